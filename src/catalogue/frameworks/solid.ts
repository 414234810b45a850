import type { Framework } from '../schema.js';

/** What `onMount` and the effects return is ignored or handed to the next run: only `onCleanup` cleans up, and only under an owner. */
export const solid: Framework = {
  id: 'solid',
  modules: ['solid-js'],
  effects: [
    { name: 'onMount', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onCleanup' },
    { name: 'createEffect', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onCleanup' },
    { name: 'createRenderEffect', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onCleanup' },
    { name: 'createComputed', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onCleanup' },
    { name: 'createMemo', callback: 0, cleanup: 'registered' },
    { name: 'createReaction', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onCleanup' },
    { name: 'createRoot', callback: 0, cleanup: 'registered' },
  ],
  registrars: [{ name: 'onCleanup', callback: 0 }],
  evidence: 'https://docs.solidjs.com/reference/lifecycle/on-cleanup',
};
