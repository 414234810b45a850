import type { Protocol } from '../schema.js';

/** Files and directories that are opened. A descriptor is a number, which no collector ever closes. */
export const nodeFiles: readonly Protocol[] = [
  {
    id: 'node/fs-open-sync',
    family: 'handle',
    kind: 'handle',
    noun: 'file descriptor',
    keeps: 'the file open',
    acquire: [{ call: { from: 'node:fs', name: 'openSync' } }],
    ends: 'never',
    release: [
      { call: { from: 'node:fs', name: 'closeSync' }, argument: 0 },
      { call: { from: 'node:fs', name: 'close' }, argument: 0 },
    ],
    afterRelease: [{ after: ['closeSync', 'close'], fails: ['closeSync', 'close', 'readSync', 'read', 'readvSync', 'readv', 'writeSync', 'write', 'writevSync', 'writev', 'fstatSync', 'fstat', 'ftruncateSync', 'ftruncate', 'fsyncSync', 'fsync', 'fdatasyncSync', 'fdatasync', 'futimesSync', 'futimes', 'fchmodSync', 'fchmod', 'fchownSync', 'fchown'] }],
    evidence: 'https://nodejs.org/api/fs.html#fsopensyncpath-flags-mode',
    examples: {
      leak: `import fs from 'node:fs';

export function readHead(path: string, head: Buffer): number {
  const fd = fs.openSync(path, 'r');
  return fs.readSync(fd, head);
}
`,
      clean: `import fs from 'node:fs';

export function readHead(path: string, head: Buffer): number {
  const fd = fs.openSync(path, 'r');
  try {
    return fs.readSync(fd, head);
  } finally {
    fs.closeSync(fd);
  }
}
`,
    },
  },
  {
    id: 'node/fs-open',
    family: 'handle',
    kind: 'handle',
    noun: 'file descriptor',
    keeps: 'the file open',
    acquire: [{ call: { from: 'node:fs', name: 'open' } }],
    handle: { callbackArgument: 3, parameter: 1 },
    ends: 'never',
    release: [
      { call: { from: 'node:fs', name: 'closeSync' }, argument: 0 },
      { call: { from: 'node:fs', name: 'close' }, argument: 0 },
    ],
    afterRelease: [{ after: ['closeSync', 'close'], fails: ['closeSync', 'close', 'readSync', 'read', 'readvSync', 'readv', 'writeSync', 'write', 'writevSync', 'writev', 'fstatSync', 'fstat', 'ftruncateSync', 'ftruncate', 'fsyncSync', 'fsync', 'fdatasyncSync', 'fdatasync', 'futimesSync', 'futimes', 'fchmodSync', 'fchmod', 'fchownSync', 'fchown'] }],
    evidence: 'https://nodejs.org/api/fs.html#fsopenpath-flags-mode-callback',
    examples: {
      leak: `import fs from 'node:fs';

export function getSize(path: string, done: (error: Error | null, size?: number) => void): void {
  fs.open(path, 'r', (error, fd) => {
    if (error) {
      return done(error);
    }
    fs.fstat(fd, (failure, stats) => {
      if (failure) {
        return done(failure);
      }
      fs.close(fd, () => done(null, stats.size));
    });
  });
}
`,
      clean: `import fs from 'node:fs';

export function getSize(path: string, done: (error: Error | null, size?: number) => void): void {
  fs.open(path, 'r', (error, fd) => {
    if (error) {
      return done(error);
    }
    fs.fstat(fd, (failure, stats) => {
      fs.close(fd, () => done(failure, stats.size));
    });
  });
}
`,
    },
  },
  {
    id: 'node/fs-promises-open',
    family: 'handle',
    kind: 'handle',
    noun: 'file handle',
    keeps: 'its descriptor',
    acquire: [{ call: { from: 'node:fs/promises', name: 'open' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    exempt: [
      { chained: 'createReadStream' },
      { chained: 'createWriteStream' },
      { chained: 'readableWebStream' },
      { chained: 'readLines' },
    ],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'] } }],
    afterRelease: [{ after: ['close'], fails: ['read', 'readv', 'readFile', 'readLines', 'write', 'writev', 'writeFile', 'appendFile', 'stat', 'sync', 'datasync', 'truncate', 'utimes', 'chmod', 'chown', 'createReadStream', 'createWriteStream', 'readableWebStream'] }],
    evidence: 'https://nodejs.org/api/fs.html#fspromisesopenpath-flags-mode',
    examples: {
      leak: `import { open } from 'node:fs/promises';

export async function readHead(path: string, head: Buffer): Promise<number> {
  const file = await open(path);
  const { bytesRead } = await file.read(head);
  return bytesRead;
}
`,
      clean: `import { open } from 'node:fs/promises';

export async function readHead(path: string, head: Buffer): Promise<number> {
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(head);
    return bytesRead;
  } finally {
    await file.close();
  }
}
`,
    },
  },
  {
    id: 'node/fs-opendir-sync',
    family: 'handle',
    kind: 'handle',
    noun: 'directory',
    keeps: 'its descriptor',
    acquire: [{ call: { from: 'node:fs', name: 'opendirSync' } }],
    ends: 'never',
    release: [
      { method: 'closeSync' },
      { method: 'close', async: true },
      { method: '[Symbol.dispose]' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    afterRelease: [{ after: ['closeSync', 'close'], fails: ['read', 'readSync', 'close', 'closeSync'] }],
    disposers: [
      { kind: 'sync', release: 'closeSync', since: { node: ['22.17.0', '24.1.0'] } },
      { kind: 'async', release: 'close', since: { node: ['22.17.0', '24.1.0'] } },
    ],
    evidence: 'https://nodejs.org/api/fs.html#fsopendirsyncpath-options',
    examples: {
      leak: `import { opendirSync } from 'node:fs';

export function isEmpty(path: string): boolean {
  const folder = opendirSync(path);
  return folder.readSync() === null;
}
`,
      clean: `import { opendirSync } from 'node:fs';

export function isEmpty(path: string): boolean {
  const folder = opendirSync(path);
  const first = folder.readSync();
  folder.closeSync();
  return first === null;
}
`,
    },
  },
  {
    id: 'node/fs-opendir',
    family: 'handle',
    kind: 'handle',
    noun: 'directory',
    keeps: 'its descriptor',
    acquire: [{ call: { from: 'node:fs', name: 'opendir' } }],
    handle: { callbackArgument: 2, parameter: 1 },
    ends: 'never',
    release: [
      { method: 'closeSync' },
      { method: 'close', async: true },
      { method: '[Symbol.dispose]' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    afterRelease: [{ after: ['closeSync', 'close'], fails: ['read', 'readSync', 'close', 'closeSync'] }],
    evidence: 'https://nodejs.org/api/fs.html#fsopendirpath-options-callback',
    examples: {
      leak: `import { opendir } from 'node:fs';

export function findFirst(path: string, done: (name?: string) => void): void {
  opendir(path, (error, folder) => {
    if (error) {
      return done();
    }
    done(folder.readSync()?.name);
  });
}
`,
      clean: `import { opendir } from 'node:fs';

export function findFirst(path: string, done: (name?: string) => void): void {
  opendir(path, (error, folder) => {
    if (error) {
      return done();
    }
    const name = folder.readSync()?.name;
    folder.closeSync();
    done(name);
  });
}
`,
    },
  },
  {
    id: 'node/fs-promises-opendir',
    family: 'handle',
    kind: 'handle',
    noun: 'directory',
    keeps: 'its descriptor',
    acquire: [{ call: { from: 'node:fs/promises', name: 'opendir' } }],
    handle: 'promise',
    ends: 'never',
    release: [
      { method: 'close', async: true },
      { method: 'closeSync' },
      { method: '[Symbol.asyncDispose]', async: true },
      { method: '[Symbol.dispose]' },
    ],
    disposers: [
      { kind: 'async', release: 'close', since: { node: ['22.17.0', '24.1.0'] } },
      { kind: 'sync', release: 'closeSync', since: { node: ['22.17.0', '24.1.0'] } },
    ],
    afterRelease: [{ after: ['closeSync', 'close'], fails: ['read', 'readSync', 'close', 'closeSync'] }],
    evidence: 'https://nodejs.org/api/fs.html#fspromisesopendirpath-options',
    examples: {
      leak: `import { opendir } from 'node:fs/promises';

export async function isEmpty(path: string): Promise<boolean> {
  const folder = await opendir(path);
  return (await folder.read()) === null;
}
`,
      clean: `import { opendir } from 'node:fs/promises';

export async function isEmpty(path: string): Promise<boolean> {
  const folder = await opendir(path);
  try {
    return (await folder.read()) === null;
  } finally {
    await folder.close();
  }
}
`,
    },
  },
  {
    id: 'node/fs-mkdtemp-disposable',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary directory',
    keeps: 'its files on the disk',
    acquire: [{ call: { from: 'node:fs/promises', name: 'mkdtempDisposable' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'remove', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'remove', since: { node: ['24.4.0'] } }],
    evidence: 'https://nodejs.org/api/fs.html#fspromisesmkdtempdisposableprefix-options',
    examples: {
      leak: `import { mkdtempDisposable, writeFile } from 'node:fs/promises';

export async function stage(text: string): Promise<void> {
  const folder = await mkdtempDisposable('stage-');
  await writeFile(folder.path + '/text', text);
}
`,
      clean: `import { mkdtempDisposable, writeFile } from 'node:fs/promises';

export async function stage(text: string): Promise<void> {
  await using folder = await mkdtempDisposable('stage-');
  await writeFile(folder.path + '/text', text);
}
`,
    },
  },
  {
    id: 'node/fs-mkdtemp-disposable-sync',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary directory',
    keeps: 'its files on the disk',
    acquire: [{ call: { from: 'node:fs', name: 'mkdtempDisposableSync' } }],
    ends: 'never',
    release: [{ method: 'remove' }, { method: '[Symbol.dispose]' }],
    disposers: [{ kind: 'sync', release: 'remove', since: { node: ['24.4.0'] } }],
    evidence: 'https://nodejs.org/api/fs.html#fsmkdtempdisposablesyncprefix-options',
    examples: {
      leak: `import { mkdtempDisposableSync, writeFileSync } from 'node:fs';

export function stage(text: string): void {
  const folder = mkdtempDisposableSync('stage-');
  writeFileSync(folder.path + '/text', text);
}
`,
      clean: `import { mkdtempDisposableSync, writeFileSync } from 'node:fs';

export function stage(text: string): void {
  using folder = mkdtempDisposableSync('stage-');
  writeFileSync(folder.path + '/text', text);
}
`,
    },
  },
];
