import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';
import tsParser from '@typescript-eslint/parser';
import { type ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import rule from '../../../src/rules/require-release-on-throw.js';

const settings = { leaks: { testFiles: 'report' } } as const;

new RuleTester({ settings }).run('require-release-on-throw', rule, {
  valid: [
    `
      import { open } from 'node:fs/promises';
      export async function readHead(path, head) {
        const file = await open(path);
        try {
          await file.read(head);
        } finally {
          await file.close();
        }
      }
    `,
    // A way out that no error takes: no-leaked-handle tells.
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        const fd = fs.openSync(path, 'r');
        if (head.length === 0) return 0;
        const length = fs.readSync(fd, head);
        fs.closeSync(fd);
        return length;
      }
    `,
    // Nothing says that this throws.
    `
      import fs from 'node:fs';
      export function readHead(path, head) {
        const fd = fs.openSync(path, 'r');
        fs.readSync(fd, head);
        fs.closeSync(fd);
      }
    `,
    // A timer is no handle.
    `
      export async function watch(poll) {
        const timer = setInterval(poll, 1000);
        await poll();
        clearInterval(timer);
      }
    `,
    `
      export async function count(source) {
        const runner = source.createRunner();
        try {
          return await runner.query('COUNT');
        } finally {
          await runner.release();
        }
      }
      export async function list(source) {
        const runner = source.createRunner();
        try {
          return await runner.query('LIST');
        } finally {
          await runner.release();
        }
      }
    `,
  ],
  invalid: [
    {
      code: `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  const file = await open(path);
  await file.read(head);
  await file.close();
}
`,
      errors: [
        {
          messageId: 'throwMissed',
          line: 4,
          data: {
            handle: 'file',
            culprit: 'file.read(head)',
            releaseLine: 6,
            noun: 'file handle',
            keeps: 'its descriptor',
            release: 'file.close',
            argument: '',
          },
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  const file = await open(path);
  try {
    await file.read(head);
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
import fs from 'node:fs';
export function readHead(path, head) {
  const fd = fs.openSync(path, 'r');
  try {
    const length = fs.readSync(fd, head);
    fs.closeSync(fd);
    return length;
  } catch (error) {
    throw new Error('Empty.', { cause: error });
  }
}
`,
      errors: [
        {
          messageId: 'leaveMissed',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
import fs from 'node:fs';
export function readHead(path, head) {
  const fd = fs.openSync(path, 'r');
  try {
    const length = fs.readSync(fd, head);
    return length;
  } catch (error) {
    throw new Error('Empty.', { cause: error });
  } finally {
    fs.closeSync(fd);
  }
}
`,
            },
          ],
        },
      ],
    },
    // Lost before anybody gets it.
    {
      code: `
import { open } from 'node:fs/promises';
export async function openLog(path, owner) {
  const file = await open(path, 'w');
  await owner.load();
  return owner.take(file);
}
`,
      errors: [
        {
          messageId: 'lostIfThrown',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInCatch',
              output: `
import { open } from 'node:fs/promises';
export async function openLog(path, owner) {
  const file = await open(path, 'w');
  try {
    await owner.load();
  } catch (error) {
    await file.close();
    throw error;
  }
  return owner.take(file);
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
export async function openBoth(path, owner) {
  const [first, second] = await Promise.all([open(path, 'r'), open(owner, 'r')]);
  try {
    await first.appendFile(second.createReadStream());
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}
`,
      errors: [{ messageId: 'lostByRejection', line: 4 }],
    },
    // What the file releases elsewhere, in its own way.
    {
      code: `
export async function count(source) {
  const runner = source.createRunner();
  try {
    return await runner.query('COUNT');
  } finally {
    await runner.dispose();
  }
}
export async function list(source) {
  const runner = source.createRunner();
  const rows = await runner.query('LIST');
  await runner.dispose();
  return rows;
}
`,
      errors: [{ messageId: 'throwMissed', line: 11 }],
    },
  ],
});

const filename = fileURLToPath(new URL('../../fixtures/typed/file.ts', import.meta.url));

/** Rules of a preset that report on a line. */
function collectRules(preset: 'recommended' | 'strict', code: string, line: number): readonly string[] {
  const linter = new Linter({ configType: 'flat' });
  const { rules } = plugin.configs[preset];
  const leaks = plugin as unknown as ESLint.Plugin;
  const config: Linter.Config = { files: ['**/*.ts'], plugins: { leaks }, rules: rules as Linter.RulesRecord, settings, languageOptions: { parser: tsParser } };
  const messages = linter.verify(code, [config], { filename });
  return messages.filter((message) => message.line === line).map(({ ruleId }) => ruleId ?? 'parser');
}


describe('an obligation in the strict preset', () => {
  const code = [
    "import { open } from 'node:fs/promises';",
    'export async function readHead(path: string, head: Buffer) {',
    '  const file = await open(path);',
    '  await file.read(head);',
    '  await file.close();',
    '}',
    'export async function count(source: any) {',
    '  const runner = source.createRunner();',
    '  const rows = await runner.query();',
    '  await runner.dispose();',
    '  return rows;',
    '}',
    'export async function list(source: any) {',
    '  await using runner = source.createRunner();',
    '  return await runner.query();',
    '}',
  ].join('\n');

  it('has one report, of the rule for throws, and none in the recommended preset', () => {
    expect(collectRules('strict', code, 3)).toEqual(['leaks/require-release-on-throw']);
    expect(collectRules('strict', code, 8)).toEqual(['leaks/require-release-on-throw']);
    expect(collectRules('recommended', code, 3)).toEqual([]);
  });

  it('has one report, of the rule for handles, where a way out misses the release', () => {
    const missed = code.replace('await file.read(head);', 'if (head.length === 0) return;');
    expect(collectRules('strict', missed, 3)).toEqual(['leaks/no-leaked-handle']);
  });
});
