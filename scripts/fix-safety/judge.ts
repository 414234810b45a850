import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';

/** What an edit broke. */
export interface Flaw {
  readonly kind: 'does not parse' | 'stays' | 'adds' | 'loses a comment' | 'does not end' | 'depends on the order';
  readonly rule: string;
  readonly line: number;
  readonly edit: string;
}

export interface Judged {
  readonly fixes: number;
  readonly suggestions: number;
  readonly flaws: readonly Flaw[];
}

const names = Object.keys(plugin.rules).map((name) => `leaks/${name}`);

function toConfig(order: readonly string[]): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
      plugins: { leaks: plugin },
      rules: Object.fromEntries(order.map((name) => [name, plugin.configs.all.rules?.[name] ?? 'error'])),
      settings: { leaks: { testFiles: 'report' } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    },
  ];
}

const config = toConfig(names);
const reversed = toConfig(names.toReversed());

/** Applies each edit that the rules offer for a text by itself, and then all fixes together. A text that does not parse has none. */
export function judgeEdits(text: string, filename: string): Judged {
  const before = lint(text, filename);
  const fixes = before.filter(({ fix }) => fix !== undefined);
  const suggestions = before.flatMap((message) => (message.suggestions ?? []).map(({ fix, messageId = '' }) => ({ message, fix, edit: messageId })));
  const all = [...fixes.flatMap((message) => (message.fix === undefined ? [] : [{ message, fix: message.fix, edit: 'fix' }])), ...suggestions];
  const flaws = all.flatMap(({ message, fix, edit }) => {
    const output = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    return findFlaws(text, output, before, message, filename).map((kind): Flaw => ({ kind, edit, rule: message.ruleId ?? '', line: message.line }));
  });
  return { fixes: fixes.length, suggestions: suggestions.length, flaws: [...flaws, ...(fixes.length === 0 ? [] : judgeTogether(text, filename))] };
}

function findFlaws(text: string, output: string, before: readonly Linter.LintMessage[], message: Linter.LintMessage, filename: string): readonly Flaw['kind'][] {
  const after = lint(output, filename);
  if (after.some(({ fatal }) => fatal === true)) {
    return ['does not parse'];
  }
  const isOfKind = (other: Linter.LintMessage): boolean => toKey(other) === toKey(message);
  const isSilenced = after.filter(isOfKind).length < before.filter(isOfKind).length;
  // What is released on one way more may still be skipped by an error: a weaker word on the same resource is no new report.
  const known = new Set(before.map((one) => readLine(text, one)));
  const isWorse = after.some((one) => count(after, toKey(one)) > count(before, toKey(one)) && !known.has(readLine(output, one)));
  return [
    ...(isSilenced ? [] : ['stays']),
    ...(isWorse ? ['adds'] : []),
    ...(collectComments(text).every((comment, _, all) => occurrences(collectComments(output), comment) >= occurrences(all, comment)) ? [] : ['loses a comment']),
  ];
}

/** ESLint stops after ten passes: then nothing may be left to fix, and the order of the rules may not matter. */
function judgeTogether(text: string, filename: string): readonly Flaw[] {
  const linter = new Linter({ cwd: '/' });
  const fixed = linter.verifyAndFix(text, config, { filename, allowInlineConfig: false });
  const other = linter.verifyAndFix(text, reversed, { filename, allowInlineConfig: false });
  const isOpen = fixed.messages.some(({ fix, fatal }) => fix !== undefined || fatal === true);
  const flaw = { rule: '', line: 0, edit: 'all fixes' };
  return [...(isOpen ? [{ ...flaw, kind: 'does not end' }] : []), ...(fixed.output === other.output ? [] : [{ ...flaw, kind: 'depends on the order' }])];
}

function lint(text: string, filename: string): readonly Linter.LintMessage[] {
  return new Linter({ cwd: '/' }).verify(text, config, { filename, allowInlineConfig: false });
}

function toKey({ ruleId, messageId }: Linter.LintMessage): string {
  return `${ruleId ?? ''}/${messageId ?? ''}`;
}

function readLine(text: string, { line }: Linter.LintMessage): string {
  return text.split('\n')[line - 1]?.trim() ?? '';
}

function count(messages: readonly Linter.LintMessage[], key: string): number {
  return messages.filter((message) => toKey(message) === key).length;
}

function occurrences(comments: readonly string[], comment: string): number {
  return comments.filter((other) => other === comment).length;
}

function collectComments(text: string): readonly string[] {
  return tsParser.parse(text, { comment: true, range: true, ecmaFeatures: { jsx: true }, loggerFn: false }).comments.map(({ value }) => value.trim());
}
