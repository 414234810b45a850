import type { Protocol } from '../schema.js';

/** Clients, sessions and cursors of MongoDB. */
export const packagesMongodb: readonly Protocol[] = [
  {
    id: 'packages/mongodb-session',
    family: 'handle',
    kind: 'lease',
    noun: 'session',
    keeps: 'its transaction and its place in the pool of sessions',
    acquire: [{ method: 'startSession', on: { from: 'mongodb', name: 'MongoClient' } }],
    ends: 'never',
    release: [{ method: 'endSession', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'endSession', since: { node: ['18.18.0', '20.4.0'], package: { name: 'mongodb', version: '6.9.0' } } }],
    afterRelease: [{ after: ['endSession'], fails: ['startTransaction', 'commitTransaction', 'abortTransaction', 'withTransaction'] }],
    evidence: 'https://mongodb.github.io/node-mongodb-native/6.16/classes/ClientSession.html#endSession',
    examples: {
      leak: `import { MongoClient } from 'mongodb';

const client = new MongoClient('mongodb://localhost');

export async function move(work: () => Promise<void>): Promise<void> {
  const session = client.startSession();
  await session.withTransaction(work);
  await session.endSession();
}
`,
      clean: `import { MongoClient } from 'mongodb';

const client = new MongoClient('mongodb://localhost');

export async function move(work: () => Promise<void>): Promise<void> {
  const session = client.startSession();
  try {
    await session.withTransaction(work);
  } finally {
    await session.endSession();
  }
}
`,
    },
  },
  {
    id: 'packages/mongodb-client-connect',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connections',
    acquire: [{ call: { from: 'mongodb', name: 'MongoClient.connect' } }],
    handle: 'promise',
    gives: { from: 'mongodb', name: 'MongoClient' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'mongodb', version: '6.9.0' } } }],
    evidence: 'https://mongodb.github.io/node-mongodb-native/6.16/classes/MongoClient.html#close',
    examples: {
      leak: `import { MongoClient } from 'mongodb';

export async function count(url: string): Promise<void> {
  const client = await MongoClient.connect(url);
  console.log(await client.db('shop').collection('items').countDocuments());
}
`,
      clean: `import { MongoClient } from 'mongodb';

export async function count(url: string): Promise<void> {
  const client = await MongoClient.connect(url);
  try {
    console.log(await client.db('shop').collection('items').countDocuments());
  } finally {
    await client.close();
  }
}
`,
    },
  },
  {
    id: 'packages/mongodb-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connections',
    acquire: [{ construct: { from: 'mongodb', name: 'MongoClient' } }],
    gives: { from: 'mongodb', name: 'MongoClient' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'mongodb', version: '6.9.0' } } }],
    evidence: 'https://mongodb.github.io/node-mongodb-native/6.16/classes/MongoClient.html#close',
    examples: {
      leak: `import { MongoClient } from 'mongodb';

export async function count(url: string): Promise<void> {
  const client = new MongoClient(url);
  console.log(await client.db('shop').collection('items').countDocuments());
}
`,
      clean: `import { MongoClient } from 'mongodb';

export async function count(url: string): Promise<void> {
  const client = new MongoClient(url);
  try {
    console.log(await client.db('shop').collection('items').countDocuments());
  } finally {
    await client.close();
  }
}
`,
    },
  },
];
