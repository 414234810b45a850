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
