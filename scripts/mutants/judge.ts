import { Linter, type Linter as Lint } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import type { Mutant } from './sites.js';

/** What the rules say of one mutant. */
export interface Verdict {
  /** A new report stands where the resource is acquired. */
  readonly isFound: boolean;
  /** New reports elsewhere. */
  readonly strays: number;
  readonly rule?: string;
  /** The new report carries an edit that brings the release back and silences the report. */
  readonly isRestored: boolean;
}

export type Preset = readonly Lint.Config[];

/** Lints texts of one file name with one preset; parse errors count as no report. */
export function createLint(preset: Preset, filename: string): (text: string) => readonly Lint.LintMessage[] {
  const linter = new Linter();
  const config: Lint.Config[] = [
    ...preset.map((part) => ({ ...part, files: ['**/*.{ts,tsx,js,mjs,jsx}'] })),
    {
      files: ['**/*.{ts,tsx,js,mjs,jsx}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: !filename.endsWith('.ts') } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
  ];
  return (text) => linter.verify(text, config, { filename, allowInlineConfig: false });
}

/** The text of a file without one release. Lines keep their numbers. */
export function mutate(text: string, { range, replacement }: Mutant): string {
  const gone = text.slice(...range);
  return text.slice(0, range[0]) + replacement + '\n'.repeat(gone.split('\n').length - 1) + text.slice(range[1]);
}

/** Compares what is reported with and without a release. */
export function judge(lint: (text: string) => readonly Lint.LintMessage[], text: string, before: readonly Lint.LintMessage[], mutant: Mutant): Verdict {
  const mutated = mutate(text, mutant);
  const known = new Set(before.map(nameOf));
  const fresh = lint(mutated).filter((message) => !known.has(nameOf(message)));
  const hits = fresh.filter(({ line, endLine = line }) => mutant.acquiredOn.some((acquired) => acquired >= line && acquired <= endLine));
  const [hit] = hits;
  return {
    isFound: hit !== undefined,
    strays: fresh.length - hits.length,
    ...(hit?.ruleId ? { rule: hit.ruleId } : {}),
    isRestored: hits.some((message) => restores(lint, mutated, message, text.slice(...mutant.range))),
  };
}

function nameOf({ ruleId, line, messageId }: Lint.LintMessage): string {
  return `${ruleId ?? ''}:${line}:${messageId ?? ''}`;
}

function restores(lint: (text: string) => readonly Lint.LintMessage[], mutated: string, message: Lint.LintMessage, deleted: string): boolean {
  const edits = [...(message.fix ? [message.fix] : []), ...(message.suggestions ?? []).map(({ fix }) => fix)];
  return edits.some(({ range, text }) => {
    const edited = mutated.slice(0, range[0]) + text + mutated.slice(range[1]);
    const after = lint(edited);
    const hasVerb = [...deleted.matchAll(/([\w$]+)\(/g)].some(([, verb]) => verb !== undefined && text.includes(verb));
    return hasVerb && after.every(({ fatal, ruleId, messageId }) => !fatal && (ruleId !== message.ruleId || messageId !== message.messageId));
  });
}
