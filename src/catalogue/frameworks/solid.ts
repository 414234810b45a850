import type { Framework } from '../schema.js';

/** What `onMount` and the effects return is ignored or handed to the next run: only `onCleanup` cleans up, and only under an owner. */
export const solid: Framework = {
  id: 'solid',
  modules: ['solid-js'],
  effects: [
    { name: 'onMount', callback: 0, cleanup: 'registered' },
    { name: 'createEffect', callback: 0, cleanup: 'registered' },
    { name: 'createRenderEffect', callback: 0, cleanup: 'registered' },
    { name: 'createComputed', callback: 0, cleanup: 'registered' },
    { name: 'createMemo', callback: 0, cleanup: 'registered' },
    { name: 'createReaction', callback: 0, cleanup: 'registered' },
    { name: 'createRoot', callback: 0, cleanup: 'registered' },
  ],
  registrars: [{ name: 'onCleanup', callback: 0 }],
  evidence: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
};
