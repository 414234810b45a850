import type { Protocol } from '../schema.js';

/** Files and folders of packages. A temporary file stays on the disk until somebody removes it. */
export const packagesFiles: readonly Protocol[] = [
  {
    id: 'packages/tmp-file-sync',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary file',
    keeps: 'it on the disk, open',
    acquire: [{ call: { from: 'tmp', name: 'fileSync' } }, { call: { from: 'tmp', name: 'dirSync' } }],
    ends: 'never',
    release: [{ method: 'removeCallback' }],
    foundBy: 'name',
    // The file is for somebody else.
    exempt: [{ option: 'keep', argument: 0, equals: true }],
    evidence: 'https://github.com/raszi/node-tmp#synchronous-file-creation',
    examples: {
      leak: `import { writeFileSync } from 'node:fs';
import { fileSync } from 'tmp';

export function write(text: string): void {
  const file = fileSync();
  writeFileSync(file.name, text);
}
`,
      clean: `import { writeFileSync } from 'node:fs';
import { fileSync } from 'tmp';

export function write(text: string): void {
  const file = fileSync();
  try {
    writeFileSync(file.name, text);
  } finally {
    file.removeCallback();
  }
}
`,
    },
  },
  {
    id: 'packages/fs-extra-open',
    family: 'handle',
    kind: 'handle',
    noun: 'file descriptor',
    keeps: 'the file open',
    acquire: [{ call: { from: 'fs-extra', name: 'open' } }],
    handle: 'promise',
    ends: 'never',
    release: [
      { call: { from: 'fs-extra', name: 'close' }, argument: 0, async: true },
      { call: { from: 'fs-extra', name: 'closeSync' }, argument: 0 },
    ],
    exempt: [{ given: 3 }],
    evidence: 'https://github.com/jprichardson/node-fs-extra/blob/master/docs/fs-read-write-writev.md',
    examples: {
      leak: `import { close, fstat, open } from 'fs-extra';

export async function measure(path: string): Promise<void> {
  const fd = await open(path, 'r');
  console.log((await fstat(fd)).size);
  await close(fd);
}
`,
      clean: `import { close, fstat, open } from 'fs-extra';

export async function measure(path: string): Promise<void> {
  const fd = await open(path, 'r');
  try {
    console.log((await fstat(fd)).size);
  } finally {
    await close(fd);
  }
}
`,
    },
  },
  {
    id: 'packages/fs-extra-watch',
    family: 'handle',
    kind: 'handle',
    noun: 'file watcher',
    keeps: 'its callback and a watch of the system',
    acquire: [{ call: { from: 'fs-extra', name: 'watch' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://github.com/jprichardson/node-fs-extra',
    examples: {
      leak: `import { watch } from 'fs-extra';

export class Files {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = watch('src');

  work(): void {
    this.handle.listenerCount('change');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { watch } from 'fs-extra';

export class Files {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = watch('src');

  work(): void {
    this.handle.listenerCount('change');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.close();
  }
}
`,
    },
  },
];
