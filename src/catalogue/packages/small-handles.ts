import type { Protocol } from '../schema.js';

/** Slots of a semaphore, folders and scopes. */
export const packagesSmallHandles: readonly Protocol[] = [
  {
    id: 'packages/async-semaphore',
    family: 'handle',
    kind: 'lease',
    noun: 'slot',
    keeps: 'others waiting',
    acquire: [
      { method: 'acquire', on: { from: 'async-mutex', name: 'Semaphore' } },
      { method: 'acquire', on: { from: 'async-mutex', name: 'SemaphoreInterface' } },
    ],
    handle: { element: 1 },
    ends: 'never',
    release: [{ invoke: 'handle' }, { mirror: 'release', same: [] }],
    evidence: 'https://github.com/DirtyHairy/async-mutex#semaphore-api',
    examples: {
      leak: `import { Semaphore } from 'async-mutex';

const slots = new Semaphore(4);

export async function download(fetchOne: () => Promise<string>): Promise<string> {
  const [, release] = await slots.acquire();
  const text = await fetchOne();
  release();
  return text;
}
`,
      clean: `import { Semaphore } from 'async-mutex';

const slots = new Semaphore(4);

export async function download(fetchOne: () => Promise<string>): Promise<string> {
  const [, release] = await slots.acquire();
  try {
  const text = await fetchOne();
  return text;
  } finally {
    release();
  }
}
`,
    },
  },
  {
    id: 'packages/fs-extra-folder',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary folder',
    keeps: 'it on the disk',
    acquire: [{ call: { from: 'fs-extra', name: 'mkdtemp' } }],
    handle: 'promise',
    ends: 'never',
    release: [
      { call: { from: 'fs-extra', name: 'remove' }, argument: 0, async: true },
      { call: { from: 'fs-extra', name: 'rm' }, argument: 0, async: true },
      { call: { from: 'node:fs/promises', name: 'rm' }, argument: 0, async: true },
      { call: { from: 'fs-extra', name: 'removeSync' }, argument: 0 },
      { call: { from: 'node:fs', name: 'rmSync' }, argument: 0 },
    ],
    evidence: 'https://github.com/jprichardson/node-fs-extra/blob/master/docs/remove.md',
    examples: {
      leak: `import { mkdtemp, outputFile, remove } from 'fs-extra';

export async function build(files: ReadonlyMap<string, string>, run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp('/tmp/build-');
  for (const [name, text] of files) {
    await outputFile(folder + '/' + name, text);
  }
  await run(folder);
    await remove(folder);
}
`,
      clean: `import { mkdtemp, outputFile, remove } from 'fs-extra';

export async function build(files: ReadonlyMap<string, string>, run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp('/tmp/build-');
  try {
  for (const [name, text] of files) {
    await outputFile(folder + '/' + name, text);
  }
  await run(folder);
  } finally {
    await remove(folder);
  }
}
`,
    },
  },
  {
    id: 'packages/solid-scope',
    family: 'handle',
    kind: 'handle',
    noun: 'scope',
    keeps: 'its effects',
    acquire: [{ call: { from: 'solid-js', name: 'createRoot' } }],
    handle: { callbackArgument: 0, parameter: 0, isOnlyWay: true },
    ends: 'outside',
    release: [{ invoke: 'handle' }],
    evidence: 'https://docs.solidjs.com/reference/reactive-utilities/create-root',
    examples: {
      leak: `import { createEffect, createRoot, createSignal } from 'solid-js';

const [total] = createSignal(0);

export class Badge {
  private readonly timer = setInterval(() => this.blink(), 1_000);

  constructor(show: (total: number) => void) {
    createRoot(() => {
      createEffect(() => show(total()));
    });
  }

  blink(): void {}

  destroy(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createEffect, createRoot, createSignal } from 'solid-js';

const [total] = createSignal(0);

export class Badge {
  private readonly stop: () => void;
  private readonly timer = setInterval(() => this.blink(), 1_000);

  constructor(show: (total: number) => void) {
    this.stop = createRoot((dispose) => {
      createEffect(() => show(total()));
      return dispose;
    });
  }

  blink(): void {}

  destroy(): void {
    clearInterval(this.timer);
    this.stop();
  }
}
`,
    },
  },
];
