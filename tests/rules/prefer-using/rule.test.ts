import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/prefer-using.js';

const settings = { leaks: { testFiles: 'report' } } as const;

/** A file of a package that supports certain versions of Node. */
function getPath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/engines/${name}`, import.meta.url));
}

const filename = getPath('node-24/file.js');

const code = `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  const file = await open(path);
  try {
    // The head is enough.
    const { bytesRead } = await file.read(head);
    return \`
    \${bytesRead}\`;
  } finally {
    await file.close();
  }
}
`;

new RuleTester({ settings }).run('prefer-using', rule, {
  valid: [
    { name: 'an old Node', code, filename: getPath('node-18/file.js') },
    { name: 'no word on the versions of Node', code, filename: getPath('none/file.js') },
    { name: 'more than the release', code: code.replace('await file.close();', 'await file.close(); head.fill(0);'), filename },
    { name: 'a release that nobody waits for', code: code.replace('await file.close', 'file.close'), filename },
    { name: 'used afterwards', code: code.replace('  }\n}\n', '  }\n  done(file);\n}\n'), filename },
    { name: 'code that may need the file closed', code: code.replace('  }\n}\n', '  }\n  done(path);\n}\n'), filename },
    { name: 'a handle that goes away', code: code.replace('// The', 'head.file = file; // The'), filename },
    { name: 'a variable that changes', code: code.replace('const file', 'let file'), filename },
    { name: 'a server waits for its connections', code: `
import { createServer } from 'node:http';
export async function serve(run) {
  const server = createServer(run).listen(0);
  try {
    await run();
  } finally {
    await server.close();
  }
}
`, filename },
    { name: 'a write stream that is ended is not thrown away', code: `
import { createWriteStream } from 'node:fs';
export async function write(path, run) {
  const stream = createWriteStream(path);
  try {
    await run();
  } finally {
    await stream.end();
  }
}
`, filename },
    { name: 'declared so already', code: code.replace('const file', 'await using file'), filename },
  ],
  invalid: [
    {
      code,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4, data: { handle: 'file', noun: 'file handle', keyword: 'await using', line: 10 } }],
      output: `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  await using file = await open(path);
  // The head is enough.
  const { bytesRead } = await file.read(head);
  return \`
    \${bytesRead}\`;
}
`,
    },
    {
      name: 'a catch stays',
      code: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  const db = new DatabaseSync(path);
  try {
    db.exec('VACUUM');
  } catch (error) {
    console.error(error);
  } finally {
    db.close();
  }
}
`,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  using db = new DatabaseSync(path);
  try {
    db.exec('VACUUM');
  } catch (error) {
    console.error(error);
  }
}
`,
    },
    {
      name: 'a name that stands around the block as well',
      code: `
import { DatabaseSync } from 'node:sqlite';
export function count(path, rows) {
  const db = new DatabaseSync(path);
  const length = rows.length;
  try {
    const length = db.prepare('SELECT 1').all().length;
    rows.push(length);
  } finally {
    db.close();
  }
  return length;
}
`,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: null,
    },
    {
      name: 'what a comment says of the release',
      code: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  const db = new DatabaseSync(path);
  try {
    db.exec('VACUUM');
  } finally {
    // Unlocks the file.
    db.close();
  }
}
`,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: null,
    },
    {
      name: 'without semicolons',
      code: `
import { DatabaseSync } from 'node:sqlite'
export function vacuum(path, ok) {
  const db = new DatabaseSync(path)
  try {
    db.exec('VACUUM')
  } finally {
    db.close()
  }
  return ok
}
`,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: `
import { DatabaseSync } from 'node:sqlite'
export function vacuum(path, ok) {
  using db = new DatabaseSync(path)
  db.exec('VACUUM')
  return ok
}
`,
    },
    {
      name: 'a line that would go on with the one above',
      code: `
import { DatabaseSync } from 'node:sqlite'
export function vacuum(path, ok) {
  const db = new DatabaseSync(path)
  try {
    (ok || db).exec('VACUUM')
    db.exec('ANALYZE')
  } finally {
    db.close()
  }
}
`,
      filename,
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: null,
    },
  ],
});

new RuleTester({ settings }).run('prefer-using: the versions that settings name', rule, {
  valid: [{ name: 'an old Node, whatever the manifest says', code, filename, settings: { leaks: { testFiles: 'report', engines: { node: '>=22' } } } }],
  invalid: [
    {
      name: 'a new Node, where no manifest says it',
      code,
      filename: getPath('none/file.js'),
      settings: { leaks: { testFiles: 'report', engines: { node: '>=24' } } },
      errors: [{ messageId: 'preferUsing', line: 4 }],
      output: `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  await using file = await open(path);
  // The head is enough.
  const { bytesRead } = await file.read(head);
  return \`
    \${bytesRead}\`;
}
`,
    },
  ],
});
