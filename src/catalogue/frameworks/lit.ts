import type { Framework } from '../schema.js';

/** The base classes connect and disconnect controllers in the same hooks, so every override calls super. */
export const lit: Framework = {
  id: 'lit',
  modules: ['lit', 'lit-element', '@lit/reactive-element'],
  classes: {
    bases: [
      { from: 'lit', name: 'LitElement' },
      { from: 'lit', name: 'ReactiveElement' },
      { from: 'lit-element', name: 'LitElement' },
      { from: 'lit-element', name: 'UpdatingElement' },
      { from: '@lit/reactive-element', name: 'ReactiveElement' },
    ],
    decorators: [
      { from: 'lit/decorators.js', name: 'customElement' },
      { from: 'lit/decorators/custom-element.js', name: 'customElement' },
      { from: '@lit/reactive-element/decorators.js', name: 'customElement' },
      { from: 'lit-element', name: 'customElement' },
    ],
    hooks: {
      setUp: ['connectedCallback', 'firstUpdated', 'willUpdate', 'updated'],
      tearDown: ['disconnectedCallback'],
      callsSuper: true,
    },
  },
  evidence: 'https://lit.dev/docs/components/lifecycle/',
};
