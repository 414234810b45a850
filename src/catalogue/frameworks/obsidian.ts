import type { Framework } from '../schema.js';

/** A component releases on unload all that was registered with it. */
export const obsidian: Framework = {
  id: 'obsidian',
  modules: ['obsidian'],
  registrars: [{ name: 'register', callback: 0, on: { from: 'obsidian', name: 'Component' } }],
  owners: [
    { from: 'obsidian', name: 'Component.registerInterval' },
    { from: 'obsidian', name: 'Component.registerEvent' },
    { from: 'obsidian', name: 'Component.addChild' },
  ],
  classes: {
    bases: [
      { from: 'obsidian', name: 'Component' },
      { from: 'obsidian', name: 'Plugin' },
      { from: 'obsidian', name: 'MarkdownRenderChild' },
      { from: 'obsidian', name: 'View' },
      { from: 'obsidian', name: 'ItemView' },
      { from: 'obsidian', name: 'FileView' },
      { from: 'obsidian', name: 'TextFileView' },
      { from: 'obsidian', name: 'Modal' },
    ],
    decorators: [],
    hooks: { setUp: ['onload', 'onOpen'], tearDown: ['onunload', 'onClose'] },
  },
  evidence: 'https://docs.obsidian.md/Reference/TypeScript+API/Component',
};
