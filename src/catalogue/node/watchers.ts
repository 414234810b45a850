import type { Protocol } from '../schema.js';

/** Watchers of files. They run until they are closed, and keep the process alive. */
export const nodeWatchers: readonly Protocol[] = [
  {
    id: 'node/fs-watch',
    family: 'handle',
    kind: 'handle',
    noun: 'file watcher',
    keeps: 'its callback and a watch of the system',
    acquire: [{ call: { from: 'node:fs', name: 'watch' } }],
    callback: 2,
    ends: 'never',
    release: [{ method: 'close' }],
    exempt: [{ option: 'signal', argument: 1, equals: 'present' }],
    evidence: 'https://nodejs.org/api/fs.html#fswatchfilename-options-listener',
    examples: {
      leak: `import { watch } from 'node:fs';

export class Reloader {
  private readonly watcher;

  constructor(path: string, reload: () => void) {
    this.watcher = watch(path, () => reload());
  }
}
`,
      clean: `import { watch } from 'node:fs';

export class Reloader {
  private readonly watcher;

  constructor(path: string, reload: () => void) {
    this.watcher = watch(path, () => reload());
  }

  dispose(): void {
    this.watcher.close();
  }
}
`,
    },
  },
];
