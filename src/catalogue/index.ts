export * from './conventions.js';
export * from './conventions-of-life.js';
export * from './lifetime-names.js';
export * from './release-names.js';
export { frameworks, protocols } from './entries.js';
export { selfEnding } from './self-ending.js';
export * from './signals.js';
export * from './streams.js';
export * from './url-readers.js';
