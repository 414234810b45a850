import type { ObligationRow } from './obligation-row.js';

export const ofDatabases: readonly ObligationRow[] = [
  {
    id: 'pg.Client',
    protocol: 'packages/pg-client',
    program: `
  import { Client } from 'pg';

  export async function countUsers(connectionString: string): Promise<number> {
    const client = new Client({ connectionString });
    await client.connect();
+   try {
    const { rows } = await client.query('select count(*) as total from users');
    return Number(rows[0].total);
+   } finally {
+     await client.end();
+   }
  }
`,
  },
  {
    id: 'pg.Pool',
    protocol: 'packages/pg-pool',
    program: `
  import { Pool } from 'pg';

  export async function migrate(connectionString: string, statements: readonly string[]): Promise<void> {
    const pool = new Pool({ connectionString, max: 2 });
+   try {
    for (const statement of statements) {
      await pool.query(statement);
    }
+   } finally {
+     await pool.end();
+   }
  }
`,
  },
  {
    id: 'pg.Pool.connect',
    protocol: 'packages/pg-pool-client',
    program: `
  import { Pool } from 'pg';

  const pool = new Pool();

  export async function touch(id: string): Promise<boolean> {
    const client = await pool.connect();
+   try {
    const { rowCount } = await client.query('update accounts set seen = now() where id = $1', [id]);
    if (rowCount === 0) {
      return false;
    }
-   client.release();
    return true;
+   } finally {
+     client.release();
+   }
  }
`,
  },
  {
    id: 'pg.Pool.connect.callback',
    protocol: 'packages/pg-pool-client-in-callback',
    program: `
  import { Pool } from 'pg';

  const pool = new Pool();

  export function findUser(id: string, done: (error: Error | undefined, user?: unknown) => void): void {
    pool.connect((error, client) => {
      if (error || !client) {
        return done(error);
      }
      client.query('select * from users where id = $1', [id], (failure, result) => {
        if (failure) {
+         client.release();
          return done(failure);
        }
        client.release();
        done(undefined, result.rows[0]);
      });
    });
  }
`,
  },
  {
    id: 'pg.Client.on',
    protocol: 'node/emitter-listener',
    program: `
  import { Pool } from 'pg';

  const pool = new Pool();

  export class Feed {
    private last = '';
    private readonly onError = (error: Error): void => {
      this.last = error.message;
    };

    open(): void {
      pool.on('error', this.onError);
      pool.on('remove', this.onError as () => void);
    }

    close(): void {
      pool.off('remove', this.onError as () => void);
+     pool.off('error', this.onError);
    }
  }
`,
  },
  {
    id: 'pg-cursor.Cursor',
    protocol: 'packages/pg-cursor',
    program: `
  import { Client } from 'pg';
  import Cursor from 'pg-cursor';

  export async function readSome(client: Client, wanted: (row: unknown) => boolean): Promise<unknown> {
    const cursor = client.query(new Cursor('select * from events'));
-   const [first] = await cursor.read(1);
-   if (wanted(first)) {
-     return first;
-   }
-   await cursor.close();
-   return undefined;
+   try {
+     const [first] = await cursor.read(1);
+     return wanted(first) ? first : undefined;
+   } finally {
+     await cursor.close();
+   }
  }
`,
  },
  {
    id: 'pg-query-stream.QueryStream',
    protocol: 'packages/pg-query-stream',
    program: `
  import { Client } from 'pg';
  import QueryStream from 'pg-query-stream';

  export function readFirst(client: Client, isDry: boolean): unknown {
    const rows = client.query(new QueryStream('select * from events'));
    if (isDry) {
+     rows.destroy();
      return undefined;
    }
    const first: unknown = rows.read();
    rows.destroy();
    return first;
  }
`,
  },
  {
    id: 'mysql2.createConnection',
    protocol: 'packages/mysql-connection',
    program: `
  import { createConnection } from 'mysql2';

  export function ping(uri: string, done: (error: Error | null) => void): void {
    const connection = createConnection(uri);
    connection.query('select 1', (error) => {
+     connection.end();
      done(error);
    });
  }
`,
  },
  {
    id: 'mysql2.createPool',
    protocol: 'packages/mysql-pool',
    program: `
  import mysql from 'mysql2';

  export class Store {
    private readonly pool: mysql.Pool;
    private readonly timer: NodeJS.Timeout;

    constructor(uri: string) {
      this.pool = mysql.createPool(uri);
      this.timer = setInterval(() => this.pool.query('select 1'), 30_000);
    }

    close(): void {
      clearInterval(this.timer);
+     this.pool.end();
    }
  }
`,
  },
  {
    id: 'mysql2.createPoolCluster',
    protocol: 'packages/mysql-pool-cluster',
    program: `
  import { createPoolCluster, type PoolCluster } from 'mysql2';

  export class Replicas {
    private readonly cluster: PoolCluster = createPoolCluster();
    private readonly timer = setInterval(() => this.probe(), 5_000);

    add(name: string, uri: string): void {
      this.cluster.add(name, uri);
    }

    probe(): void {
      this.cluster.getConnection((error, connection) => {
        if (!error) {
          connection.release();
        }
      });
    }

    close(): void {
      clearInterval(this.timer);
+     this.cluster.end();
    }
  }
`,
  },
  {
    id: 'mysql2.Pool.getConnection',
    protocol: 'packages/mysql-pool-connection-callback',
    program: `
  import { createPool } from 'mysql2';

  const pool = createPool('mysql://localhost/shop');

  export function countOrders(done: (error: Error | null, rows?: unknown) => void): void {
    pool.getConnection((error, connection) => {
      if (error) {
        return done(error);
      }
      connection.query('select count(*) from orders', (failure, rows) => {
        if (failure) {
+         connection.release();
          return done(failure);
        }
        connection.release();
        done(null, rows);
      });
    });
  }
`,
  },
  {
    id: 'mysql2.promise.createConnection',
    protocol: 'packages/mysql-promise-connection',
    program: `
  import mysql from 'mysql2/promise';

  export async function countOrders(uri: string): Promise<unknown> {
    const connection = await mysql.createConnection(uri);
-   const [rows] = await connection.query('select count(*) from orders');
-   return rows;
+   try {
+     const [rows] = await connection.query('select count(*) from orders');
+     return rows;
+   } finally {
+     await connection.end();
+   }
  }
`,
  },
  {
    id: 'mysql2.promise.createPool',
    protocol: 'packages/mysql-promise-pool',
    program: `
  import { createPool } from 'mysql2/promise';

  export async function archive(uri: string): Promise<void> {
    const pool = createPool({ uri, connectionLimit: 4 });
+   try {
    await pool.query('insert into archive select * from orders');
    await pool.query('delete from orders');
+   } finally {
+     await pool.end();
+   }
  }
`,
  },
  {
    id: 'mysql2.promise.Pool.getConnection',
    protocol: 'packages/mysql-pool-connection',
    program: `
  import type { Pool } from 'mysql2/promise';

  export class Orders {
    constructor(private readonly pool: Pool) {}

    async remove(id: string): Promise<boolean> {
      const connection = await this.pool.getConnection();
      try {
        await connection.beginTransaction();
        await connection.query('delete from orders where id = ?', [id]);
        await connection.commit();
-       connection.release();
        return true;
      } catch {
        await connection.rollback();
        return false;
+     } finally {
+       connection.release();
      }
    }
  }
`,
  },
  {
    id: 'mysql2.promise.Connection.prepare',
    protocol: 'packages/mysql-prepared',
    program: `
  import type { Connection } from 'mysql2/promise';

  export async function insertAll(connection: Connection, names: readonly string[]): Promise<void> {
    const statement = await connection.prepare('insert into names values (?)');
+   try {
    for (const name of names) {
      await statement.execute([name]);
    }
+   } finally {
+     await statement.close();
+   }
  }
`,
  },
  {
    id: 'mongodb.MongoClient',
    protocol: 'packages/mongodb-client',
    program: `
  import { MongoClient } from 'mongodb';

  export async function countUsers(url: string): Promise<number> {
    const client = new MongoClient(url);
+   try {
    await client.connect();
    return await client.db('shop').collection('users').countDocuments();
+   } finally {
+     await client.close();
+   }
  }
`,
  },
  {
    id: 'mongodb.MongoClient.connect',
    protocol: 'packages/mongodb-client-connect',
    program: `
  import { MongoClient } from 'mongodb';

  export async function listNames(url: string, isDry: boolean): Promise<readonly string[]> {
    const client = await MongoClient.connect(url);
    if (isDry) {
+     await client.close();
      return [];
    }
    try {
      const found = await client.db().listCollections().toArray();
      return found.map(({ name }) => name);
    } finally {
      await client.close();
    }
  }
`,
  },
  {
    id: 'mongodb.MongoClient.startSession',
    protocol: 'packages/mongodb-session',
    program: `
  import type { MongoClient } from 'mongodb';

  export async function move(client: MongoClient, id: string): Promise<boolean> {
    const session = client.startSession();
-   session.startTransaction();
+   try {
+     session.startTransaction();
      const { deletedCount } = await client.db().collection('old').deleteOne({ id }, { session });
      if (deletedCount === 0) {
        return false;
      }
      await session.commitTransaction();
-     await session.endSession();
      return true;
+   } finally {
+     await session.endSession();
+   }
  }
`,
  },
  {
    id: 'mongodb.Collection.find',
    protocol: 'packages/mongodb-cursor',
    program: `
  import type { Collection } from 'mongodb';

  export async function findLarge(orders: Collection, limit: number): Promise<unknown> {
    const cursor = orders.find({ isOpen: true });
    for (let order = await cursor.next(); order !== null; order = await cursor.next()) {
      if (order['total'] > limit) {
+       await cursor.close();
        return order;
      }
    }
    await cursor.close();
    return undefined;
  }
`,
  },
  {
    id: 'mongodb.Collection.aggregate',
    protocol: 'packages/mongodb-cursor',
    program: `
  import { MongoClient } from 'mongodb';

  const client = new MongoClient('mongodb://localhost');

  export async function findFirstTotal(limit: number): Promise<unknown> {
    const cursor = client.db('shop').collection('orders').aggregate([{ $group: { _id: '$user', total: { $sum: '$total' } } }]);
    const first = await cursor.next();
    if (first !== null && first['total'] > limit) {
+     await cursor.close();
      return first;
    }
    await cursor.close();
    return undefined;
  }
`,
  },
  {
    id: 'mongodb.Collection.watch',
    protocol: 'packages/mongodb-change-stream',
    program: `
  import type { Collection } from 'mongodb';

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
+     await this.changes.close();
    }
  }
`,
  },
  {
    id: 'mongodb.GridFSBucket.openUploadStream',
    protocol: 'packages/gridfs-upload',
    program: `
  import type { GridFSBucket } from 'mongodb';

  export function store(bucket: GridFSBucket, name: string, parts: readonly Uint8Array[], limit: number): boolean {
    const upload = bucket.openUploadStream(name);
    let size = 0;
    for (const part of parts) {
      size += part.length;
      if (size > limit) {
+       void upload.abort();
        return false;
      }
      upload.write(part);
    }
    upload.end();
    return true;
  }
`,
  },
  {
    id: 'mongodb.GridFSBucket.openDownloadStream',
    protocol: 'packages/gridfs-download',
    program: `
  import { GridFSBucket, type Db, type ObjectId } from 'mongodb';

  export function readHead(db: Db, id: ObjectId, isDry: boolean): unknown {
    const bucket = new GridFSBucket(db);
    const download = bucket.openDownloadStream(id);
    if (isDry) {
+     void download.abort();
      return undefined;
    }
    const head: unknown = download.read(16);
    void download.abort();
    return head;
  }
`,
  },
  {
    id: 'redis.createClient',
    protocol: 'packages/redis-client',
    program: `
  import { createClient } from 'redis';

  export async function readFlag(url: string, name: string): Promise<string | null> {
    const client = createClient({ url });
    await client.connect();
+   try {
    return await client.get(name);
+   } finally {
+     await client.close();
+   }
  }
`,
  },
  {
    id: 'redis.createCluster',
    protocol: 'packages/redis-client',
    program: `
  import { createCluster } from 'redis';

  export async function warm(urls: readonly string[], keys: readonly string[]): Promise<void> {
    const cluster = createCluster({ rootNodes: urls.map((url) => ({ url })) });
    await cluster.connect();
+   try {
    for (const key of keys) {
      await cluster.get(key);
    }
+   } finally {
+     await cluster.close();
+   }
  }
`,
  },
  {
    id: 'redis.createClientPool',
    protocol: 'packages/redis-client',
    program: `
  import { createClientPool } from 'redis';

  export async function fill(url: string, values: ReadonlyMap<string, string>): Promise<void> {
    const pool = createClientPool({ url });
    await pool.connect();
+   try {
    for (const [key, value] of values) {
      await pool.set(key, value);
    }
+   } finally {
+     await pool.close();
+   }
  }
`,
  },
  {
    id: 'redis.createSentinel',
    protocol: 'packages/redis-client',
    program: `
  import { createSentinel } from 'redis';

  export async function readFlag(host: string, key: string): Promise<string | null> {
    const sentinel = createSentinel({ name: 'shop', sentinelRootNodes: [{ host, port: 26_379 }] });
    await sentinel.connect();
+   try {
    return await sentinel.get(key);
+   } finally {
+     await sentinel.close();
+   }
  }
`,
  },
];
