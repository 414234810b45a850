/**
 * Random programs that leak, through the rules themselves: comments at any place, with and without semicolons, beside closures, labels, `switch`es,
 * blocks and names that others import. What is fixed parses, loses its report, gets no other one, keeps its comments, and is not fixed again.
 */
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { subtract } from '../support/collect-edits.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));

const certain: Linter.Config = {
  files: ['**/*.jsx'],
  plugins: { leaks: plugin },
  rules: {
    'leaks/no-leaked-timer': 'error',
    'leaks/no-leaked-listener': 'error',
    'leaks/no-leaked-handle': 'error',
    'leaks/no-leaked-stream': 'error',
    'leaks/prefer-using': 'error',
  },
  settings: { leaks: { testFiles: 'report' } },
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
};

/** `@` stands for the end of a statement, `%` for a place for a comment, `#` for statements that have nothing to do with the leak. */
const LEAKS = [
  "import { open } from 'node:fs/promises'@\nexport async function read(path, head, a) {\n#const file = await open(path)@%\n#await file.read(head)@\n#}",
  "import { open } from 'node:fs/promises'@\nexport async function read(path, head, a) {\n#const file = await open(path)@\n#if (a)% return 1@\n#await file.read(head)@%\nawait file.close()@\nreturn 0@\n}",
  "import { open } from 'node:fs/promises'@\nexport const read = async (path, a) => {\n#const file = await open(path)@\n%try {\n#return file.stat()@\n} finally {\nawait file.close()@\n}\n}",
  "import { open } from 'node:fs/promises'@\nexport async function read(path, head, a) {\n#try {\n#const file = await open(path)@%\nawait file.read(head)@%\nawait file.close()@\n} catch {%\n#log(9)@\n}\n#}",
  "import { openSync, closeSync, readSync } from 'node:fs'@\nexport function read(path, head, a) {\n#const fd = openSync(path)@\n%try {\n#readSync(fd, head)@\n%closeSync(fd)@\n} catch (error) {\n#log(error)@\n}\n}",
  'export async function copy(stream, save, a) {\n#const reader = stream.getReader()@%\nfor (;;) {\nconst { done, value } = await reader.read()@\nif (done) break@\n#await save(value)@\n}\n#}',
  'export async function wait(run, a) {\n#const timer = setInterval(run, 9)@\n%if (a) return@\n#if (await run()) {%\nreturn 1@\n}\n#clearInterval(timer)@\n#return 0@\n}',
  "import { useEffect } from 'react'@\nexport function useTick(tick, a) {\nuseEffect(() => {\n#const timer = setInterval(tick, 9)@%\n#}, [tick, a])@\n}",
  "import { useEffect } from 'react'@\nexport function useTick(tick, a) {\nuseEffect(() => {\n#setInterval(tick, 9)@%\n#return% () => log(a)@\n}, [tick, a])@\n}",
  'export class Clock {\nconstructor(a) {\n#this.timer = setInterval(() => log(a), 9)@%\n}\n%dispose() {\n#this.socket.close()@%\n}\n}',
  'export class Clock {\nstart(a) {\n#this.timer = setInterval(() => log(a), 9)@%\n#}\ndispose() {\n%clearInterval(this.timer)@\n#}\npause(a) {\n#window.addEventListener("blur", this.onBlur)@\n}\nplay() {\nwindow.removeEventListener("focus", this.onBlur)@\n}\n}',
] as const;

const BESIDE = [
  'log(1)@%',
  'label: for (;;) {% log(2)@ break label@ }',
  'switch (a) { case 1:% log(3)@ break@ default: log(4)@ }',
  'const later = () =>% log(5)@',
  '{ const file = 1@ log(file)@ }',
  'if (a) {%\nlog(6)@\n} else log(7)@',
  'for (const x of a) { if (x) continue@ log(x)@ }',
  'var hoisted = [8]@',
  'function inner() {% return a@ }',
  ';[1, 2].map(log)@',
  '% /re/.test(a)@',
  'log(`x\n${a}`)@',
] as const;

const programs = fc
  .record({
    leak: fc.constantFrom(...LEAKS),
    beside: fc.array(fc.constantFrom('', '', '', ...BESIDE), { minLength: 1, maxLength: 6 }),
    comments: fc.array(fc.constantFrom('', '', '', ' /* c */ ', ' // c\n', '\n// c\n', ' /* c\n * d */ '), { minLength: 1, maxLength: 7 }),
    isTerminated: fc.boolean(),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    package: fc.constantFrom('engines/node-24', 'engines/node-18'),
  })
  .map(({ leak, beside, comments, isTerminated, lineBreak, package: owner }) => {
    let places = 0;
    let count = 0;
    const code = leak
      .replaceAll('#', () => {
        places += 1;
        const text = beside[places % beside.length] ?? '';
        // Names are declared once in a function.
        const own = text.replaceAll(/\b(?:later|hoisted|inner)\b/gu, (name) => `${name}${String(places)}`);
        return own === '' ? '' : `${!isTerminated && /^%? ?\//u.test(own) ? ';' : ''}${own}\n`;
      })
      .replaceAll('@', isTerminated ? ';' : '\n')
      .replaceAll('%', () => {
        count += 1;
        return (comments[count % comments.length] ?? '').replace('c', `c${String(count)}`);
      });
    return { code: `${code}\n`.replaceAll('\n', lineBreak), filename: `${folder}${owner}/sample.jsx` };
  });

function lint(code: string, filename: string): readonly Linter.LintMessage[] {
  return new Linter({ cwd: folder }).verify(code, [certain], { filename });
}

function collectComments(code: string): readonly string[] {
  return [...code.matchAll(/\bc\d+\b/gu)].map(([name]) => name).sort();
}

const getKey = ({ ruleId, messageId }: Linter.LintMessage): string => `${ruleId ?? ''}/${messageId ?? ''}`;

/** What may be written shorter leaks nothing. */
const isLeak = ({ ruleId }: Linter.LintMessage): boolean => ruleId !== 'leaks/prefer-using';

const isFatal = ({ fatal }: Linter.LintMessage): boolean => fatal === true;

/** Calls of the program but for releases, in their order: an edit moves or drops none. */
function collectCalls(code: string): readonly string[] {
  return [...code.replaceAll(/\/\*[^]*?\*\/|\/\/.*/gu, '').matchAll(/\b(?:log|open|openSync|read|readSync|save|run|setInterval|map|test)\b(?=[(.])/gu)].map(([name]) => name);
}

function expectKept(output: string, code: string): void {
  expect(collectComments(output)).toStrictEqual(collectComments(code));
  expect(collectCalls(output)).toStrictEqual(collectCalls(code));
  expect(/[^\r]\n/u.test(output)).toBe(/[^\r]\n/u.test(code));
}

describe('programs that leak', () => {
  it('are fixed in ten passes, and no more', { timeout: 300_000 }, () => {
    let fixed = 0;
    fc.assert(
      fc.property(programs, ({ code, filename }) => {
        const before = lint(code, filename);
        fc.pre(!before.some(isFatal));
        const { output, messages, fixed: isFixed } = new Linter({ cwd: folder }).verifyAndFix(code, [certain], { filename });
        expect({ output, fatal: messages.filter(isFatal), left: messages.filter(({ fix }) => fix !== undefined).map(getKey) }).toStrictEqual({ output, fatal: [], left: [] });
        expect({ output, added: subtract(messages.map(getKey), before.map(getKey)) }).toStrictEqual({ output, added: [] });
        expect(messages.length < before.length).toBe(isFixed);
        expectKept(output, code);
        fixed += isFixed ? 1 : 0;
      }),
      { numRuns: 150 },
    );
    expect(fixed).toBeGreaterThan(5);
  });

  it('are told what to do by suggestions that do it', { timeout: 300_000 }, () => {
    let suggested = 0;
    fc.assert(
      fc.property(programs, ({ code, filename }) => {
        const before = lint(code, filename);
        fc.pre(!before.some(isFatal));
        for (const { fix } of before.flatMap(({ suggestions = [] }) => suggestions)) {
          const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
          const after = lint(output, filename);
          expect({ output, fatal: after.filter(isFatal), isFewer: after.filter(isLeak).length < before.filter(isLeak).length }).toStrictEqual({ output, fatal: [], isFewer: true });
          expectKept(output, code);
          suggested += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(suggested).toBeGreaterThan(5);
  });
});
