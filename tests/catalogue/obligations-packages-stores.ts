import type { ObligationRow } from './obligation-row.js';

export const ofStores: readonly ObligationRow[] = [
  {
    id: 'redis.RedisClient.duplicate',
    protocol: 'packages/redis-duplicate',
    program: `
  import { createClient } from 'redis';

  const client = createClient();

  export async function waitFor(channel: string): Promise<string> {
    const subscriber = client.duplicate();
    await subscriber.connect();
+   try {
    return await new Promise<string>((resolve) => void subscriber.subscribe(channel, resolve));
+   } finally {
+     subscriber.destroy();
+   }
  }
`,
  },
  {
    id: 'redis.RedisClient.subscribe',
    protocol: 'packages/redis-subscription',
    program: `
  import { createClient } from 'redis';

  const client = createClient();

  export class Prices {
    private readonly onPrice = (text: string): void => this.show(text);
    private readonly timer = setInterval(() => this.show(''), 60_000);

    async start(): Promise<void> {
      await client.subscribe('prices', this.onPrice);
    }

    show(text: string): void {
      console.log(text);
    }

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await client.unsubscribe('prices', this.onPrice);
    }
  }
`,
  },
  {
    id: 'ioredis.Redis',
    protocol: 'packages/ioredis-client',
    program: `
  import Redis from 'ioredis';

  export async function readFlag(url: string, name: string): Promise<string | null> {
    const redis = new Redis(url);
+   try {
    return await redis.get(name);
+   } finally {
+     redis.disconnect();
+   }
  }
`,
  },
  {
    id: 'ioredis.Cluster',
    protocol: 'packages/ioredis-client',
    program: `
  import { Cluster } from 'ioredis';

  export class Shards {
    private readonly cluster = new Cluster([{ host: 'localhost', port: 7000 }]);
    private readonly timer = setInterval(() => void this.cluster.ping(), 30_000);

    async read(key: string): Promise<string | null> {
      return this.cluster.get(key);
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.cluster.quit();
    }
  }
`,
  },
  {
    id: 'ioredis.Redis.duplicate',
    protocol: 'packages/ioredis-duplicate',
    program: `
  import type { Redis } from 'ioredis';

  export async function popNext(redis: Redis, queue: string): Promise<string | undefined> {
    const blocking = redis.duplicate();
+   try {
    const found = await blocking.blpop(queue, 5);
    return found?.[1];
+   } finally {
+     blocking.disconnect();
+   }
  }
`,
  },
  {
    id: 'ioredis.Redis.monitor',
    protocol: 'packages/ioredis-monitor',
    program: `
  import Redis from 'ioredis';

  const redis = new Redis();

  export async function record(seconds: number, write: (line: string) => void): Promise<void> {
    const monitor = await redis.monitor();
+   try {
    monitor.on('monitor', (time: string, words: readonly string[]) => write(time + words.join(' ')));
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
+   } finally {
+     monitor.disconnect();
+   }
  }
`,
  },
  {
    id: 'ioredis.Redis.subscribe',
    protocol: 'packages/ioredis-subscription',
    program: `
  import { Redis } from 'ioredis';

  const subscriber = new Redis();

  export class Room {
    private readonly timer: NodeJS.Timeout;

    constructor(private readonly name: string) {
      this.timer = setInterval(() => console.log(this.name), 60_000);
    }

    async join(): Promise<void> {
      await subscriber.subscribe('room:' + this.name);
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await subscriber.unsubscribe('room:' + this.name);
    }
  }
`,
  },
  {
    id: 'ioredis.Redis.scanStream',
    protocol: 'packages/ioredis-scan',
    program: `
  import { Redis } from 'ioredis';

  const redis = new Redis();

  export function readPage(match: string, isIdle: boolean): unknown {
    const keys = redis.scanStream({ match });
    if (isIdle) {
+     keys.destroy();
      return undefined;
    }
    const page: unknown = keys.read();
    keys.destroy();
    return page;
  }
`,
  },
  {
    id: 'better-sqlite3.Database',
    protocol: 'packages/better-sqlite',
    program: `
  import Database from 'better-sqlite3';

  export function readNames(path: string): number {
    const db = new Database(path, { readonly: true });
+   try {
    const rows = db.prepare('select name from users').all();
    return rows.length;
+   } finally {
+     db.close();
+   }
  }
`,
  },
  {
    id: 'better-sqlite3.Statement.iterate',
    protocol: 'packages/better-sqlite-iterator',
    program: `
  import Database from 'better-sqlite3';

  const db = new Database('shop.db');

  export function findName(wanted: (row: unknown) => boolean): unknown {
    const rows = db.prepare('select name from users').iterate();
    const first = rows.next();
    if (wanted(first.value)) {
+     rows.return?.();
      return first.value;
    }
    const second = rows.next();
    rows.return?.();
    return second.value;
  }
`,
  },
  {
    id: 'knex.knex',
    protocol: 'packages/knex',
    program: `
  import knex from 'knex';

  export async function migrate(connection: string): Promise<void> {
    const db = knex({ client: 'pg', connection });
+   try {
    await db.migrate.latest();
+   } finally {
+     await db.destroy();
+   }
  }
`,
  },
  {
    id: 'knex.Knex.transaction',
    protocol: 'packages/knex-transaction',
    program: `
  import type { Knex } from 'knex';

  export async function rename(db: Knex, id: string, name: string): Promise<boolean> {
    const trx = await db.transaction();
+   try {
    const changed = await trx('users').where({ id }).update({ name });
    if (changed === 0) {
+     await trx.rollback();
      return false;
    }
    await trx.commit();
    return true;
+   } catch (error) {
+     await trx.rollback();
+     throw error;
+   }
  }
`,
  },
  {
    id: 'typeorm.DataSource',
    protocol: 'packages/typeorm-data-source',
    program: `
  import { DataSource } from 'typeorm';

  export async function migrate(url: string): Promise<void> {
    const source = new DataSource({ type: 'postgres', url });
    await source.initialize();
+   try {
    await source.runMigrations();
+   } finally {
+     await source.destroy();
+   }
  }
`,
  },
  {
    id: 'typeorm.DataSource.createQueryRunner',
    protocol: 'packages/typeorm-query-runner',
    program: `
  import type { DataSource } from 'typeorm';

  export async function clear(source: DataSource): Promise<void> {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query('truncate users');
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
+   } finally {
+     await runner.release();
    }
  }
`,
  },
  {
    id: 'typeorm.QueryRunner.startTransaction',
    protocol: 'leaks/no-leaked-handle',
    program: `
  import type { QueryRunner } from 'typeorm';

  export async function pay(runner: QueryRunner, id: string, total: number): Promise<boolean> {
    await runner.startTransaction();
    try {
      const [account] = await runner.query('select total from accounts where id = $1 for update', [id]);
      if (account.total < total) {
+       await runner.rollbackTransaction();
        return false;
      }
      await runner.query('update accounts set total = total - $1 where id = $2', [total, id]);
      await runner.commitTransaction();
      return true;
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }
`,
  },
  {
    id: 'typeorm.SelectQueryBuilder.stream',
    protocol: 'packages/typeorm-stream',
    program: `
  import type { SelectQueryBuilder } from 'typeorm';

  export async function readFirst(query: SelectQueryBuilder<{ id: string }>, isDry: boolean): Promise<unknown> {
    const rows = await query.stream();
    if (isDry) {
+     rows.destroy();
      return undefined;
    }
    const row = rows.read();
    rows.destroy();
    return row;
  }
`,
  },
  {
    id: 'sequelize.Sequelize',
    protocol: 'packages/sequelize',
    program: `
  import { Sequelize } from 'sequelize';

  export async function isReachable(uri: string): Promise<boolean> {
    const sequelize = new Sequelize(uri, { logging: false });
    try {
      await sequelize.authenticate();
      return true;
    } catch {
      return false;
+   } finally {
+     await sequelize.close();
    }
  }
`,
  },
  {
    id: 'sequelize.Sequelize.transaction',
    protocol: 'packages/sequelize-transaction',
    program: `
  import { Sequelize, type ModelStatic, type Model } from 'sequelize';

  const sequelize = new Sequelize('sqlite::memory:');

  export async function rename(users: ModelStatic<Model>, id: string, name: string): Promise<boolean> {
    const transaction = await sequelize.transaction();
    try {
      const user = await users.findByPk(id, { transaction });
      if (user === null) {
+       await transaction.rollback();
        return false;
      }
      await user.update({ name }, { transaction });
      await transaction.commit();
      return true;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
`,
  },
];
