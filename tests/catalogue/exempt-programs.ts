/** Programs that leak nothing, one for each exemption and each trap of the typings. The name says which. */
export const exemptPrograms: ReadonlyMap<string, string> = new Map([
  [
    'iterators are disposable and hold nothing',
    `export function first(map: Map<string, number>, set: Set<number>, list: readonly number[], text: string): void {
  const keys = map.keys();
  const values = set.values();
  const entries = list.entries();
  const letters = text[Symbol.iterator]();
  const matches = text.matchAll(/x/g);
  console.log(keys.next(), values.next(), entries.next(), letters.next(), matches.next());
}
`,
  ],
  [
    'generators are disposable and hold nothing',
    `function* count(): Generator<number> {
  yield 1;
}

async function* countLater(): AsyncGenerator<number> {
  yield 1;
}

export async function start(): Promise<void> {
  const numbers = count();
  const later = countLater();
  console.log(numbers.next(), await later.next());
}
`,
  ],
  [
    'an iterable iterator is not disposable',
    `export function first(words: IterableIterator<string>): void {
  const copy: IterableIterator<string> = words[Symbol.iterator]();
  console.log(copy.next());
}
`,
  ],
  [
    'hashes, signatures and ciphers are streams without a handle',
    `import { createCipheriv, createDecipheriv, createHash, createHmac, createSign, createVerify } from 'node:crypto';

export function sum(text: string, key: Buffer, iv: Buffer): void {
  const hash = createHash('sha256');
  const mac = createHmac('sha256', key);
  const signature = createSign('sha256');
  const verification = createVerify('sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  hash.update(text);
  mac.update(text);
  signature.update(text);
  verification.update(text);
  console.log(hash.digest('hex'), mac.digest('hex'), cipher.update(text), decipher.update(text, 'hex'));
}
`,
  ],
  [
    'the streams of the process are its own',
    `export function talk(text: string): void {
  const { stdin, stdout, stderr } = process;
  stdin.pause();
  stdout.write(text);
  stderr.write(text);
}
`,
  ],
  [
    'timers of Node that fire once',
    `export function later(run: () => void): void {
  const timer: NodeJS.Timeout = setTimeout(run, 10);
  const immediate: NodeJS.Immediate = setImmediate(run);
  console.log(timer.hasRef(), immediate.hasRef());
}
`,
  ],
  [
    'a server that never listens has no port',
    `import { createServer } from 'node:net';

export function count(): number {
  const server = createServer();
  return server.listenerCount('connection');
}
`,
  ],
  [
    'streams of memory that a pipeline or a loop takes',
    `import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export async function copy(lines: readonly string[]): Promise<void> {
  const source = Readable.from(lines);
  const upper = new Transform();
  const target = new PassThrough();
  await pipeline(source, upper, target);
  for await (const line of Readable.from(lines)) {
    console.log(line);
  }
}
`,
  ],
  [
    'a request is typed disposable and is not',
    `import { get, request } from 'node:http';

export function ping(url: string): void {
  request(url).end();
  const sent = get(url, (response) => response.resume());
  sent.setTimeout(10);
}
`,
  ],
  [
    'a child that is to finish is not disposed of',
    `import { spawn } from 'node:child_process';

export function build(): void {
  const child = spawn('make', { stdio: 'inherit' });
  child.on('exit', (code) => console.log(code));
}
`,
  ],
  [
    'a write stream that is ended keeps its data',
    `import { createWriteStream } from 'node:fs';

export function write(path: string, text: string): void {
  const file = createWriteStream(path);
  file.end(text);
}
`,
  ],
  [
    'an optional id may be cleared',
    `export function wait(isSlow: boolean, run: () => void): () => void {
  const id = isSlow ? setTimeout(run, 1_000) : undefined;
  return () => clearTimeout(id);
}
`,
  ],
  [
    'a commit gives a builder and no promise',
    `import knex from 'knex';

const db = knex({ client: 'pg', connection: {} });

export async function rename(id: number, name: string): Promise<void> {
  const transaction = await db.transaction();
  try {
    await transaction('item').where({ id }).update({ name });
    await transaction.commit().then(() => console.log(id));
  } catch (error) {
    await transaction.rollback(error);
  }
}
`,
  ],
  [
    'an instance of fastify is a promise of itself',
    `import { fastify } from 'fastify';

export async function serve(port: number): Promise<void> {
  const app = await fastify();
  await app.listen({ port });
}
`,
  ],
  [
    'the flavours of a package end in their own ways',
    `import mysql from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { connectAsync } from 'mqtt';
import { close, open } from 'fs-extra';

export async function visit(url: string): Promise<void> {
  const plain = mysql.createConnection(url);
  plain.end((error) => console.log(error));
  const connection = await createConnection(url);
  await connection.end();
  const client = await connectAsync(url);
  client.end();
  const fd = await open(url, 'r');
  await close(fd);
}
`,
  ],
  [
    'old and new names of a release',
    `import { createClient } from 'redis';

export async function visit(url: string): Promise<void> {
  const first = createClient({ url });
  await first.connect();
  await first.quit();
  const second = createClient({ url });
  await second.connect();
  await second.close();
  const third = createClient({ url });
  await third.connect();
  third.destroy();
}
`,
  ],
  [
    'a pool that lends and takes back by itself',
    `import { Pool } from 'pg';

const pool = new Pool();

export async function count(): Promise<void> {
  console.log(await pool.query('SELECT 1'));
}
`,
  ],
  [
    'transactions and sessions that a callback settles',
    `import knex from 'knex';
import { MongoClient } from 'mongodb';
import { Sequelize } from 'sequelize';

const db = knex({ client: 'pg', connection: {} });
const sequelize = new Sequelize('sqlite::memory:');
const client = new MongoClient('mongodb://localhost');

export async function clear(): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction('item').delete();
  });
  await sequelize.transaction(async (transaction) => {
    await sequelize.query('DELETE FROM item', { transaction });
  });
  await client.withSession(async (session) => {
    await client.db().collection('item').deleteMany({}, { session });
  });
}
`,
  ],
  [
    'the loop over a directory closes it',
    `import { opendir } from 'node:fs/promises';

export async function list(path: string): Promise<void> {
  const folder = await opendir(path);
  for await (const { name } of folder) {
    if (name === 'stop') {
      break;
    }
  }
}
`,
  ],
  [
    'a line reader that reads to the end',
    `import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function print(path: string): Promise<void> {
  const reader = createInterface({ input: createReadStream(path) });
  for await (const line of reader) {
    console.log(line);
  }
}
`,
  ],
  [
    'a file whose stream closes it',
    `import { open } from 'node:fs/promises';

export async function print(path: string): Promise<void> {
  const file = await open(path);
  for await (const line of file.readLines()) {
    console.log(line);
  }
}
`,
  ],
  [
    'an animation that is set to nothing',
    `import { WebGLRenderer } from 'three';

export class View {
  private readonly renderer = new WebGLRenderer();

  start(draw: () => void): void {
    this.renderer.setAnimationLoop(draw);
  }

  dispose(): void {
    this.renderer.setAnimationLoop(null);
    this.renderer.dispose();
  }
}
`,
  ],
]);

/** The same short names, of packages that nobody knows. */
export const namesakes: readonly string[] = ['Client', 'Connection', 'Mutex', 'Pool', 'Queue', 'Redis', 'Server', 'Session', 'Socket', 'Terminal', 'Worker'];
