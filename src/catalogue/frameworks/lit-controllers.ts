import type { Framework } from '../schema.js';

/** A controller is any object with the hooks; its host calls them when it is connected and disconnected. */
export const litControllers: Framework = {
  id: 'lit-controllers',
  modules: ['lit', '@lit/reactive-element'],
  classes: {
    bases: [],
    decorators: [],
    interfaces: [
      { from: 'lit', name: 'ReactiveController' },
      { from: '@lit/reactive-element', name: 'ReactiveController' },
    ],
    hooks: { setUp: ['hostConnected', 'hostUpdate', 'hostUpdated'], tearDown: ['hostDisconnected'] },
  },
  evidence: 'https://lit.dev/docs/composition/controllers/',
};
