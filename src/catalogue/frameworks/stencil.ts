import type { Framework } from '../schema.js';

/** The compiler calls the hooks; there is no base class whose hook an override hides. */
export const stencil: Framework = {
  id: 'stencil',
  modules: ['@stencil/core'],
  classes: {
    bases: [],
    decorators: [{ from: '@stencil/core', name: 'Component' }],
    hooks: {
      setUp: [
        'connectedCallback',
        'componentWillLoad',
        'componentDidLoad',
        'componentWillRender',
        'componentDidRender',
        'componentWillUpdate',
        'componentDidUpdate',
      ],
      tearDown: ['disconnectedCallback'],
    },
  },
  evidence: 'https://stenciljs.com/docs/component-lifecycle',
};
