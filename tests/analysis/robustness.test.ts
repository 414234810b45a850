import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';

/** With the options that report most. */
const rules: Linter.RulesRecord = Object.fromEntries(
  Object.entries(plugin.configs.strict.rules ?? {}).flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry]])),
);

const project = new URL('../fixtures/typed/', import.meta.url);

/** How many reports; an exception of a rule is one of the test, and so is code that does not parse. */
function countReports(code: string, filename: string): number {
  return lintText({ code, filename, rules }).length;
}

function countReportsAs(code: string, sourceType: 'module' | 'script' | 'commonjs'): number {
  const messages = new Linter().verify(code, {
    plugins: { leaks: plugin },
    rules,
    languageOptions: { sourceType },
  });
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  return messages.length;
}

const LEAK = 'function poll(f) { setInterval(() => f(1), 5000); }';

describe('odd files', () => {
  it.each([
    ['an empty file', '', 0],
    ['only comments', '// setInterval\n/* clearInterval */', 0],
    ['a byte order mark', `\uFEFFexport ${LEAK}`, 1],
    ['a shebang', `#!/usr/bin/env node\nexport ${LEAK}`, 1],
    ['a class without a name', 'export default class { start() { this.t = setInterval(() => this.m(), 5000); } }', 1],
    ['a call with nothing', 'export function f() { setInterval(); }', 1],
    ['a call with a spread', 'export function f(...a) { setInterval(...a); }', 1],
  ])('%s', (_, code, expected) => {
    expect(countReports(code, 'file.js')).toBe(expected);
    expect(countReports(code, 'file.ts')).toBe(expected);
  });
});

describe('syntax', () => {
  it.each([
    ['decorators', '@a() class P { @b t; @c() m(@d x) { this.t = setInterval(x, 5000); } }', 'file.ts'],
    [
      'private and static members',
      'export class P { static #t; static { P.#t = setInterval(() => P, 5000); } accessor u = setInterval(f, 5000); }',
      'file.ts',
    ],
    [
      'an abstract class',
      'export abstract class P { abstract t; abstract m(): void; n(): void; n() { this.t = setInterval(f, 5000); } }',
      'file.ts',
    ],
    [
      'declarations',
      'declare function setInterval(): number; namespace N { export const t = setInterval(); } enum E { a = setInterval() } export = N;',
      'file.ts',
    ],
    ['JSX', 'export const C = (p) => <><a {...p} on={() => setInterval(p.f, 5000)}>{...p.x}{}</a><b.c d:e="1" /></>;', 'file.tsx'],
    [
      'patterns',
      'export function f({ a: [b = setInterval(g, 5000), ...c], ...d } = {}) { [this.t, d[b]] = [setInterval(c, 5000)]; }',
      'file.js',
    ],
    ['labels', 'export function f() { a: { b: for (;;) { setInterval(g, 5000); if (x) break a; continue b; } } }', 'file.js'],
    ['computed names', 'export class P { [setInterval(f, 5000)]() { this[x] = setInterval(f, 5000); delete this[x]; } }', 'file.js'],
    ['generators', 'export async function* f() { for await (const x of y) { const t = setInterval(x, 5000); yield* t; } }', 'file.js'],
  ])('%s', (_, code, filename) => {
    expect(() => countReports(code, filename)).not.toThrow();
  });

  it.each(['module', 'script', 'commonjs'] as const)('a %s', (sourceType) => {
    expect(countReportsAs(`${LEAK} poll(1); poll(2);`, sourceType)).toBeLessThanOrEqual(1);
  });
});

it('types that are wrong', () => {
  const code = `export class P extends Missing { t: Nope = setInterval(1, 'x', unknown.y); stop() { clearInterval(this.u); super.stop(); } }`;

  expect(() => lintText({ code, filename: 'file.ts', rules, project })).not.toThrow();
});

describe('size', () => {
  it.each([
    ['blocks', '{'.repeat(500), '}'.repeat(500)],
    ['arrows', '(() => {'.repeat(200), '})()'.repeat(200)],
  ])('nested %s', (_, open, close) => {
    expect(() => countReports(`export function f() { ${open} setInterval(g, 5000); ${close} }`, 'file.js')).not.toThrow();
  });

  it('a file of 20,000 lines', () => {
    const code = `${'use(1);\n'.repeat(20_000)}export ${LEAK}`;

    expect(countReports(code, 'file.js')).toBe(1);
  });
});

const statement = fc.letrec<{ body: string }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      't = setInterval(f, 5000);',
      'clearInterval(t);',
      'setTimeout(run, 5000);',
      'use(t);',
      'return;',
      'await f();',
      'throw t;',
    ),
    fc.tuple(tie('body'), tie('body')).map(([a, b]) => `${a} ${b}`),
    fc.tuple(tie('body'), tie('body')).map(([a, b]) => `if (t) { ${a} } else { ${b} }`),
    fc.tuple(tie('body'), tie('body')).map(([a, b]) => `try { ${a} } catch { ${b} } finally { use(); }`),
    tie('body').map((a) => `while (x) { ${a} }`),
    tie('body').map((a) => `later(async () => { ${a} });`),
  ),
})).body;

it.each(['file.js', 'file.ts'])('random programs: %s', (filename) => {
  fc.assert(
    fc.property(statement, (body) => {
      countReports(`let t; export async function run(f, x) { ${body} }`, filename);
    }),
    { numRuns: 100 },
  );
});
