import type { Framework } from '../schema.js';

/** A controller connects each time its element enters the document, and `initialize` runs once. */
export const stimulus: Framework = {
  id: 'stimulus',
  modules: ['@hotwired/stimulus', 'stimulus'],
  classes: {
    bases: [
      { from: '@hotwired/stimulus', name: 'Controller' },
      { from: 'stimulus', name: 'Controller' },
    ],
    decorators: [],
    hooks: { setUp: ['initialize', 'connect'], tearDown: ['disconnect'] },
  },
  evidence: 'https://stimulus.hotwired.dev/reference/lifecycle-callbacks',
};
