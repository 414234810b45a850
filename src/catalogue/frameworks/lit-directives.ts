import type { Framework } from '../schema.js';

/** Only an asynchronous directive hears that its part of the tree is gone. */
export const litDirectives: Framework = {
  id: 'lit-directives',
  modules: ['lit/async-directive.js'],
  classes: {
    bases: [{ from: 'lit/async-directive.js', name: 'AsyncDirective' }],
    decorators: [],
    hooks: { setUp: ['render', 'update', 'reconnected'], tearDown: ['disconnected'] },
  },
  evidence: 'https://lit.dev/docs/templates/custom-directives/',
};
