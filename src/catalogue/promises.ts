import type { SymbolRef } from './schema.js';

/** Functions and classes that give a promise together with what settles it. */
export const deferredMakerNames: readonly string[] = [
  'withResolvers',
  'Deferred',
  'DeferredPromise',
  'ManualPromise',
  'PromiseDelegate',
  'defer',
  'deferred',
  'pDefer',
  'createDeferred',
  'createDeferredPromise',
  'newDeferred',
];

/** Functions whose promise settles when something happens, if ever. */
export const eventPromises: readonly SymbolRef[] = [
  { from: 'node:events', name: 'once' },
  { from: 'node:stream/promises', name: 'finished' },
];

/** Functions that run a callback soon. Read where a promise is settled in one. */
export const soonRunners: readonly string[] = ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'requestAnimationFrame'];

/** Methods that run a callback when something happens, if ever. Read where a promise is settled in one. */
export const eventWaiters: readonly string[] = ['addEventListener', 'once', 'on', 'addListener'];
