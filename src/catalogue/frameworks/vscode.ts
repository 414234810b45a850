import type { Framework } from '../schema.js';

/** The host disposes what an extension pushes to its subscriptions when it is deactivated. */
export const vscode: Framework = {
  id: 'vscode',
  modules: ['vscode'],
  owners: [
    { from: 'vscode', name: 'ExtensionContext.subscriptions' },
    { from: 'vscode', name: 'Disposable.from' },
  ],
  classes: {
    bases: [{ from: 'vscode', name: 'Disposable' }],
    decorators: [],
    interfaces: [
      { from: 'vscode', name: 'Disposable' },
      { from: 'vscode', name: 'CustomDocument' },
    ],
    hooks: { setUp: [], tearDown: ['dispose'], implements: { from: 'vscode', name: 'Disposable' } },
  },
  evidence: 'https://code.visualstudio.com/api/references/vscode-api#ExtensionContext',
};
