import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';
import { createTypedPrograms } from '../support/typed-programs.js';
import { loudOwners, quietOwners, withoutUsing } from './traps-handles-programs.js';

const rules: Partial<Linter.RulesRecord> = plugin.configs.all.rules ?? {};
const strict: Partial<Linter.RulesRecord> = plugin.configs.strict.rules ?? {};
const codes = [...quietOwners.values(), ...[...loudOwners.values()].flatMap(({ code, clean }) => [code, clean]), ...withoutUsing.values()];
const typed = createTypedPrograms(codes);
const untyped = (code: string, chosen: Partial<Linter.RulesRecord>): readonly Linter.LintMessage[] =>
  lintText({ code, filename: 'file.ts', rules: chosen, settings: { leaks: { testFiles: 'report' } } });
const modes = [['with types', typed.lint] as const, ['without types', untyped] as const];

it('the programs compile', () => {
  expect(codes.flatMap((code) => typed.collectErrors(code))).toStrictEqual([]);
});

describe.each(modes)('%s', (mode, lint) => {
  const collectIds = (code: string): readonly (string | null)[] => lint(code, strict).map(({ ruleId }) => ruleId);

  it.each([...quietOwners])('no rule tells of %s', (_name, code) => {
    expect(collectIds(code)).toStrictEqual([]);
  });

  it.each([...loudOwners])('%s', (_name, { rule, code, clean, isTyped }) => {
    expect(collectIds(code)).toStrictEqual(isTyped === true && mode === 'without types' ? [] : [`leaks/${rule}`]);
    expect(collectIds(clean)).toStrictEqual([]);
  });

  it.each([...withoutUsing])('no edit declares with `using`: %s', (_name, code) => {
    const edits = lint(code, rules).flatMap(({ fix, suggestions = [] }) => [...(fix === undefined ? [] : [fix.text]), ...suggestions.map((suggestion) => suggestion.fix.text)]);
    expect(edits.filter((text) => /\busing\b/u.test(text))).toStrictEqual([]);
  });
});
