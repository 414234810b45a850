import * as tsParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import plugin from '../../src/index.js';
import { collectDiagnostics } from './diagnostics.js';

/** What an edit broke. */
export interface Flaw {
  readonly kind: 'does not parse' | 'stays' | 'adds' | 'loses a comment' | `has a new error of types: ${string}` | `throws: ${string}` | 'does not end' | 'depends on the order';
  readonly rule: string;
  readonly line: number;
  readonly edit: string;
}

export interface Judged {
  /** Each report with its line. */
  readonly places: readonly string[];
  readonly reports: number;
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

/** A text, and what is known of another one with the same lines: a mutant repeats the reports of the file that it was made of. */
export interface Asked {
  readonly text: string;
  readonly filename: string;
  readonly known?: ReadonlySet<string>;
}

/** What the edits of a text make of it, before the compiler is asked. */
export interface Edited {
  readonly asked: Asked;
  readonly judged: Judged;
  readonly outputs: readonly Output[];
}

interface Output {
  readonly text: string;
  readonly of: Omit<Flaw, 'kind'>;
}

/** Applies each edit that the rules offer for a text by itself, and then all fixes together. A text that does not parse has none. */
export function applyEdits(asked: Asked): Edited {
  const { text, filename, known = new Set() } = asked;
  const before = lint(text, filename);
  const fresh = before.filter((message) => !known.has(toPlace(message)));
  const edits = fresh.flatMap(collectEdits);
  const applied = edits.map(({ message, fix, edit }) => {
    const output = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    const of = { edit, rule: message.ruleId ?? '', line: message.line };
    return { of, text: output, flaws: findFlaws({ text, output, before, message, filename, known, edit }).map((kind): Flaw => ({ ...of, kind })) };
  });
  const fixes = edits.filter(({ edit }) => edit === 'fix').length;
  const together = fixes === 0 ? undefined : applyTogether(text, filename);
  const flaws = [...applied.flatMap((one) => one.flaws), ...(together?.flaws ?? [])];
  return {
    asked,
    judged: { places: before.map(toPlace), reports: fresh.length, fixes, suggestions: edits.length - fixes, flaws },
    outputs: [...applied, ...(together === undefined ? [] : [together])],
  };
}

/** Asks the compiler once for all texts: no edit adds an error, nor says one that was there more often. */
export function judgeTypes(edited: readonly Edited[]): readonly Judged[] {
  const touched = edited.filter(({ outputs }) => outputs.length > 0);
  const texts = touched.flatMap(({ asked: { text, filename }, outputs }) => [text, ...outputs.map((output) => output.text)].map((one) => ({ text: one, filename })));
  const diagnostics = texts.length === 0 ? [] : collectDiagnostics(texts);
  let position = 0;
  return edited.map(({ judged, outputs }) => {
    const [before = [], ...after] = diagnostics.slice(position, position + outputs.length + 1);
    position += outputs.length === 0 ? 0 : outputs.length + 1;
    const flaws = outputs.flatMap(({ of }, index) => collectMissing(after[index] ?? [], before).map((error): Flaw => ({ ...of, kind: `has a new error of types: ${error}` })));
    return { ...judged, flaws: [...judged.flaws, ...flaws] };
  });
}

interface Edit {
  readonly message: Linter.LintMessage;
  readonly fix: Rule.Fix;
  readonly edit: string;
}

function collectEdits(message: Linter.LintMessage): readonly Edit[] {
  const suggestions = (message.suggestions ?? []).map(({ fix, messageId = '' }) => ({ message, fix, edit: messageId }));
  return message.fix === undefined ? suggestions : [{ message, fix: message.fix, edit: 'fix' }, ...suggestions];
}

interface Applied {
  readonly text: string;
  readonly output: string;
  readonly before: readonly Linter.LintMessage[];
  readonly message: Linter.LintMessage;
  readonly filename: string;
  readonly known: ReadonlySet<string>;
  readonly edit: string;
}

function findFlaws({ text, output, before, message, filename, known, edit }: Applied): readonly Flaw['kind'][] {
  const after = lint(output, filename);
  if (after.some(({ fatal }) => fatal === true)) {
    return ['does not parse'];
  }
  const isOfKind = (other: Linter.LintMessage): boolean => toKey(other) === toKey(message);
  const isSilenced = after.filter(isOfKind).length < before.filter(isOfKind).length;
  // What is released on one way more may still be skipped by an error: a weaker word on the same resource is no new report.
  const lines = new Set(before.map((one) => readLine(text, one)));
  // What is said of the whole file as well is said again when its release is back.
  const ofWhole = new Set([...known].map((place) => place.slice(0, place.lastIndexOf(':'))));
  const isWorse = after.some((one) => count(after, toKey(one)) > count(before, toKey(one)) && !lines.has(readLine(output, one)) && !ofWhole.has(toKey(one)) && !isNext(edit, one));
  return [
    ...(isSilenced ? [] : (['stays'] as const)),
    ...(isWorse ? (['adds'] as const) : []),
    ...(collectMissing(collectComments(text, filename), collectComments(output, filename)).length > 0 ? (['loses a comment'] as const) : []),
  ];
}

/** A class or a component that has a teardown now is asked what else belongs in it. */
function isNext(edit: string, { messageId = '' }: Linter.LintMessage): boolean {
  return (edit === 'createTeardown' || edit === 'addEffect') && /missedByTeardown$/i.test(messageId);
}

/** What a list has more often than another one. */
function collectMissing(list: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(list)].filter((element) => occurrences(others, element) < occurrences(list, element));
}

/** ESLint stops after ten passes: then nothing may be left to fix, and the order of the rules may not matter. */
function applyTogether(text: string, filename: string): Output & { readonly flaws: readonly Flaw[] } {
  const linter = new Linter({ cwd: '/' });
  const fixed = linter.verifyAndFix(text, config, { filename, allowInlineConfig: false });
  const other = linter.verifyAndFix(text, reversed, { filename, allowInlineConfig: false });
  const isOpen = fixed.messages.some(({ fix, fatal }) => fix !== undefined || fatal === true);
  const of = { rule: '', line: 0, edit: 'all fixes' };
  return {
    of,
    text: fixed.output,
    flaws: [...(isOpen ? [{ ...of, kind: 'does not end' } as const] : []), ...(fixed.output === other.output ? [] : [{ ...of, kind: 'depends on the order' } as const])],
  };
}

function lint(text: string, filename: string): readonly Linter.LintMessage[] {
  return new Linter({ cwd: '/' }).verify(text, config, { filename, allowInlineConfig: false });
}

function toKey({ ruleId, messageId }: Linter.LintMessage): string {
  return `${ruleId ?? ''}/${messageId ?? ''}`;
}

function toPlace(message: Linter.LintMessage): string {
  return `${toKey(message)}:${message.line}`;
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

function collectComments(text: string, filename: string): readonly string[] {
  return tsParser.parse(text, { comment: true, range: true, ecmaFeatures: { jsx: !filename.endsWith('.ts') }, loggerFn: false }).comments.map(({ value }) => value.trim());
}
