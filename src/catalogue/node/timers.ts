import type { Protocol } from '../schema.js';

/** Timers that only Node has. `setInterval` and `setTimeout` are in `web/timers.ts`. */
export const nodeTimers: readonly Protocol[] = [
  {
    id: 'node/set-immediate',
    family: 'timer',
    kind: 'token',
    noun: 'immediate',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'global', name: 'setImmediate' } },
      { call: { from: 'node:timers', name: 'setImmediate' } },
    ],
    callback: 0,
    ends: 'once',
    release: [
      { call: { from: 'global', name: 'clearImmediate' }, argument: 0 },
      { call: { from: 'node:timers', name: 'clearImmediate' }, argument: 0 },
      { method: '[Symbol.dispose]' },
    ],
    exempt: [{ chained: 'unref' }],
    evidence: 'https://nodejs.org/api/timers.html#setimmediatecallback-args',
    examples: {
      leak: `export function drain(queue: (() => void)[]): void {
  function runNext(): void {
    queue.shift()?.();
    setImmediate(runNext);
  }
  runNext();
}
`,
      clean: `export function drain(queue: (() => void)[]): () => void {
  let next: NodeJS.Immediate;
  function runNext(): void {
    queue.shift()?.();
    next = setImmediate(runNext);
  }
  runNext();
  return () => clearImmediate(next);
}
`,
    },
  },
  {
    id: 'node/promises-set-interval',
    family: 'timer',
    kind: 'token',
    noun: 'interval iterator',
    keeps: 'its timer running',
    acquire: [
      { call: { from: 'node:timers/promises', name: 'setInterval' } },
      { call: { from: 'node:timers', name: 'promises.setInterval' } },
    ],
    delay: 0,
    ends: 'iterated',
    release: [{ method: 'return', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    exempt: [{ option: 'signal', argument: 2, equals: 'present' }],
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessetintervaldelay-value-options',
    examples: {
      leak: `import { setInterval } from 'node:timers/promises';

export async function ping(send: () => void): Promise<void> {
  for await (const _ of setInterval(1_000)) {
    send();
  }
}
`,
      clean: `import { setInterval } from 'node:timers/promises';

export async function ping(send: () => boolean): Promise<void> {
  for await (const _ of setInterval(1_000)) {
    if (!send()) {
      break;
    }
  }
}
`,
    },
  },
];
