import { describe, expect, it } from 'vitest';
import { type LintRequest, lintText } from '../../support/lint-text.js';

/** Correct programs on which tools of this kind are known to report: each owns, hands over or ends its handles in a way of its own. */

const settings = { leaks: { testFiles: 'report' } };
const project = new URL('../../fixtures/typed/', import.meta.url);
const all = { includeLikely: true, includeThrows: true };
const rules: LintRequest['rules'] = {
  'leaks/no-leaked-handle': ['error', all],
  'leaks/no-leaked-disposable': ['error', all],
  'leaks/no-leaked-stream': ['error', all],
  'leaks/require-teardown': 'error',
};

interface Case {
  readonly name: string;
  readonly code: string;
  /** What to write in place of which part, so that it leaks. */
  readonly without: readonly [string, string];
}

const cases: readonly Case[] = [
  {
    name: 'a container that owns its elements',
    code: `import { openSync, closeSync } from 'node:fs';
      export class Files {
        private readonly open = new Map<string, number>();
        add(path: string): void { this.open.set(path, openSync(path, 'r')); }
        dispose(): void { for (const fd of this.open.values()) closeSync(fd); }
      }`,
    without: ['closeSync(fd)', 'console.log(fd)'],
  },
  {
    name: 'a stack that owns what it is given',
    code: `import { open } from 'node:fs/promises';
      export async function copy(from: string, to: string): Promise<void> {
        await using stack = new AsyncDisposableStack();
        const source = stack.use(await open(from, 'r'));
        const target = stack.use(await open(to, 'w'));
        await target.writeFile(await source.readFile());
      }`,
    without: ["stack.use(await open(to, 'w'))", "await open(to, 'w')"],
  },
  {
    name: 'an options bag that hands it over',
    code: `import { openSync, createReadStream, type ReadStream } from 'node:fs';
      export function read(path: string): ReadStream {
        const fd = openSync(path, 'r');
        return createReadStream(path, { fd, autoClose: true });
      }`,
    without: ['{ fd, autoClose: true }', '{ autoClose: true }'],
  },
  {
    name: 'a returned object that holds it',
    code: `import { DatabaseSync } from 'node:sqlite';
      export function openStore(path: string): { readonly db: DatabaseSync; close(): void } {
        const db = new DatabaseSync(path);
        db.exec('CREATE TABLE IF NOT EXISTS item (id)');
        return { db, close: () => { db.close(); } };
      }`,
    without: ['return { db, close: () => { db.close(); } };', 'return { db: undefined as never, close: () => {} };'],
  },
  {
    name: 'a returned closure that uses it',
    code: `import { DatabaseSync } from 'node:sqlite';
      export function createReader(path: string): (id: number) => unknown {
        const db = new DatabaseSync(path);
        return (id) => db.prepare('SELECT * FROM item WHERE id = ?').get(id);
      }`,
    without: ['return (id) => db.prepare', "const row = db.prepare('SELECT 1').get(1); return (id) => row ?? path.concat(String(id)); export const unused = (db: DatabaseSync, id: number) => db.prepare"],
  },
  {
    name: 'an exported singleton',
    code: `import { DatabaseSync } from 'node:sqlite';
      export const db = new DatabaseSync('items.db');`,
    without: ['export const db = new DatabaseSync', 'export function count(): unknown { const db = new DatabaseSync(":memory:"); return db.isOpen; } export const name = String'],
  },
  {
    name: 'application start-up',
    code: `import { createServer } from 'node:http';
      import { DatabaseSync } from 'node:sqlite';
      export function main(): void {
        const db = new DatabaseSync('items.db');
        createServer((_, response) => { response.end(String(db.isOpen)); }).listen(80);
      }`,
    without: ['createServer((_, response) => { response.end(String(db.isOpen)); }).listen(80);', 'createServer(); if (db.isOpen) return; db.close();'],
  },
  {
    name: 'disposal in a callback that runs',
    code: `import { open } from 'node:fs/promises';
      export async function sync(path: string): Promise<void> {
        const file = await open(path, 'r+');
        await file.sync().finally(() => file.close());
      }`,
    without: ['.finally(() => file.close())', ''],
  },
  {
    name: 'an alias',
    code: `import { openSync, closeSync } from 'node:fs';
      export function touch(path: string): void {
        const fd = openSync(path, 'a');
        const alias = fd;
        closeSync(alias);
      }`,
    without: ['closeSync(alias)', 'console.log(alias)'],
  },
  {
    name: 'close() in place of Symbol.dispose',
    code: `import { open } from 'node:fs/promises';
      export async function touch(path: string): Promise<void> {
        const file = await open(path, 'a');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }`,
    without: ['await file.close();', ''],
  },
  {
    name: 'a spy or a mock',
    code: `const open = (path: string) => ({ path, close: () => {} });
      export function touch(path: string): void {
        const file = open(path);
        console.log(file);
      }`,
    without: ["const open = (path: string) => ({ path, close: () => {} });", "import { openSync as open } from 'node:fs';"],
  },
  {
    name: 'a socket handed to a framework',
    code: `import { connect } from 'node:net';
      export function start(port: number, attach: (stream: unknown) => void): void {
        const socket = connect(port);
        socket.setNoDelay(true);
        attach(socket);
      }`,
    without: ['attach(socket);', 'if (port > 1) return; socket.destroy();'],
  },
  {
    name: 'a server handed to a framework',
    code: `import { createServer } from 'node:http';
      declare class Gateway { constructor(options: { server: unknown }); }
      export class App {
        private readonly server = createServer();
        readonly gateway = new Gateway({ server: this.server });
        start(): void { this.server.listen(80); }
      }`,
    without: ['readonly gateway = new Gateway({ server: this.server });', 'private readonly other = createServer(); open(): void { this.other.listen(81); } close(): void { this.other.close(); }'],
  },
  {
    name: 'a helper that closes quietly',
    code: `import { openSync, closeSync } from 'node:fs';
      function closeQuietly(fd: number | undefined): void { if (fd !== undefined) try { closeSync(fd); } catch {} }
      export function touch(path: string): void {
        let fd: number | undefined;
        try {
          fd = openSync(path, 'a');
        } finally {
          closeQuietly(fd);
        }
      }`,
    without: ['try { closeSync(fd); } catch {}', 'console.log(fd)'],
  },
  {
    name: 'what was never opened',
    code: `import { openSync, closeSync } from 'node:fs';
      export function touch(path: string | undefined): boolean {
        const fd = path === undefined ? undefined : openSync(path, 'a');
        if (fd === undefined) return false;
        closeSync(fd);
        return true;
      }`,
    without: ['if (fd === undefined) return false;', 'if (path === "a") return false; if (fd === undefined) return true;'],
  },
  {
    name: 'a flag that says whose it is',
    code: `import { Pool, type PoolClient } from 'pg';
      const pool = new Pool();
      export async function save(given: PoolClient | undefined, text: string): Promise<void> {
        let isOwn = false;
        let client = given;
        if (client === undefined) {
          client = await pool.connect();
          isOwn = true;
        }
        try {
          await client.query(text);
        } finally {
          if (isOwn) client.release();
        }
      }`,
    without: ['if (isOwn) client.release();', 'if (isOwn && text) client.release();'],
  },
  {
    name: 'a handle that its user gave',
    code: `import type { FileHandle } from 'node:fs/promises';
      import { DatabaseSync } from 'node:sqlite';
      export class Log {
        private readonly db = new DatabaseSync(':memory:');
        dispose(): void { this.db.close(); }
        constructor(private readonly file: FileHandle) {}
        write(text: string): Promise<unknown> { return this.file.appendFile(text); }
      }`,
    without: ['constructor(private readonly file: FileHandle) {}', "private readonly file: FileHandle = undefined as never; private readonly own = new DatabaseSync('own.db');"],
  },
  {
    name: 'a wrapper that closes what it wraps',
    code: `import { openSync, closeSync } from 'node:fs';
      class Lock {
        constructor(private readonly fd: number) {}
        release(): void { closeSync(this.fd); }
      }
      export function lock(path: string): Lock {
        const fd = openSync(path, 'wx');
        return new Lock(fd);
      }`,
    without: ['return new Lock(fd);', 'return new Lock(0);'],
  },
  {
    name: 'an accessor that opens once',
    code: `import { DatabaseSync } from 'node:sqlite';
      let db: DatabaseSync | undefined;
      export function getDatabase(): DatabaseSync {
        db ??= new DatabaseSync('items.db');
        return db;
      }`,
    without: ['db ??= new DatabaseSync(\'items.db\');\n        return db;', 'const own = new DatabaseSync(\'items.db\'); own.exec("VACUUM"); return db as DatabaseSync;'],
  },
  {
    name: 'a private method that the teardown calls',
    code: `import { openSync, closeSync } from 'node:fs';
      export class Log {
        private fd = openSync('log', 'a');
        #finish(): void { closeSync(this.fd); }
        rotate(): void { this.#finish(); this.fd = openSync('log', 'a'); }
        dispose(): void { this.#finish(); }
      }`,
    without: ['closeSync(this.fd)', 'console.log(this.fd)'],
  },
];

function collectReports(code: string, isTyped: boolean): readonly string[] {
  return lintText({ code, filename: 'file.ts', rules, settings, ...(isTyped ? { project } : {}) }).map(({ message }) => message);
}

describe.each([false, true])('hard cases of other tools, with types: %s', (isTyped) => {
  it.each(cases)('silent: $name', ({ code }) => {
    expect(collectReports(code, isTyped)).toStrictEqual([]);
  });

  it.each(cases)('told: not $name', ({ code, without: [part, other] }) => {
    expect(code).toContain(part);
    expect(collectReports(code.replace(part, other), isTyped)).not.toStrictEqual([]);
  });
});
