import type { Protocol } from '../schema.js';

/** Clients of PostgreSQL. A client that a pool has lent comes back only by `release()`; a handful of misses exhausts the pool. */
export const packagesPg: readonly Protocol[] = [
  {
    id: 'packages/pg-pool-client',
    family: 'handle',
    kind: 'lease',
    noun: 'client',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'connect', on: { from: 'pg', name: 'Pool' } }],
    handle: 'promise',
    gives: { from: 'pg', name: 'PoolClient' },
    ends: 'never',
    release: [{ method: 'release' }],
    exempt: [{ given: 0 }],
    afterRelease: [{ after: ['release'], fails: ['query'] }],
    evidence: 'https://node-postgres.com/apis/pool#poolconnect',
    examples: {
      leak: `import { Pool } from 'pg';

const pool = new Pool();

export async function rename(id: number, name: string): Promise<void> {
  const client = await pool.connect();
  await client.query('UPDATE item SET name = $2 WHERE id = $1', [id, name]);
  client.release();
}
`,
      clean: `import { Pool } from 'pg';

const pool = new Pool();

export async function rename(id: number, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('UPDATE item SET name = $2 WHERE id = $1', [id, name]);
  } finally {
    client.release();
  }
}
`,
    },
  },
  {
    id: 'packages/pg-pool-client-callback',
    family: 'handle',
    kind: 'lease',
    noun: 'client',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'connect', on: { from: 'pg', name: 'Pool' } }],
    handle: { callbackArgument: 0, parameter: 2 },
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://node-postgres.com/apis/pool#poolconnect',
    examples: {
      leak: `import { Pool } from 'pg';

const pool = new Pool();

export function ping(isIdle: boolean, done: (error?: Error) => void): void {
  pool.connect((error, client, release) => {
    if (error || !client) {
      return done(error);
    }
    if (isIdle) {
      return done();
    }
    client.query('SELECT 1', (failure) => {
      release();
      done(failure);
    });
  });
}
`,
      clean: `import { Pool } from 'pg';

const pool = new Pool();

export function ping(isIdle: boolean, done: (error?: Error) => void): void {
  pool.connect((error, client, release) => {
    if (error || !client) {
      return done(error);
    }
    if (isIdle) {
      release();
      return done();
    }
    client.query('SELECT 1', (failure) => {
      release();
      done(failure);
    });
  });
}
`,
    },
  },
  {
    id: 'packages/pg-pool-client-in-callback',
    family: 'handle',
    kind: 'lease',
    noun: 'client',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'connect', on: { from: 'pg', name: 'Pool' } }],
    handle: { callbackArgument: 0, parameter: 1 },
    ends: 'never',
    release: [{ method: 'release' }],
    evidence: 'https://node-postgres.com/apis/pool#releasing-clients',
    examples: {
      leak: `import { Pool } from 'pg';

const pool = new Pool();

export function findUser(id: string, done: (error?: Error, user?: unknown) => void): void {
  pool.connect((error, client) => {
    if (error || !client) {
      return done(error);
    }
    client.query('select * from users where id = $1', [id], (failure, result) => {
      if (failure) {
        return done(failure);
      }
      client.release();
      done(undefined, result.rows[0]);
    });
  });
}
`,
      clean: `import { Pool } from 'pg';

const pool = new Pool();

export function findUser(id: string, done: (error?: Error, user?: unknown) => void): void {
  pool.connect((error, client) => {
    if (error || !client) {
      return done(error);
    }
    client.query('select * from users where id = $1', [id], (failure, result) => {
      client.release();
      if (failure) {
        return done(failure);
      }
      done(undefined, result.rows[0]);
    });
  });
}
`,
    },
  },
  {
    id: 'packages/pg-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ construct: { from: 'pg', name: 'Client' } }],
    gives: { from: 'pg', name: 'Client' },
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [{ method: 'end', async: true }],
    afterRelease: [{ after: ['end'], fails: ['query', 'connect'] }],
    evidence: 'https://node-postgres.com/apis/client#clientend',
    examples: {
      leak: `import { Client } from 'pg';

export async function count(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('SELECT id FROM item');
  console.log(rowCount);
}
`,
      clean: `import { Client } from 'pg';

export async function count(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT id FROM item');
    console.log(rowCount);
  } finally {
    await client.end();
  }
}
`,
    },
  },
  {
    id: 'packages/pg-pool',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [{ construct: { from: 'pg', name: 'Pool' } }],
    gives: { from: 'pg', name: 'Pool' },
    ends: 'never',
    release: [{ method: 'end', async: true }],
    afterRelease: [{ after: ['end'], fails: ['query', 'connect', 'end'] }],
    evidence: 'https://node-postgres.com/apis/pool#poolend',
    examples: {
      leak: `import { Pool } from 'pg';

export async function count(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  const { rowCount } = await pool.query('SELECT id FROM item');
  console.log(rowCount);
}
`,
      clean: `import { Pool } from 'pg';

export async function count(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  try {
    const { rowCount } = await pool.query('SELECT id FROM item');
    console.log(rowCount);
  } finally {
    await pool.end();
  }
}
`,
    },
  },
  {
    id: 'packages/pg-cursor',
    family: 'handle',
    kind: 'handle',
    noun: 'cursor',
    keeps: 'the connection of its client busy',
    acquire: [{ construct: { from: 'pg-cursor', name: 'default' } }],
    passedBy: 'query',
    ends: 'outside',
    release: [{ method: 'close', async: true }],
    evidence: 'https://node-postgres.com/apis/cursor#close',
    examples: {
      leak: `import Cursor from 'pg-cursor';
import type { PoolClient } from 'pg';

export async function peek(client: PoolClient, show: (rows: unknown[]) => Promise<void>): Promise<void> {
  const cursor = new Cursor('SELECT id FROM item');
  await show(await cursor.read(10));
  await cursor.close();
}
`,
      clean: `import Cursor from 'pg-cursor';
import type { PoolClient } from 'pg';

export async function peek(client: PoolClient, show: (rows: unknown[]) => Promise<void>): Promise<void> {
  const cursor = new Cursor('SELECT id FROM item');
  try {
    await show(await cursor.read(10));
  } finally {
    await cursor.close();
  }
}
`,
    },
  },
];
