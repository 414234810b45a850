import type { Protocol, SymbolRef } from './schema.js';

/** Objects that stand for one request, event or job, and whose signal ends with it. */
export const requestNames: readonly string[] = ['req', 'request', 'ctx', 'context', 'c', 'event', 'evt', 'e', 'job'];

/** Methods that end what they are called on for good: what an abort runs them on lives until then. */
export const endingVerbs: readonly string[] = [
  'close',
  'destroy',
  'disconnect',
  'dispose',
  'end',
  'kill',
  'shutdown',
  'stop',
  'terminate',
  'unsubscribe',
];

/** Functions that give a promise of the next event, and listen until it comes or their signal is aborted. */
export const eventWaits: readonly SymbolRef[] = [
  { from: 'node:events', name: 'once' },
  { from: 'node:events', name: 'EventEmitter.once' },
  { from: 'events', name: 'once' },
];

/** Methods that give a signal a listener, and those that take it away. */
export const signalListenerVerbs: { readonly add: readonly string[]; readonly remove: readonly string[] } = {
  add: ['addEventListener', 'once', 'on', 'addListener', 'prependListener'],
  remove: ['removeEventListener', 'removeListener', 'off'],
};

/** Calls that run a function later, keep it for a time of their own, and give nobody else what it is. */
export const deferringCalls: readonly string[] = ['setTimeout', 'setImmediate', 'queueMicrotask', 'nextTick', 'then', 'catch', 'finally'];

/** Combinators of promises that end with the first of them. */
export const racingCombinators: readonly string[] = ['race', 'any'];

/** A controller is an obligation only where listeners hang on its signal that outlive their owner. */
export const controllers: readonly Protocol[] = [
  {
    id: 'web/abort-controller',
    family: 'listener',
    kind: 'handle',
    noun: 'controller',
    keeps: 'every listener that its signal is to remove',
    acquire: [{ construct: { from: 'global', name: 'AbortController' } }],
    ends: 'never',
    release: [{ method: 'abort' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/EventTarget/addEventListener#signal',
    examples: {
      leak: `export function follow(log: (event: MouseEvent) => void): void {
  const controller = new AbortController();
  window.addEventListener('mousemove', (event) => log(event), { signal: controller.signal });
}
`,
      clean: `export function follow(log: (event: MouseEvent) => void): () => void {
  const controller = new AbortController();
  window.addEventListener('mousemove', (event) => log(event), { signal: controller.signal });
  return () => controller.abort();
}
`,
    },
  },
];

/** Iterators that wait for the next event for ever. */
export const eventIterators: readonly Protocol[] = [
  {
    id: 'node/events-on',
    family: 'listener',
    kind: 'registration',
    noun: 'iterator',
    keeps: 'its listeners and this function',
    acquire: [{ call: { from: 'node:events', name: 'on' } }, { call: { from: 'node:events', name: 'EventEmitter.on' } }],
    ends: 'iterated',
    release: [{ method: 'return', async: true }],
    exempt: [
      { option: 'signal', argument: 2, equals: 'present' },
      { option: 'close', argument: 2, equals: 'present' },
    ],
    evidence: 'https://nodejs.org/api/events.html#eventsonemitter-eventname-options',
    examples: {
      leak: `import { on, type EventEmitter } from 'node:events';

export async function follow(jobs: EventEmitter, run: (job: unknown) => void): Promise<void> {
  for await (const [job] of on(jobs, 'job')) {
    run(job);
  }
}
`,
      clean: `import { on, type EventEmitter } from 'node:events';

export async function follow(jobs: EventEmitter, run: (job: unknown) => boolean): Promise<void> {
  for await (const [job] of on(jobs, 'job')) {
    if (!run(job)) {
      break;
    }
  }
}
`,
    },
  },
  {
    id: 'node/promises-watch',
    family: 'listener',
    kind: 'handle',
    noun: 'iterator',
    keeps: 'its watcher and this function',
    acquire: [{ call: { from: 'node:fs/promises', name: 'watch' } }, { call: { from: 'node:fs', name: 'promises.watch' } }],
    ends: 'iterated',
    release: [{ method: 'return', async: true }],
    exempt: [{ option: 'signal', argument: 1, equals: 'present' }],
    evidence: 'https://nodejs.org/api/fs.html#fspromiseswatchfilename-options',
    examples: {
      leak: `import { watch } from 'node:fs/promises';

export async function follow(folder: string, build: () => void): Promise<void> {
  for await (const _ of watch(folder)) {
    build();
  }
}
`,
      clean: `import { watch } from 'node:fs/promises';

export async function follow(folder: string, signal: AbortSignal, build: () => void): Promise<void> {
  for await (const _ of watch(folder, { signal })) {
    build();
  }
}
`,
    },
  },
];
