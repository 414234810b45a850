import type { Protocol } from '../schema.js';

/** Recordings of the running process. */
export const nodeRecordings: readonly Protocol[] = [
  {
    id: 'node/cpu-profile',
    family: 'handle',
    kind: 'handle',
    noun: 'profile',
    keeps: 'its samples',
    acquire: [{ call: { from: 'node:v8', name: 'startCpuProfile' } }],
    ends: 'outside',
    release: [{ method: 'stop' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/v8.html#v8startcpuprofilename',
    examples: {
      leak: `import { startCpuProfile } from 'node:v8';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = startCpuProfile();

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { startCpuProfile } from 'node:v8';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = startCpuProfile();

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'node/worker-profile',
    family: 'handle',
    kind: 'handle',
    noun: 'profile',
    keeps: 'its samples',
    acquire: [
      { method: 'startCpuProfile', on: { from: 'node:worker_threads', name: 'Worker' } },
      { method: 'startHeapProfile', on: { from: 'node:worker_threads', name: 'Worker' } },
    ],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'stop', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/worker_threads.html#workerstartcpuprofile',
    examples: {
      leak: `import type { Worker } from 'node:worker_threads';

export async function record(worker: Worker, work: () => Promise<void>): Promise<void> {
  const profile = await worker.startCpuProfile();
  await work();
  await profile.stop();
}
`,
      clean: `import type { Worker } from 'node:worker_threads';

export async function record(worker: Worker, work: () => Promise<void>): Promise<void> {
  const profile = await worker.startCpuProfile();
  try {
    await work();
  } finally {
    await profile.stop();
  }
}
`,
    },
  },
];
