import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';
import ts from 'typescript';
import { expect, it } from 'vitest';
import rule from '../../../src/rules/prefer-using.js';
import { lintText } from '../../support/lint-text.js';

const settings = { leaks: { testFiles: 'report' } } as const;

function getPath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/engines/${name}`, import.meta.url));
}

const filename = getPath('node-24/file.js');

const copy = (ending: string): string => `
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
export function copyHead(from, to, head) {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  try {
    readSync(source, head);
    writeSync(target, head);
  } finally {
    ${ending}
  }
}
`;

const code = copy('closeSync(target);\n    closeSync(source);');

const output = `
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
export function copyHead(from, to, head) {
  using stack = new DisposableStack();
  const source = stack.adopt(openSync(from, 'r'), (source) => { closeSync(source); });
  const target = stack.adopt(openSync(to, 'w'), (target) => { closeSync(target); });
  readSync(source, head);
  writeSync(target, head);
}
`;

new RuleTester({ settings }).run('prefer-using: several that one `finally` releases', rule, {
  valid: [
    { name: 'an old Node', code, filename: getPath('node-18/file.js') },
    { name: 'no word on the versions of Node', code, filename: getPath('none/file.js') },
    { name: 'a stack ends the last one first', code: copy('closeSync(source);\n    closeSync(target);'), filename },
    { name: 'one of them is released elsewhere', code: copy('closeSync(target);\n    end(source);'), filename },
    { name: 'more than releases', code: copy('closeSync(target);\n    closeSync(source);\n    console.log(to);'), filename },
    { name: 'only if it is there', code: copy('closeSync(target);\n    if (from) closeSync(source);'), filename },
    { name: 'code that may need them closed', code: code.replace('  }\n}\n', '  }\n  done(to);\n}\n'), filename },
    { name: 'collected already', code: output, filename },
  ],
  invalid: [
    {
      code,
      filename,
      errors: [{ messageId: 'preferStack', line: 5, data: { handle: 'source`, `target', stack: 'DisposableStack', line: 9 }, suggestions: [{ messageId: 'collectInStack', data: { stack: 'DisposableStack' }, output }] }],
    },
    {
      name: 'what the `finally` waits for, the stack waits for',
      code: `
import { open } from 'node:fs/promises';
export async function copyHead(from, to, head, stack) {
  const source = await open(from);
  const target = await open(to, 'w');
  try {
    await source.read(head);
    await target.write(head, stack);
  } finally {
    await target.close();
    await source.close();
  }
}
`,
      filename,
      errors: [
        {
          messageId: 'preferStack',
          line: 5,
          suggestions: [
            {
              messageId: 'collectInStack',
              output: `
import { open } from 'node:fs/promises';
export async function copyHead(from, to, head, stack) {
  await using stack2 = new AsyncDisposableStack();
  const source = stack2.adopt(await open(from), (source) => source.close());
  const target = stack2.adopt(await open(to, 'w'), (target) => target.close());
  await source.read(head);
  await target.write(head, stack);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment in the `finally` stays where it is',
      code: copy('// Flushes.\n    closeSync(target);\n    closeSync(source);'),
      filename,
      errors: [{ messageId: 'preferStack', line: 5, suggestions: [] }],
    },
  ],
});

/** What the program does, in its order, with functions in place of those of Node. `throwsAt`: the name that cannot be opened. */
function run(text: string, throwsAt = ''): readonly string[] {
  const log: string[] = [];
  const body = text.replace(/^import .*$/mu, '').replace('export ', '').replaceAll('new DisposableStack', 'new Stack');
  const { outputText } = ts.transpileModule(`${body}\ncopyHead('a', 'b', 'head');`, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const open = (name: string): string => {
    if (name === throwsAt) {
      throw new Error(name);
    }
    log.push(`open ${name}`);
    return name;
  };
  const note = (verb: string) => (name: string) => log.push(`${verb} ${name}`);
  const known: unknown = Reflect.get(Symbol, 'dispose');
  if (known === undefined) {
    Reflect.set(Symbol, 'dispose', Symbol.for('Symbol.dispose'));
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The text is what the rule has written.
  const program: unknown = new Function('openSync', 'closeSync', 'readSync', 'writeSync', 'Stack', outputText);
  try {
    if (typeof program === 'function') {
      Reflect.apply(program, undefined, [open, note('close'), note('read'), note('write'), Stack]);
    }
  } catch (error) {
    log.push(String(error));
  }
  return log;
}

/** What Node 24 brings along, as small as can be. */
class Stack {
  private readonly releases: (() => void)[] = [];

  adopt<Value>(value: Value, release: (value: Value) => void): Value {
    this.releases.unshift(() => {
      release(value);
    });
    return value;
  }

  [Symbol.dispose](): void {
    for (const release of this.releases) {
      release();
    }
  }
}

it('does what the `finally` did, and ends the first where the second cannot be opened', () => {
  const [message] = lintText({ code, filename: 'engines/node-24/file.js', rules: { 'leaks/prefer-using': 'error' }, settings });
  const fix = message?.suggestions?.[0]?.fix;
  const written = fix === undefined ? '' : code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  expect(run(written)).toEqual(run(code));
  expect(run(code)).toEqual(['open a', 'open b', 'read a', 'write b', 'close b', 'close a']);
  expect(run(code, 'b')).toEqual(['open a', 'Error: b']);
  expect(run(written, 'b')).toEqual(['open a', 'close a', 'Error: b']);
});
