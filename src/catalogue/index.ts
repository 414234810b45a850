import { nodeTimers } from './node/timers.js';
import type { Framework, Protocol } from './schema.js';
import { webTimers } from './web/timers.js';

export { selfEnding } from './self-ending.js';

export const protocols: readonly Protocol[] = [...nodeTimers, ...webTimers];

export const frameworks: readonly Framework[] = [];
