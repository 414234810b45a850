import type { Protocol } from '../schema.js';

/** Clients of Redis. */
export const packagesRedis: readonly Protocol[] = [
  {
    id: 'packages/redis-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [
      { call: { from: 'redis', name: 'createClient' } },
      { call: { from: 'redis', name: 'createCluster' } },
      { call: { from: 'redis', name: 'createClientPool' } },
      { call: { from: 'redis', name: 'createSentinel' } },
    ],
    gives: { from: 'redis', name: 'RedisClientType' },
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [
      { method: 'close', async: true },
      { method: 'destroy' },
      { method: 'quit', async: true },
      { method: 'disconnect', async: true },
    ],
    evidence: 'https://github.com/redis/node-redis#disconnecting',
    examples: {
      leak: `import { createClient } from 'redis';

export async function count(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  console.log(await client.dbSize());
}
`,
      clean: `import { createClient } from 'redis';

export async function count(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  try {
    console.log(await client.dbSize());
  } finally {
    await client.close();
  }
}
`,
    },
  },
  {
    id: 'packages/redis-duplicate',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [
      { method: 'duplicate', on: { from: 'redis', name: 'RedisClientType' } },
      { method: 'duplicate', on: { from: '@redis/client', name: 'RedisClientType' } },
    ],
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [
      { method: 'close', async: true },
      { method: 'destroy' },
      { method: 'quit', async: true },
      { method: 'disconnect', async: true },
    ],
    evidence: 'https://github.com/redis/node-redis#disconnecting',
    examples: {
      leak: `import { createClient } from 'redis';

const client = createClient();

export async function count(): Promise<void> {
  const copy = client.duplicate();
  await copy.connect();
  console.log(await copy.dbSize());
}
`,
      clean: `import { createClient } from 'redis';

const client = createClient();

export async function count(): Promise<void> {
  const copy = client.duplicate();
  await copy.connect();
  try {
    console.log(await copy.dbSize());
  } finally {
    await copy.close();
  }
}
`,
    },
  },
];
