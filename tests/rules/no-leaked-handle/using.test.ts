import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-leaked-handle.js';

const settings = { leaks: { testFiles: 'report' } } as const;

const strict = [{ includeThrows: true, includeLikely: true }] as const;

/** A file of a package that supports certain versions of Node. */
function getPath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/engines/${name}`, import.meta.url));
}

function createTyped(folder: string): RuleTester {
  return new RuleTester({ settings, languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: getPath(folder) } } });
}

const untyped = new RuleTester({ settings });

const forgotten = `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  const db = new DatabaseSync(path);
  db.exec('VACUUM');
}
`;

untyped.run('no-leaked-handle: using in JavaScript', rule, {
  valid: [],
  invalid: [
    {
      name: 'every version of Node that the package supports has the syntax and the member',
      code: forgotten,
      filename: getPath('node-24/file.js'),
      errors: [{ messageId: 'neverReleased', line: 4 }],
      output: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  using db = new DatabaseSync(path);
  db.exec('VACUUM');
}
`,
    },
    {
      name: 'an older one does not',
      code: forgotten,
      filename: getPath('node-18/file.js'),
      errors: [
        {
          messageId: 'neverReleased',
          line: 4,
          suggestions: [
            {
              messageId: 'wrapInFinally',
              output: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path) {
  const db = new DatabaseSync(path);
  try {
    db.exec('VACUUM');
  } finally {
    db.close();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a promise that is returned is awaited first',
      code: `
import { open } from 'node:fs/promises';
export async function read(path, isShort) {
  const file = await open(path);
  if (isShort) return file.stat();
  const text = await file.readFile('utf8');
  await file.close();
  return text;
}
`,
      filename: getPath('node-24/file.js'),
      errors: [{ messageId: 'leaveMissed', line: 4 }],
      output: `
import { open } from 'node:fs/promises';
export async function read(path, isShort) {
  await using file = await open(path);
  if (isShort) return await file.stat();
  const text = await file.readFile('utf8');
  return text;
}
`,
    },
    {
      name: 'a return that skips the release at the end',
      code: `
import { open } from 'node:fs/promises';
export async function touch(path, isDry) {
  const file = await open(path);
  if (isDry) return 0;
  const { size } = await file.stat();
  await file.close();
  return size;
}
`,
      filename: getPath('node-24/file.js'),
      errors: [{ messageId: 'leaveMissed', line: 4 }],
      output: `
import { open } from 'node:fs/promises';
export async function touch(path, isDry) {
  await using file = await open(path);
  if (isDry) return 0;
  const { size } = await file.stat();
  return size;
}
`,
    },
    {
      name: 'what a comment explains stays',
      code: `
import { open } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  await file.stat();
  // The next one needs the descriptor.
  await file.close();
}
`,
      filename: getPath('node-24/file.js'),
      options: strict,
      errors: [
        {
          messageId: 'throwMissed',
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
import { open } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  try {
    await file.stat();
  } finally {
    // The next one needs the descriptor.
    await file.close();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'code behind the release may need the file closed',
      code: `
import { open, rename } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  await file.stat();
  await file.close();
  await rename(path, path + '.old');
}
`,
      filename: getPath('node-24/file.js'),
      options: strict,
      errors: [
        {
          messageId: 'throwMissed',
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
import { open, rename } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  try {
    await file.stat();
  } finally {
    await file.close();
  }
  await rename(path, path + '.old');
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a release that an error skips is a suggestion',
      code: `
import { open } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  await file.stat();
  await file.close();
}
`,
      filename: getPath('node-24/file.js'),
      options: strict,
      errors: [
        {
          messageId: 'throwMissed',
          suggestions: [
            {
              messageId: 'declareWithUsing',
              output: `
import { open } from 'node:fs/promises';
export async function touch(path) {
  await using file = await open(path);
  await file.stat();
}
`,
            },
            {
              messageId: 'releaseInFinally',
              output: `
import { open } from 'node:fs/promises';
export async function touch(path) {
  const file = await open(path);
  try {
    await file.stat();
  } finally {
    await file.close();
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});

const typedFile = `
import { open } from 'node:fs/promises';
export async function read(path: string, head: Buffer): Promise<number> {
  const file = await open(path);
  const { bytesRead } = await file.read(head);
  return bytesRead;
}
`;

const typedFinally = `
import { open } from 'node:fs/promises';
export async function read(path: string, head: Buffer): Promise<number> {
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(head);
    return bytesRead;
  } finally {
    await file.close();
  }
}
`;

createTyped('rewritten').run('no-leaked-handle: using that the compiler rewrites', rule, {
  valid: [],
  invalid: [
    {
      code: typedFile,
      filename: getPath('rewritten/file.ts'),
      errors: [{ messageId: 'neverReleased', line: 4 }],
      output: typedFile.replace('const file', 'await using file'),
    },
    {
      name: 'fs.Dir has no disposer in Node 20',
      code: `
import { opendirSync } from 'node:fs';
export function count(path: string): number {
  const dir = opendirSync(path);
  const first = dir.readSync();
  return first === null ? 0 : 1;
}
`,
      filename: getPath('rewritten/file.ts'),
      errors: [
        {
          messageId: 'neverReleased',
          suggestions: [
            {
              messageId: 'wrapInFinally',
              output: `
import { opendirSync } from 'node:fs';
export function count(path: string): number {
  const dir = opendirSync(path);
  try {
    const first = dir.readSync();
    return first === null ? 0 : 1;
  } finally {
    dir.closeSync();
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});

createTyped('none').run('no-leaked-handle: using in a package that does not say which Node it supports', rule, {
  valid: [],
  invalid: [
    {
      code: typedFile,
      filename: getPath('none/file.ts'),
      errors: [
        {
          messageId: 'neverReleased',
          suggestions: [
            { messageId: 'declareWithUsing', output: typedFile.replace('const file', 'await using file') },
            {
              messageId: 'wrapInFinally',
              output: typedFinally,
            },
          ],
        },
      ],
    },
  ],
});

createTyped('node-18').run('no-leaked-handle: using in a package for an old Node', rule, {
  valid: [],
  invalid: [
    {
      code: typedFile,
      filename: getPath('node-18/file.ts'),
      errors: [{ messageId: 'neverReleased', suggestions: [{ messageId: 'wrapInFinally', output: typedFinally }] }],
    },
  ],
});
