import type { Protocol } from '../schema.js';

/** Connections and transactions of Knex, Sequelize and TypeORM. A transaction that is neither committed nor rolled back keeps its connection. */
export const packagesSqlBuilders: readonly Protocol[] = [
  {
    id: 'packages/knex',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [{ call: { from: 'knex', name: 'default' } }, { call: { from: 'knex', name: 'knex' } }],
    gives: { from: 'knex', name: 'Knex' },
    ends: 'never',
    release: [{ method: 'destroy', async: true }],
    exempt: [{ option: 'connection', argument: 0, equals: 'absent' }],
    evidence: 'https://knexjs.org/guide/#destroy',
    examples: {
      leak: `import knex from 'knex';

export async function count(url: string): Promise<void> {
  const db = knex({ client: 'pg', connection: url });
  console.log(await db('item').count());
}
`,
      clean: `import knex from 'knex';

export async function count(url: string): Promise<void> {
  const db = knex({ client: 'pg', connection: url });
  try {
    console.log(await db('item').count());
  } finally {
    await db.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/knex-transaction',
    family: 'handle',
    kind: 'lease',
    noun: 'transaction',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'transaction', on: { from: 'knex', name: 'Knex' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'rollback', async: true }, { method: 'commit', async: true }],
    exempt: [{ given: 0 }],
    evidence: 'https://knexjs.org/guide/transactions.html',
    examples: {
      leak: `import knex from 'knex';

const db = knex({ client: 'pg', connection: {} });

export async function rename(id: number, name: string): Promise<void> {
  const transaction = await db.transaction();
  await transaction('item').where({ id }).update({ name });
  await transaction.commit();
}
`,
      clean: `import knex from 'knex';

const db = knex({ client: 'pg', connection: {} });

export async function rename(id: number, name: string): Promise<void> {
  const transaction = await db.transaction();
  try {
    await transaction('item').where({ id }).update({ name });
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
`,
    },
  },
  {
    id: 'packages/sequelize',
    family: 'handle',
    kind: 'handle',
    noun: 'pool',
    keeps: 'its connections',
    acquire: [{ construct: { from: 'sequelize', name: 'Sequelize' } }],
    gives: { from: 'sequelize', name: 'Sequelize' },
    ends: 'never',
    release: [{ method: 'close', async: true }],
    evidence: 'https://sequelize.org/docs/v6/getting-started/#closing-the-connection',
    examples: {
      leak: `import { Sequelize } from 'sequelize';

export async function ping(url: string): Promise<void> {
  const sequelize = new Sequelize(url);
  await sequelize.authenticate();
}
`,
      clean: `import { Sequelize } from 'sequelize';

export async function ping(url: string): Promise<void> {
  const sequelize = new Sequelize(url);
  try {
    await sequelize.authenticate();
  } finally {
    await sequelize.close();
  }
}
`,
    },
  },
  {
    id: 'packages/sequelize-transaction',
    family: 'handle',
    kind: 'lease',
    noun: 'transaction',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'transaction', on: { from: 'sequelize', name: 'Sequelize' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'rollback', async: true }, { method: 'commit', async: true }],
    exempt: [{ given: 0 }, { given: 1 }],
    evidence: 'https://sequelize.org/docs/v6/other-topics/transactions/#unmanaged-transactions',
    examples: {
      leak: `import { Sequelize } from 'sequelize';

const sequelize = new Sequelize('sqlite::memory:');

export async function clear(): Promise<void> {
  const transaction = await sequelize.transaction();
  await sequelize.query('DELETE FROM item', { transaction });
  await transaction.commit();
}
`,
      clean: `import { Sequelize } from 'sequelize';

const sequelize = new Sequelize('sqlite::memory:');

export async function clear(): Promise<void> {
  const transaction = await sequelize.transaction();
  try {
    await sequelize.query('DELETE FROM item', { transaction });
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
`,
    },
  },
  {
    id: 'packages/typeorm-data-source',
    family: 'handle',
    kind: 'handle',
    noun: 'data source',
    keeps: 'its connections',
    acquire: [{ construct: { from: 'typeorm', name: 'DataSource' } }],
    gives: { from: 'typeorm', name: 'DataSource' },
    armedBy: { method: 'initialize' },
    ends: 'never',
    release: [{ method: 'destroy', async: true }],
    evidence: 'https://typeorm.io/docs/data-source/data-source',
    examples: {
      leak: `import { DataSource } from 'typeorm';

export async function ping(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url });
  await source.initialize();
  await source.query('SELECT 1');
}
`,
      clean: `import { DataSource } from 'typeorm';

export async function ping(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url });
  await source.initialize();
  try {
    await source.query('SELECT 1');
  } finally {
    await source.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/typeorm-query-runner',
    family: 'handle',
    kind: 'lease',
    noun: 'query runner',
    keeps: 'a connection of the pool',
    acquire: [{ method: 'createQueryRunner', on: { from: 'typeorm', name: 'DataSource' } }],
    armedBy: { method: 'startTransaction' },
    ends: 'never',
    release: [{ method: 'release', async: true }],
    disposers: [{ kind: 'async', release: 'release', since: { node: ['18.18.0', '20.4.0'], package: { name: 'typeorm', version: '1.0.0' } } }],
    afterRelease: [{ after: ['release'], fails: ['query', 'startTransaction', 'commitTransaction', 'rollbackTransaction', 'connect'] }],
    evidence: 'https://typeorm.io/docs/query-runner',
    examples: {
      leak: `import { DataSource } from 'typeorm';

const source = new DataSource({ type: 'postgres' });

export async function clear(): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('DELETE FROM item');
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
  await runner.release();
}
`,
      clean: `import { DataSource } from 'typeorm';

const source = new DataSource({ type: 'postgres' });

export async function clear(): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('DELETE FROM item');
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
`,
    },
  },
  {
    id: 'packages/better-sqlite',
    family: 'handle',
    kind: 'handle',
    noun: 'database',
    keeps: 'its file open',
    acquire: [{ construct: { from: 'better-sqlite3', name: 'default' } }],
    gives: { from: 'better-sqlite3', name: 'Database' },
    ends: 'never',
    release: [{ method: 'close' }],
    afterRelease: [{ after: ['close'], fails: ['prepare', 'exec', 'transaction', 'pragma', 'function', 'aggregate', 'backup'] }],
    evidence: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md#close---this',
    examples: {
      leak: `import Database from 'better-sqlite3';

export function count(path: string): void {
  const db = new Database(path);
  console.log(db.prepare('SELECT count(*) FROM item').get());
}
`,
      clean: `import Database from 'better-sqlite3';

export function count(path: string): void {
  const db = new Database(path);
  try {
    console.log(db.prepare('SELECT count(*) FROM item').get());
  } finally {
    db.close();
  }
}
`,
    },
  },
];
