import type { Protocol } from '../schema.js';

/** Locks and pooled values that the borrower gives back. */
export const packagesLocks: readonly Protocol[] = [
  {
    id: 'packages/async-mutex',
    family: 'handle',
    kind: 'lease',
    noun: 'lock',
    keeps: 'everybody else waiting',
    acquire: [{ method: 'acquire', on: { from: 'async-mutex', name: 'Mutex' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ invoke: 'handle' }, { mirror: 'release', same: [] }],
    evidence: 'https://github.com/DirtyHairy/async-mutex#manual-locking--releasing',
    examples: {
      leak: `import { Mutex } from 'async-mutex';

const mutex = new Mutex();

export async function run(work: () => Promise<void>): Promise<void> {
  const release = await mutex.acquire();
  await work();
  release();
}
`,
      clean: `import { Mutex } from 'async-mutex';

const mutex = new Mutex();

export async function run(work: () => Promise<void>): Promise<void> {
  const release = await mutex.acquire();
  try {
    await work();
  } finally {
    release();
  }
}
`,
    },
  },
  {
    id: 'packages/proper-lockfile',
    family: 'handle',
    kind: 'lease',
    noun: 'lock',
    keeps: 'the file locked',
    acquire: [{ call: { from: 'proper-lockfile', name: 'lock' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ invoke: 'handle' }, { mirror: 'unlock', same: [0] }],
    evidence: 'https://github.com/moxystudio/node-proper-lockfile#lockfile-options',
    examples: {
      leak: `import { lock } from 'proper-lockfile';

export async function run(path: string, work: () => Promise<void>): Promise<void> {
  const release = await lock(path);
  await work();
  await release();
}
`,
      clean: `import { lock } from 'proper-lockfile';

export async function run(path: string, work: () => Promise<void>): Promise<void> {
  const release = await lock(path);
  try {
    await work();
  } finally {
    await release();
  }
}
`,
    },
  },
  {
    id: 'packages/proper-lockfile-sync',
    family: 'handle',
    kind: 'lease',
    noun: 'lock',
    keeps: 'the file locked',
    acquire: [{ call: { from: 'proper-lockfile', name: 'lockSync' } }],
    ends: 'never',
    release: [{ invoke: 'handle' }, { mirror: 'unlockSync', same: [0] }],
    evidence: 'https://github.com/moxystudio/node-proper-lockfile#sync',
    examples: {
      leak: `import { lockSync } from 'proper-lockfile';

export async function run(path: string, work: () => Promise<void>): Promise<void> {
  const release = lockSync(path);
  await work();
  release();
}
`,
      clean: `import { lockSync } from 'proper-lockfile';

export async function run(path: string, work: () => Promise<void>): Promise<void> {
  const release = lockSync(path);
  try {
    await work();
  } finally {
    release();
  }
}
`,
    },
  },
  {
    id: 'packages/generic-pool-resource',
    family: 'handle',
    kind: 'lease',
    noun: 'resource',
    keeps: 'one of the pool',
    acquire: [{ method: 'acquire', on: { from: 'generic-pool', name: 'Pool' } }],
    handle: 'promise',
    ends: 'never',
    release: [
      { call: { from: 'generic-pool', name: 'Pool.release' }, argument: 0, async: true },
      { call: { from: 'generic-pool', name: 'Pool.destroy' }, argument: 0, async: true },
    ],
    evidence: 'https://github.com/coopernurse/node-pool#pool',
    examples: {
      leak: `import { createPool } from 'generic-pool';

const pool = createPool({ create: async () => new Map<string, string>(), destroy: async (map) => map.clear() }, { acquireTimeoutMillis: 1_000, maxWaitingClients: 100 });

export async function run(work: () => Promise<void>): Promise<void> {
  const map = await pool.acquire();
  map.set('at', 'work');
  await work();
  await pool.release(map);
}
`,
      clean: `import { createPool } from 'generic-pool';

const pool = createPool({ create: async () => new Map<string, string>(), destroy: async (map) => map.clear() }, { acquireTimeoutMillis: 1_000, maxWaitingClients: 100 });

export async function run(work: () => Promise<void>): Promise<void> {
  const map = await pool.acquire();
  try {
    map.set('at', 'work');
    await work();
  } finally {
    await pool.release(map);
  }
}
`,
    },
  },
  {
    id: 'packages/generic-pool',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its resources',
    acquire: [{ call: { from: 'generic-pool', name: 'createPool' } }],
    gives: { from: 'generic-pool', name: 'Pool' },
    ends: 'never',
    release: [{ method: 'drain', async: true }, { method: 'clear', async: true }],
    evidence: 'https://github.com/coopernurse/node-pool#draining',
    examples: {
      leak: `import { createPool } from 'generic-pool';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createPool({ create: async () => new Map<string, string>(), destroy: async (map) => map.clear() }, { acquireTimeoutMillis: 1_000, maxWaitingClients: 100 });

  work(): void {
    console.log(this.handle.size);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createPool } from 'generic-pool';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createPool({ create: async () => new Map<string, string>(), destroy: async (map) => map.clear() }, { acquireTimeoutMillis: 1_000, maxWaitingClients: 100 });

  work(): void {
    console.log(this.handle.size);
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.drain();
  }
}
`,
    },
  },
];
