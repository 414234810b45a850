import type { Framework } from '../schema.js';

/** The base classes release in the same hooks, so every override calls super. */
export const ember: Framework = {
  id: 'ember',
  modules: ['@ember/destroyable', 'ember-modifier'],
  effects: [{ name: 'modifier', callback: 0, cleanup: 'returned' }],
  registrars: [{ name: 'registerDestructor', callback: 1 }],
  classes: {
    bases: [
      { from: '@glimmer/component', name: 'default' },
      { from: '@ember/component', name: 'default' },
      { from: '@ember/component/helper', name: 'default' },
      { from: '@ember/controller', name: 'default' },
      { from: '@ember/routing/route', name: 'default' },
      { from: '@ember/service', name: 'default' },
      { from: 'ember-modifier', name: 'default' },
    ],
    decorators: [],
    hooks: {
      setUp: ['init', 'didReceiveAttrs', 'didInsertElement', 'didRender', 'didUpdate', 'activate', 'modify'],
      tearDown: ['willDestroy', 'willDestroyElement', 'willClearRender', 'didDestroyElement', 'deactivate'],
      callsSuper: true,
    },
  },
  evidence: 'https://api.emberjs.com/ember/release/modules/@ember%2Fdestroyable/',
};
