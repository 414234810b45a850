import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-use-after-release.js';

const settings = { leaks: { testFiles: 'report' } } as const;

new RuleTester({ settings }).run('no-use-after-release: handles', rule, {
  valid: [
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        const fd = fs.openSync(path, 'r');
        const length = fs.readSync(fd, head);
        fs.closeSync(fd);
        return length;
      }
    `,
    // Released on one way here, and not on the other.
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        const fd = fs.openSync(path, 'r');
        if (head.length === 0) fs.closeSync(fd);
        return fs.readSync(fd, head);
      }
    `,
    // Another turn of the loop has another descriptor.
    `
      import fs from 'node:fs';
      export function touch(paths) {
        for (const path of paths) {
          const fd = fs.openSync(path, 'a');
          fs.futimesSync(fd, 1, 1);
          fs.closeSync(fd);
        }
      }
    `,
    // A new handle in the same variable.
    `
      import { open } from 'node:fs/promises';
      export async function copy(from, to) {
        let file = await open(from);
        const text = await file.readFile('utf8');
        await file.close();
        file = await open(to, 'w');
        await file.writeFile(text);
        await file.close();
      }
    `,
    // A second close of a FileHandle does nothing.
    `
      import { open } from 'node:fs/promises';
      export async function touch(path) {
        const file = await open(path, 'a');
        await file.close();
        await file.close();
      }
    `,
    // Opened again.
    `
      import { DatabaseSync } from 'node:sqlite';
      export function vacuum(path) {
        const db = new DatabaseSync(path);
        db.close();
        db.open();
        db.exec('VACUUM');
      }
    `,
    // Asked whether it is open.
    `
      import { DatabaseSync } from 'node:sqlite';
      export function vacuum(path, close) {
        const db = new DatabaseSync(path);
        if (close) db.close();
        if (db.isOpen) db.exec('VACUUM');
      }
    `,
    // The handler runs because the release threw.
    `
      import { DatabaseSync } from 'node:sqlite';
      export function close(path) {
        const db = new DatabaseSync(path);
        try {
          db.close();
        } catch {
          db.exec('ROLLBACK');
        }
      }
    `,
    // The function runs when somebody calls it.
    `
      import { DatabaseSync } from 'node:sqlite';
      export function load(path, later) {
        const db = new DatabaseSync(path);
        later(() => db.close());
        return db.prepare('SELECT 1').get();
      }
    `,
    // Half closed: the peer may still send.
    `
      import { connect } from 'node:net';
      export function ask(port, done) {
        const socket = connect(port);
        socket.end('quit');
        socket.setTimeout(1000);
        socket.on('data', done);
      }
    `,
    // A function of this file that is called like one of the module.
    `
      import fs from 'node:fs';
      const fstatSync = (id) => id;
      export function getId(path) {
        const fd = fs.openSync(path, 'r');
        fs.closeSync(fd);
        return fstatSync(fd);
      }
    `,
    // On the way with an error nothing has released it yet.
    `
      import pg from 'pg';
      const pool = new pg.Pool();
      export async function save(rows) {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          await rows(client);
          await client.query('COMMIT');
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        } finally {
          client.release();
        }
      }
    `,
  ],
  invalid: [
    {
      code: `
import fs from 'node:fs';
export function readHead(path, head) {
  const fd = fs.openSync(path, 'r');
  fs.closeSync(fd);
  const length = fs.readSync(fd, head);
  return length;
}
`,
      errors: [
        {
          messageId: 'usedAfterRelease',
          line: 6,
          column: 18,
          data: { use: 'fs.readSync(fd, head)', release: 'fs.closeSync(fd)', line: 5, noun: 'file descriptor' },
        },
      ],
    },
    // Released on both ways here.
    {
      code: `
import fs from 'node:fs';
export function readHead(path, head) {
  const fd = fs.openSync(path, 'r');
  if (head.length === 0) fs.closeSync(fd);
  else fs.closeSync(fd);
  return fs.readSync(fd, head);
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 7 }],
    },
    // A second close of a descriptor closes another file, or throws.
    {
      code: `
import fs from 'node:fs';
export function touch(path) {
  const fd = fs.openSync(path, 'a');
  try {
    fs.futimesSync(fd, 1, 1);
    fs.closeSync(fd);
  } finally {
    head();
  }
  fs.closeSync(fd);
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 11 }],
    },
    {
      code: `
import { open } from 'node:fs/promises';
export async function getSize(path) {
  const file = await open(path);
  await file.close();
  const { size } = await file.stat();
  return size;
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 6, data: { use: 'file.stat()', release: 'file.close()', line: 5, noun: 'file handle' } }],
    },
    {
      code: `
import { DatabaseSync } from 'node:sqlite';
const db = new DatabaseSync('a.db');
db.exec('BEGIN');
db.close();
db.exec('COMMIT');
`,
      errors: [{ messageId: 'usedAfterRelease', line: 6 }],
    },
    // Written to after its end.
    {
      code: `
import { connect } from 'node:net';
export function ask(port, text) {
  const socket = connect(port);
  socket.end('quit');
  socket.write(text);
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 6 }],
    },
    {
      code: `
import pg from 'pg';
const pool = new pg.Pool();
export async function save(row) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
  } finally {
    client.release();
  }
  await client.query('COMMIT');
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 11 }],
    },
    // In the callback that gets it.
    {
      code: `
import fs from 'node:fs';
export function getSize(path, done) {
  fs.open(path, 'r', (error, fd) => {
    if (error) return done(error);
    fs.close(fd, () => {});
    fs.fstat(fd, done);
  });
}
`,
      errors: [{ messageId: 'usedAfterRelease', line: 7 }],
    },
  ],
});
