import type { Protocol } from '../schema.js';

/** Cursors, iterators and streams over what a database holds: each keeps a connection busy until it is read to its end or closed. */
export const packagesCursors: readonly Protocol[] = [
  {
    id: 'packages/mongodb-cursor',
    family: 'handle',
    kind: 'handle',
    noun: 'cursor',
    keeps: 'a half-read result on the server',
    acquire: [
      { method: 'find', on: { from: 'mongodb', name: 'Collection' } },
      { method: 'aggregate', on: { from: 'mongodb', name: 'Collection' } },
      { method: 'listIndexes', on: { from: 'mongodb', name: 'Collection' } },
    ],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'close', async: true }],
    exempt: [{ chained: 'toArray' }, { chained: 'forEach' }, { chained: 'stream' }],
    evidence: 'https://www.mongodb.com/docs/drivers/node/current/crud/query/cursor/',
    examples: {
      leak: `import type { Collection } from 'mongodb';

export async function findLarge(orders: Collection, limit: number): Promise<unknown> {
  const cursor = orders.find({ isOpen: true });
  for (let order = await cursor.next(); order !== null; order = await cursor.next()) {
    if (order['total'] > limit) {
      return order;
    }
  }
  await cursor.close();
  return undefined;
}
`,
      clean: `import type { Collection } from 'mongodb';

export async function findLarge(orders: Collection, limit: number): Promise<unknown> {
  const cursor = orders.find({ isOpen: true });
  for (let order = await cursor.next(); order !== null; order = await cursor.next()) {
    if (order['total'] > limit) {
      await cursor.close();
      return order;
    }
  }
  await cursor.close();
  return undefined;
}
`,
    },
  },
  {
    id: 'packages/mongodb-change-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'change stream',
    keeps: 'a cursor on the server and its connection',
    acquire: [
      { method: 'watch', on: { from: 'mongodb', name: 'Collection' } },
      { method: 'watch', on: { from: 'mongodb', name: 'Db' } },
      { method: 'watch', on: { from: 'mongodb', name: 'MongoClient' } },
    ],
    ends: 'never',
    release: [{ method: 'close', async: true }],
    evidence: 'https://mongodb.github.io/node-mongodb-native/7.0/classes/ChangeStream.html',
    examples: {
      leak: `import type { Collection } from 'mongodb';

export class Mirror {
  private readonly changes;
  private readonly timer = setInterval(() => this.flush(), 1_000);

  constructor(orders: Collection) {
    this.changes = orders.watch([], { fullDocument: 'updateLookup' });
    this.changes.on('change', () => this.flush());
  }

  flush(): void {}

  async close(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Collection } from 'mongodb';

export class Mirror {
  private readonly changes;
  private readonly timer = setInterval(() => this.flush(), 1_000);

  constructor(orders: Collection) {
    this.changes = orders.watch([], { fullDocument: 'updateLookup' });
    this.changes.on('change', () => this.flush());
  }

  flush(): void {}

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.changes.close();
  }
}
`,
    },
  },
  {
    id: 'packages/pg-query-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its connection busy',
    acquire: [{ construct: { from: 'pg-query-stream', name: 'default' } }],
    passedBy: 'query',
    ends: 'outside',
    release: [{ method: 'destroy' }],
    exempt: [{ chained: 'pipe' }],
    evidence: 'https://github.com/brianc/node-postgres/tree/master/packages/pg-query-stream',
    examples: {
      leak: `import { Client } from 'pg';
import QueryStream from 'pg-query-stream';

export function readFirst(client: Client, isDry: boolean): unknown {
  const rows = client.query(new QueryStream('select * from events'));
  if (isDry) {
    return undefined;
  }
  const first: unknown = rows.read();
  rows.destroy();
  return first;
}
`,
      clean: `import { Client } from 'pg';
import QueryStream from 'pg-query-stream';

export function readFirst(client: Client, isDry: boolean): unknown {
  const rows = client.query(new QueryStream('select * from events'));
  if (isDry) {
    rows.destroy();
    return undefined;
  }
  const first: unknown = rows.read();
  rows.destroy();
  return first;
}
`,
    },
  },
  {
    id: 'packages/typeorm-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its connection busy',
    acquire: [{ method: 'stream', on: { from: 'typeorm', name: 'SelectQueryBuilder' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'destroy' }],
    exempt: [{ chained: 'pipe' }],
    evidence: 'https://typeorm.io/docs/query-builder/select-query-builder#streaming-result-data',
    examples: {
      leak: `import type { SelectQueryBuilder } from 'typeorm';

export async function readFirst(query: SelectQueryBuilder<{ id: string }>, isDry: boolean): Promise<unknown> {
  const rows = await query.stream();
  if (isDry) {
    return undefined;
  }
  const row = rows.read();
  rows.destroy();
  return row;
}
`,
      clean: `import type { SelectQueryBuilder } from 'typeorm';

export async function readFirst(query: SelectQueryBuilder<{ id: string }>, isDry: boolean): Promise<unknown> {
  const rows = await query.stream();
  if (isDry) {
    rows.destroy();
    return undefined;
  }
  const row = rows.read();
  rows.destroy();
  return row;
}
`,
    },
  },
  {
    id: 'packages/ioredis-scan',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its pages',
    acquire: [
      { method: 'scanStream', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'hscanStream', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'sscanStream', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'zscanStream', on: { from: 'ioredis', name: 'Redis' } },
    ],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'destroy' }, { method: 'close' }],
    exempt: [{ chained: 'pipe' }],
    evidence: 'https://github.com/redis/ioredis#streamify-scanning',
    examples: {
      leak: `import { Redis } from 'ioredis';

const redis = new Redis();

export function readPage(match: string, isIdle: boolean): unknown {
  const keys = redis.scanStream({ match });
  if (isIdle) {
    return undefined;
  }
  const page: unknown = keys.read();
  keys.destroy();
  return page;
}
`,
      clean: `import { Redis } from 'ioredis';

const redis = new Redis();

export function readPage(match: string, isIdle: boolean): unknown {
  const keys = redis.scanStream({ match });
  if (isIdle) {
    keys.destroy();
    return undefined;
  }
  const page: unknown = keys.read();
  keys.destroy();
  return page;
}
`,
    },
  },
  {
    id: 'packages/better-sqlite-iterator',
    family: 'handle',
    kind: 'handle',
    noun: 'iterator',
    keeps: 'its database busy',
    acquire: [
      { method: 'iterate', on: { from: 'better-sqlite3', name: 'Statement' } },
      { method: 'iterate', on: { from: 'better-sqlite3', name: 'BetterSqlite3.Statement' } },
    ],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'return' }],
    evidence: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md#iteratebindparameters---iterator',
    examples: {
      leak: `import Database from 'better-sqlite3';

const db = new Database('shop.db');

export function findName(wanted: (row: unknown) => boolean): unknown {
  const rows = db.prepare('select name from users').iterate();
  const first = rows.next();
  if (wanted(first.value)) {
    return first.value;
  }
  const second = rows.next();
  rows.return?.();
  return second.value;
}
`,
      clean: `import Database from 'better-sqlite3';

const db = new Database('shop.db');

export function findName(wanted: (row: unknown) => boolean): unknown {
  const rows = db.prepare('select name from users').iterate();
  const first = rows.next();
  if (wanted(first.value)) {
    rows.return?.();
    return first.value;
  }
  const second = rows.next();
  rows.return?.();
  return second.value;
}
`,
    },
  },
  {
    id: 'packages/graphql-ws-iterator',
    family: 'handle',
    kind: 'handle',
    noun: 'iterator',
    keeps: 'its subscription on the server',
    acquire: [{ method: 'iterate', on: { from: 'graphql-ws', name: 'Client' } }],
    ends: 'outside',
    release: [{ method: 'return' }],
    evidence: 'https://the-guild.dev/graphql/ws/docs/interfaces/client.Client#iterate',
    examples: {
      leak: `import { createClient } from 'graphql-ws';

const client = createClient({ url: 'wss://example.com/graphql' });

export async function readPrice(limit: number): Promise<unknown> {
  const prices = client.iterate({ query: 'subscription { price }' });
  const { value } = await prices.next();
  if (Number(value) > limit) {
    return value;
  }
  await prices.return?.();
  return undefined;
}
`,
      clean: `import { createClient } from 'graphql-ws';

const client = createClient({ url: 'wss://example.com/graphql' });

export async function readPrice(limit: number): Promise<unknown> {
  const prices = client.iterate({ query: 'subscription { price }' });
  try {
    const { value } = await prices.next();
    return Number(value) > limit ? value : undefined;
  } finally {
    await prices.return?.();
  }
}
`,
    },
  },
];
