import rule from '../../../src/rules/no-leaked-handle.js';
import { untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

untyped.run('no-leaked-handle: ways out of a function', rule, {
  valid: [
    // Closed on each, the failing one too.
    {
      code: `
        import fs from 'node:fs';
        export function readHead(path, head) {
          const fd = fs.openSync(path, 'r');
          try {
            return fs.readSync(fd, head);
          } finally {
            fs.closeSync(fd);
          }
        }
      `,
      options: strict,
    },
    {
      code: `
        const { open } = require('fs').promises;
        exports.readHead = async function (path, head) {
          let file;
          try {
            file = await open(path, 'r');
            return await file.read(head);
          } finally {
            await file?.close();
          }
        };
      `,
      options: strict,
    },
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function readHead(path, head) {
          await using file = await open(path, 'r');
          return await file.read(head);
        }
      `,
      options: strict,
    },
    // An open that rejects opens nothing.
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function exists(path) {
          try {
            const file = await open(path, 'r');
            await file.close();
            return true;
          } catch {
            return false;
          }
        }
      `,
      options: strict,
    },
    `
      import fs from 'node:fs';
      export function getLength(path, head) {
        const fd = fs.openSync(path, 'r');
        const length = fs.readSync(fd, head);
        fs.closeSync(fd);
        if (length === 0) return undefined;
        return length;
      }
    `,
    // Closed already, by what the handle says.
    `
      import { DatabaseSync } from 'node:sqlite';
      export function vacuum(path, stop) {
        const db = new DatabaseSync(path);
        stop(() => db.close());
        db.exec('VACUUM');
        if (db.isOpen) db.close();
      }
    `,
    `
      import { DatabaseSync } from 'node:sqlite';
      export function vacuum(path) {
        const db = new DatabaseSync(path);
        db.exec('VACUUM');
        if (db.isOpen) db.close();
      }
    `,
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        let fd;
        try {
          fd = fs.openSync(path, 'r');
          fs.readSync(fd, head);
        } catch {
          head.fill(0);
        }
        if (fd !== undefined) fs.closeSync(fd);
        return true;
      }
    `,
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        let fd;
        try {
          fd = fs.openSync(path, 'r');
          fs.readSync(fd, head);
        } finally {
          if (typeof fd === 'number') try { fs.closeSync(fd); } catch {}
        }
      }
    `,
    // A flag tells the `finally` whether it failed.
    {
      code: `
        import fs from 'node:fs';
        export function openLog(path, head, owner) {
          let hasFailed = true;
          const fd = fs.openSync(path, 'a');
          try {
            if (fs.readSync(fd, head) === 0) throw new Error('empty');
            hasFailed = false;
            owner.take(fd);
          } finally {
            if (hasFailed) fs.closeSync(fd);
          }
        }
      `,
      options: strict,
    },
    // What is caught gives something whatever happens.
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function touch(path, owner) {
          const file = await open(path, 'a');
          await owner.load().catch(() => undefined);
          await file.close();
        }
      `,
      options: strict,
    },
    // A loop that closes what it opens.
    `
      import fs from 'node:fs';
      export function touch(paths) {
        for (const path of paths) {
          const fd = fs.openSync(path, 'a');
          fs.futimesSync(fd, new Date(), new Date());
          fs.closeSync(fd);
        }
      }
    `,
    // A child may have ended by itself.
    `
      import { spawn } from 'node:child_process';
      export async function build(isDone) {
        const child = spawn('make');
        if (await isDone(1000)) return true;
        child.kill();
        return false;
      }
    `,
  ],
  invalid: [
    {
      code: [
        "import fs from 'node:fs';",
        'export function getLength(path, head) {',
        "  const fd = fs.openSync(path, 'r');",
        '  const length = fs.readSync(fd, head);',
        '  if (length === 0) return 0;',
        '  fs.closeSync(fd);',
        '  return length;',
        '}',
      ].join('\n'),
      errors: [{ messageId: 'leaveMissed', line: 3, data: { handle: 'fd', leaver: 'return', line: 5, release: 'fs.closeSync', argument: 'fd', releaseLine: 6 } }],
      output: [
        "import fs from 'node:fs';",
        'export function getLength(path, head) {',
        "  const fd = fs.openSync(path, 'r');",
        '  const length = fs.readSync(fd, head);',
        '  if (length === 0) { fs.closeSync(fd); return 0; }',
        '  fs.closeSync(fd);',
        '  return length;',
        '}',
      ].join('\n'),
    },
    // Closed on some of the ways to the return: nothing may close it again there.
    {
      code: `
        import fs from 'node:fs';
        export function readHead(path, head) {
          let fd;
          try {
            fd = fs.openSync(path, 'r');
            fs.readSync(fd, head);
            fs.closeSync(fd);
          } catch {
            head.fill(0);
          }
          return true;
        }
      `,
      errors: [
        {
          messageId: 'endMissed',
          line: 6,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
        import fs from 'node:fs';
        export function readHead(path, head) {
          let fd;
          try {
            fd = fs.openSync(path, 'r');
            try {
              fs.readSync(fd, head);
            } finally {
              fs.closeSync(fd);
            }
          } catch {
            head.fill(0);
          }
          return true;
        }
      `,
            },
          ],
        },
      ],
    },
    // What the name stands for may need the open file: no edit without asking.
    {
      code: [
        "import { DatabaseSync } from 'node:sqlite';",
        'export function find(path, sql) {',
        '  const db = new DatabaseSync(path);',
        '  const statement = db.prepare(sql);',
        '  if (sql.isLazy) return statement;',
        '  const rows = statement.all();',
        '  db.close();',
        '  return rows;',
        '}',
      ].join('\n'),
      errors: [
        {
          messageId: 'leaveMissed',
          line: 3,
          suggestions: [
            {
              messageId: 'releaseBeforeReturn',
              output: [
                "import { DatabaseSync } from 'node:sqlite';",
                'export function find(path, sql) {',
                '  const db = new DatabaseSync(path);',
                '  const statement = db.prepare(sql);',
                '  if (sql.isLazy) { db.close(); return statement; }',
                '  const rows = statement.all();',
                '  db.close();',
                '  return rows;',
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      code: `
        import fs from 'node:fs';
        export function touch(paths) {
          for (const path of paths) {
            const fd = fs.openSync(path, 'a');
            fs.futimesSync(fd, new Date(), new Date());
            if (path === '') continue;
            fs.closeSync(fd);
          }
        }
      `,
      errors: [{ messageId: 'overwrittenInLoop', line: 5, suggestions: null }],
    },
    {
      code: [
        "import { open } from 'node:fs/promises';",
        'export async function readHead(path, head) {',
        "  const file = await open(path, 'r');",
        '  await file.read(head);',
        '  await file.close();',
        '}',
      ].join('\n'),
      options: strict,
      errors: [
        {
          messageId: 'throwMissed',
          line: 3,
          data: { handle: 'file', culprit: 'file.read(head)', release: 'file.close', argument: '', releaseLine: 5 },
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: [
        "import { open } from 'node:fs/promises';",
        'export async function readHead(path, head) {',
        "  const file = await open(path, 'r');",
        '  try {',
        '    await file.read(head);',
        '  } finally {',
        '    await file.close();',
        '  }',
        '}',
      ].join('\n'),
            },
          ],
        },
      ],
    },
    {
      code: `
        import { spawn } from 'node:child_process';
        export async function build(isDone) {
          const child = spawn('make');
          if (await isDone(1000)) return true;
          child.kill();
          return false;
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'leaveMissed',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseBeforeReturn',
              output: `
        import { spawn } from 'node:child_process';
        export async function build(isDone) {
          const child = spawn('make');
          if (await isDone(1000)) { child.kill(); return true; }
          child.kill();
          return false;
        }
      `,
            },
            {
              messageId: 'releaseInFinally',
              output: `
        import { spawn } from 'node:child_process';
        export async function build(isDone) {
          const child = spawn('make');
          try {
                  if (await isDone(1000)) return true;
          } finally {
                  child.kill();
          }
          return false;
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});

untyped.run('no-leaked-handle: callbacks', rule, {
  valid: [
    `
      const fs = require('fs');
      exports.getSize = function (path, done) {
        fs.open(path, 'r', (error, fd) => {
          if (error) return done(error);
          fs.fstat(fd, (failure, stats) => {
            fs.close(fd, () => done(failure, stats));
          });
        });
      };
    `,
    `
      const fs = require('fs');
      exports.isReadable = function (path, done) {
        fs.open(path, (error, fd) => {
          if (error !== null) return done(false);
          fs.close(fd, () => done(true));
        });
      };
    `,
    // Handed to somebody.
    `
      const fs = require('fs');
      exports.open = function (path, done) {
        fs.open(path, 'r', 0o666, (error, fd) => done(error, fd));
      };
    `,
    `
      const fs = require('fs');
      exports.open = function (path, done) {
        fs.open(path, 'r', done);
      };
    `,
  ],
  invalid: [
    {
      code: `
        const fs = require('fs');
        exports.getSize = function (path, done) {
          fs.open(path, 'r', (error, fd) => {
            if (error) return done(error);
            fs.fstat(fd, (failure, stats) => {
              if (failure) return done(failure);
              fs.close(fd, () => done(null, stats));
            });
          });
        };
      `,
      errors: [{ messageId: 'leaveMissed', line: 4, data: { handle: 'fd', leaver: 'return', line: 7, release: 'fs.closeSync', argument: 'fd', releaseLine: 8 } }],
    },
    {
      code: `
        const fs = require('fs');
        exports.isReadable = function (path, done) {
          fs.open(path, (error, fd) => {
            if (error === null) return done(false);
            fs.close(fd, () => done(true));
          });
        };
      `,
      errors: [{ messageId: 'leaveMissed', line: 4 }],
    },
  ],
});
