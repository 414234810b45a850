import type { Protocol } from '../schema.js';

/** Clients of Redis. They connect when they are made, unless an option says otherwise. */
export const packagesIoredis: readonly Protocol[] = [
  {
    id: 'packages/ioredis-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [
      { construct: { from: 'ioredis', name: 'default' } },
      { construct: { from: 'ioredis', name: 'Redis' } },
      { construct: { from: 'ioredis', name: 'Cluster' } },
      { construct: { from: 'ioredis', name: 'default.Cluster' } },
    ],
    gives: { from: 'ioredis', name: 'Redis' },
    ends: 'never',
    release: [{ method: 'quit', async: true }, { method: 'disconnect' }],
    evidence: 'https://redis.github.io/ioredis/classes/Redis.html#disconnect',
    examples: {
      leak: `import { Redis } from 'ioredis';

export async function count(url: string): Promise<void> {
  const redis = new Redis(url);
  console.log(await redis.dbsize());
}
`,
      clean: `import { Redis } from 'ioredis';

export async function count(url: string): Promise<void> {
  const redis = new Redis(url);
  try {
    console.log(await redis.dbsize());
  } finally {
    redis.disconnect();
  }
}
`,
    },
  },
  {
    id: 'packages/ioredis-duplicate',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ method: 'duplicate', on: { from: 'ioredis', name: 'Redis' } }],
    ends: 'never',
    release: [{ method: 'quit', async: true }, { method: 'disconnect' }],
    evidence: 'https://redis.github.io/ioredis/classes/Redis.html#duplicate',
    examples: {
      leak: `import { Redis } from 'ioredis';

const redis = new Redis();

export async function count(): Promise<void> {
  const copy = redis.duplicate();
  console.log(await copy.dbsize());
}
`,
      clean: `import { Redis } from 'ioredis';

const redis = new Redis();

export async function count(): Promise<void> {
  const copy = redis.duplicate();
  try {
    console.log(await copy.dbsize());
  } finally {
    copy.disconnect();
  }
}
`,
    },
  },
  {
    id: 'packages/ioredis-monitor',
    family: 'handle',
    kind: 'handle',
    noun: 'monitor',
    keeps: 'its connection',
    acquire: [{ method: 'monitor', on: { from: 'ioredis', name: 'Redis' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'quit', async: true }, { method: 'disconnect' }],
    exempt: [{ given: 0 }],
    evidence: 'https://redis.github.io/ioredis/classes/Redis.html#monitor',
    examples: {
      leak: `import { Redis } from 'ioredis';

const redis = new Redis();

export async function watch(wait: () => Promise<void>): Promise<void> {
  const monitor = await redis.monitor();
  await wait();
  console.log(monitor.status);
}
`,
      clean: `import { Redis } from 'ioredis';

const redis = new Redis();

export async function watch(wait: () => Promise<void>): Promise<void> {
  const monitor = await redis.monitor();
  try {
    await wait();
    console.log(monitor.status);
  } finally {
    monitor.disconnect();
  }
}
`,
    },
  },
];
