import type { Protocol } from '../schema.js';

/** Connections to MySQL. One that a pool has lent comes back only by `release()`. */
export const packagesMysql: readonly Protocol[] = [
  {
    id: 'packages/mysql-pool-connection-callback',
    family: 'handle',
    kind: 'lease',
    noun: 'connection',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'getConnection', on: { from: 'mysql2', name: 'Pool' } }],
    handle: { callbackArgument: 0, parameter: 1 },
    ends: 'never',
    release: [
      { method: 'release' },
      { method: 'destroy' },
      { call: { from: 'mysql2', name: 'Pool.releaseConnection' }, argument: 0 },
    ],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-connection-pools',
    examples: {
      leak: `import mysql from 'mysql2';

const pool = mysql.createPool('mysql://localhost/shop');

export function ping(done: (error: Error | null) => void): void {
  pool.getConnection((error, connection) => {
    if (error) {
      return done(error);
    }
    connection.query('SELECT 1', (failure) => {
      if (failure) {
        return done(failure);
      }
      connection.release();
      done(null);
    });
  });
}
`,
      clean: `import mysql from 'mysql2';

const pool = mysql.createPool('mysql://localhost/shop');

export function ping(done: (error: Error | null) => void): void {
  pool.getConnection((error, connection) => {
    if (error) {
      return done(error);
    }
    connection.query('SELECT 1', (failure) => {
      connection.release();
      done(failure);
    });
  });
}
`,
    },
  },
  {
    id: 'packages/mysql-pool-connection',
    family: 'handle',
    kind: 'lease',
    noun: 'connection',
    keeps: 'a connection of the pool',
    acquire: [
      { method: 'getConnection', on: { from: 'mysql2/promise', name: 'Pool' } },
      { method: 'getConnection', on: { from: 'mysql2/promise', name: 'PoolCluster' } },
    ],
    handle: 'promise',
    ends: 'never',
    release: [
      { method: 'release' },
      { method: 'destroy' },
      { call: { from: 'mysql2/promise', name: 'Pool.releaseConnection' }, argument: 0 },
    ],
    afterRelease: [{ after: ['release', 'destroy'], fails: ['query', 'execute', 'beginTransaction', 'commit', 'rollback', 'prepare'] }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-connection-pools',
    examples: {
      leak: `import mysql from 'mysql2/promise';

const pool = mysql.createPool('mysql://localhost/shop');

export async function rename(id: number, name: string): Promise<void> {
  const connection = await pool.getConnection();
  await connection.execute('UPDATE item SET name = ? WHERE id = ?', [name, id]);
  connection.release();
}
`,
      clean: `import mysql from 'mysql2/promise';

const pool = mysql.createPool('mysql://localhost/shop');

export async function rename(id: number, name: string): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await connection.execute('UPDATE item SET name = ? WHERE id = ?', [name, id]);
  } finally {
    connection.release();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-promise-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'its socket',
    acquire: [{ call: { from: 'mysql2/promise', name: 'createConnection' } }],
    handle: 'promise',
    gives: { from: 'mysql2/promise', name: 'Connection' },
    ends: 'never',
    release: [{ method: 'end', async: true }, { method: 'destroy' }],
    afterRelease: [{ after: ['end', 'destroy'], fails: ['query', 'execute', 'beginTransaction', 'commit', 'rollback', 'prepare', 'ping'] }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-promise-wrapper',
    examples: {
      leak: `import { createConnection } from 'mysql2/promise';

export async function count(url: string): Promise<void> {
  const connection = await createConnection(url);
  const [rows] = await connection.query('SELECT id FROM item');
  console.log(rows);
}
`,
      clean: `import { createConnection } from 'mysql2/promise';

export async function count(url: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query('SELECT id FROM item');
    console.log(rows);
  } finally {
    await connection.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'its socket',
    acquire: [{ call: { from: 'mysql2', name: 'createConnection' } }],
    ends: 'never',
    release: [{ method: 'end' }, { method: 'destroy' }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#first-query',
    examples: {
      leak: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createConnection('mysql://localhost/shop');

  work(): void {
    this.handle.query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createConnection('mysql://localhost/shop');

  work(): void {
    this.handle.query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-promise-pool',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [{ call: { from: 'mysql2/promise', name: 'createPool' } }],
    gives: { from: 'mysql2/promise', name: 'Pool' },
    ends: 'never',
    release: [{ method: 'end', async: true }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-connection-pools',
    examples: {
      leak: `import { createPool } from 'mysql2/promise';

export async function count(url: string): Promise<void> {
  const pool = createPool(url);
  const [rows] = await pool.query('SELECT id FROM item');
  console.log(rows);
}
`,
      clean: `import { createPool } from 'mysql2/promise';

export async function count(url: string): Promise<void> {
  const pool = createPool(url);
  try {
    const [rows] = await pool.query('SELECT id FROM item');
    console.log(rows);
  } finally {
    await pool.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-pool',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [{ call: { from: 'mysql2', name: 'createPool' } }],
    gives: { from: 'mysql2', name: 'Pool' },
    ends: 'never',
    release: [{ method: 'end' }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-connection-pools',
    examples: {
      leak: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createPool('mysql://localhost/shop');

  work(): void {
    this.handle.query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createPool('mysql://localhost/shop');

  work(): void {
    this.handle.query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-pool-cluster',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [
      { call: { from: 'mysql2', name: 'createPoolCluster' } },
      { call: { from: 'mysql2/promise', name: 'createPoolCluster' } },
    ],
    gives: { from: 'mysql2', name: 'PoolCluster' },
    ends: 'never',
    release: [{ method: 'end' }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs/documentation/extras',
    examples: {
      leak: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createPoolCluster();

  work(): void {
    this.handle.of('*').query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import mysql from 'mysql2';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mysql.createPoolCluster();

  work(): void {
    this.handle.of('*').query('SELECT 1');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mysql-prepared',
    family: 'handle',
    kind: 'handle',
    noun: 'statement',
    keeps: 'its plan on the server',
    acquire: [{ method: 'prepare', on: { from: 'mysql2/promise', name: 'Connection' } }],
    handle: 'promise',
    ends: 'receiver',
    release: [{ method: 'close', async: true }],
    evidence: 'https://sidorares.github.io/node-mysql2/docs#using-prepared-statements',
    examples: {
      leak: `import type { Connection } from 'mysql2/promise';

export async function rename(connection: Connection, id: number, name: string): Promise<void> {
  const statement = await connection.prepare('UPDATE item SET name = ? WHERE id = ?');
  await statement.execute([name, id]);
  await statement.close();
}
`,
      clean: `import type { Connection } from 'mysql2/promise';

export async function rename(connection: Connection, id: number, name: string): Promise<void> {
  const statement = await connection.prepare('UPDATE item SET name = ? WHERE id = ?');
  try {
    await statement.execute([name, id]);
  } finally {
    await statement.close();
  }
}
`,
    },
  },
];
