import type { SelfEnding } from './schema.js';

/** Looks like a timer and is none: read by whatever infers obligations from types or names, so that these stay silent. */
export const selfEnding: readonly SelfEnding[] = [
  {
    symbol: { from: 'node:timers/promises', name: 'setTimeout' },
    because: 'The promise settles once and its timer is gone; a signal can only end it earlier.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options',
  },
  {
    symbol: { from: 'node:timers', name: 'promises.setTimeout' },
    because: 'The same function as that of `node:timers/promises`.',
    evidence: 'https://nodejs.org/api/timers.html#timers-promises-api',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'setImmediate' },
    because: 'The promise settles on the next turn of the event loop.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessetimmediatevalue-options',
  },
  {
    symbol: { from: 'node:timers', name: 'promises.setImmediate' },
    because: 'The same function as that of `node:timers/promises`.',
    evidence: 'https://nodejs.org/api/timers.html#timers-promises-api',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'scheduler.wait' },
    because: 'The promise settles once and its timer is gone; a signal can only end it earlier.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisesschedulerwaitdelay-options',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'scheduler.yield' },
    because: 'The promise settles on the next turn of the event loop.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisesscheduleryield',
  },
  {
    symbol: { from: 'global', name: 'AbortSignal.timeout' },
    because: 'The signal aborts once; nothing can cancel it, and it can be collected early when nothing listens.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/timeout_static',
  },
  {
    symbol: { from: 'global', name: 'Scheduler.postTask' },
    because: 'The task runs once and its promise settles; a signal can only withdraw it earlier.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Scheduler/postTask',
  },
];
