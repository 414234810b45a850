/** Ways on which a callback, a body, a lock, a pipe or a statement of a transaction leaves something open, each beside one that ends it. */
import type { PathProgram } from './path-programs.js';
import type { Told } from './path-verdicts.js';

interface OtherPath extends PathProgram {
  readonly told: Told;
}

/** Both programs of a path: `…` stands where they differ. */
function differ(path: string, told: Told, frame: string, leaky: string, clean: string): OtherPath {
  return { path, told, leaky: frame.replace('…', leaky), clean: frame.replace('…', clean) };
}

const done = '(error: Error | null, value?: unknown) => void';

export const otherPaths: readonly OtherPath[] = [
  differ(
    'error-first callback that returns early',
    'recommended leaveMissed',
    `import fs from 'node:fs';
export function measure(path: string, done: ${done}): void {
  fs.open(path, 'r', (error, fd) => {
    if (error) return done(error);
    …
    fs.close(fd, done);
  });
}`,
    'if (path.length > 9) return done(null);',
    'if (path.length > 9) return fs.close(fd, done);',
  ),
  differ(
    'inner error of a callback',
    'recommended leaveMissed',
    `import fs from 'node:fs';
export function measure(path: string, done: ${done}): void {
  fs.open(path, 'r', (error, fd) => {
    if (error) return done(error);
    fs.fstat(fd, (failure, stats) => {
      …
      fs.close(fd, () => done(null, stats.size));
    });
  });
}`,
    'if (failure) return done(failure);',
    'if (failure) return fs.close(fd, () => done(failure));',
  ),
  differ(
    'client of a pool in a callback',
    'recommended leaveMissed',
    `import { Pool } from 'pg';
const pool = new Pool();
export function load(sql: string, done: ${done}): void {
  pool.connect((error, client, release) => {
    if (error || !client) return done(error ?? null);
    if (sql === '') { … return done(null); }
    client.query(sql, (failure, rows) => {
      release();
      done(failure, rows);
    });
  });
}`,
    '',
    'release();',
  ),
  differ(
    'body of a request',
    'recommended bodyLeaveMissed',
    `import { request } from 'undici';
export async function load(url: string): Promise<unknown> {
  const { statusCode, body } = await request(url);
  if (statusCode !== 200) {
    …
    throw new Error(url);
  }
  return body.json();
}`,
    '',
    'await body.dump();',
  ),
  differ(
    'body of a fetch',
    'strict bodyLeaveMissed',
    `export async function load(url: string): Promise<unknown> {
  const response = await fetch(\`\${process.env['HOST']}/\${url}\`);
  if (!response.ok) {
    …
    throw new Error(url);
  }
  return response.json();
}`,
    '',
    'await response.body?.cancel();',
  ),
  differ(
    'body that a callback gets',
    'recommended bodyNeverRead',
    `import { get } from 'node:http';
export function exists(url: string, done: ${done}): void {
  get(url, (response) => {
    …
    done(null, response.statusCode === 200);
  });
}`,
    '',
    'response.resume();',
  ),
  differ(
    'lock of a reader',
    'recommended lockLeaveMissed',
    `export async function findWord(stream: ReadableStream<string>, word: string): Promise<boolean> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (value === word) { … return true; }
  }
  reader.releaseLock();
  return false;
}`,
    '',
    'reader.releaseLock();',
  ),
  differ(
    'pipe that forgets its file',
    'strict pipeLeft',
    `import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
export function send(path: string, response: ServerResponse): void {
  …
}
export const join = pipeline;`,
    'createReadStream(path).pipe(response);',
    'pipeline(createReadStream(path), response, () => {});',
  ),
  differ(
    'transaction that an early return leaves open',
    'recommended transactionLeft',
    `import { Pool } from 'pg';
const pool = new Pool();
export async function rename(id: number, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    if (name === '') { … return; }
    await client.query('UPDATE item SET name = $1 WHERE id = $2', [name, id]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}`,
    '',
    "await client.query('ROLLBACK');",
  ),
  differ(
    'file that is lost where a stream of it is refused',
    'recommended streamLeaveMissed',
    `import { createWriteStream } from 'node:fs';
export function write(path: string, lines: readonly string[]): void {
  const file = createWriteStream(path);
  if (lines.length === 0) { … return; }
  for (const line of lines) file.write(line);
  file.end();
}`,
    '',
    'file.destroy();',
  ),
];
