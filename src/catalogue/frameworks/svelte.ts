import type { Framework } from '../schema.js';

/** The function that an effect, `onMount` or the start of a store returns ends what it acquired; it must be returned synchronously. */
export const svelte: Framework = {
  id: 'svelte',
  modules: ['svelte', 'svelte/reactivity', 'svelte/store'],
  effects: [
    { name: 'onMount', callback: 0, cleanup: 'returned' },
    { name: 'beforeUpdate', callback: 0, cleanup: 'registered' },
    { name: 'afterUpdate', callback: 0, cleanup: 'registered' },
    { name: '$effect', callback: 0, cleanup: 'returned', isGlobal: true },
    { name: '$effect.pre', callback: 0, cleanup: 'returned', isGlobal: true },
    { name: '$effect.root', callback: 0, cleanup: 'returned', isGlobal: true },
    { name: 'createSubscriber', callback: 0, cleanup: 'returned' },
    { name: 'readable', callback: 1, cleanup: 'returned' },
    { name: 'writable', callback: 1, cleanup: 'returned' },
    { name: 'derived', callback: 1, cleanup: 'returned' },
  ],
  effectFunctions: [
    { type: { from: 'svelte/action', name: 'Action' }, cleanup: { method: 'destroy' } },
    { type: { from: 'svelte/attachments', name: 'Attachment' }, cleanup: 'returned' },
  ],
  registrars: [{ name: 'onDestroy', callback: 0 }],
  evidence: 'https://svelte.dev/docs/svelte/lifecycle-hooks',
};
