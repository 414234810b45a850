export * from './conventions.js';
export { frameworks, protocols } from './entries.js';
export { selfEnding } from './self-ending.js';
