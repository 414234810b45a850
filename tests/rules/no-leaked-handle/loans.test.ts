import rule from '../../../src/rules/no-leaked-handle.js';
import { untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

untyped.run('no-leaked-handle: calls that have a handle on loan', rule, {
  valid: [
    // Given away: nothing releases it after the call.
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function keep(path, store) {
          const file = await open(path);
          await store.adopt(file);
        }
      `,
      options: strict,
    },
    // Given away on one way, released on the other.
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function keep(path, store) {
          const file = await open(path);
          if (store !== undefined) {
            await store.adopt(file);
            return;
          }
          await file.close();
        }
      `,
      options: strict,
    },
    // A container may be emptied by somebody else.
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function keep(path, files, read) {
          const file = await open(path);
          files.add(file);
          await read();
          await file.close();
        }
      `,
      options: strict,
    },
    {
      code: `
        import { open } from 'node:fs/promises';
        export async function keep(path, read) {
          const file = await open(path);
          try {
            await read(file);
          } finally {
            await file.close();
          }
        }
      `,
      options: strict,
    },
  ],
  invalid: [
    {
      code: `
import { open } from 'node:fs/promises';
export async function keep(path, read) {
  const file = await open(path);
  await read(file);
  await file.close();
}
`,
      options: strict,
      errors: [
        {
          messageId: 'throwMissed',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
import { open } from 'node:fs/promises';
export async function keep(path, read) {
  const file = await open(path);
  try {
    await read(file);
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
    {
      code: `
import { open } from 'node:fs/promises';
export async function keep(path, read) {
  const file = await open(path);
  await read(path, { file });
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
`,
      options: strict,
      errors: [{ messageId: 'throwMissed', line: 4 }],
    },
  ],
});
