import { Linter, SourceCode, type Linter as Lint } from 'eslint';
import { parseForESLint } from '@typescript-eslint/parser';
import { compareEdit, type Likeness } from './edits.js';
import type { Mutant } from './sites.js';

/** What one preset says of one mutant. */
export interface Verdict {
  /** A new report stands where the resource is acquired. */
  readonly isFound: boolean;
  /** New reports elsewhere. */
  readonly strays: number;
  readonly rule?: string;
  /** How near the best edit of the new report comes to the deleted text; absent where there is no edit. */
  readonly edit?: Likeness;
}

export type Preset = readonly Lint.Config[];
export type Name = 'strict' | 'recommended';
export type Messages = Readonly<Record<Name, readonly Lint.LintMessage[]>>;
export type Ask = (text: string) => Messages;

const names: readonly Name[] = ['strict', 'recommended'];

/** Lints texts of one file name with both presets; the text is parsed once, and a text that does not parse has no report. */
export function createAsk(presets: Readonly<Record<Name, Preset>>, filename: string): Ask {
  const linter = new Linter();
  const configs = { strict: toConfig(presets.strict), recommended: toConfig(presets.recommended) };
  return (text) => {
    const code = parseText(text, filename);
    const ask = (name: Name): readonly Lint.LintMessage[] => (code ? linter.verify(code, configs[name], { filename, allowInlineConfig: false }) : []);
    return { strict: ask('strict'), recommended: ask('recommended') };
  };
}

function toConfig(preset: Preset): Lint.Config[] {
  return [...preset.map((part) => ({ ...part, files: ['**/*.{ts,tsx,js,mjs,jsx}'] })), { linterOptions: { reportUnusedDisableDirectives: 'off' } }];
}

function parseText(text: string, filename: string): SourceCode | undefined {
  const options = { range: true, loc: true, comment: true, tokens: true, sourceType: 'module', ecmaFeatures: { jsx: !filename.endsWith('.ts') } } as const;
  try {
    const { ast, scopeManager: scopes, visitorKeys, services } = parseForESLint(text, options);
    // @ts-expect-error -- the two packages declare one tree twice
    return new SourceCode({ text, ast, scopeManager: scopes, visitorKeys, parserServices: services });
  } catch {
    return undefined;
  }
}

/** The text of a file without one release. Lines keep their numbers. */
export function mutate(text: string, { range, replacement }: Pick<Mutant, 'range' | 'replacement'>): string {
  const gone = text.slice(...range);
  return text.slice(0, range[0]) + replacement + '\n'.repeat(gone.split('\n').length - 1) + text.slice(range[1]);
}

/** Compares what is reported with and without a release. */
export function judge(ask: Ask, text: string, before: Messages, mutant: Mutant): Readonly<Record<Name, Verdict>> {
  const mutated = mutate(text, mutant);
  const after = ask(mutated);
  const [strict, recommended] = names.map((name) => judgeOne(name, ask, mutated, before[name], after[name], mutant));
  return { strict: strict ?? nothing, recommended: recommended ?? nothing };
}

const nothing: Verdict = { isFound: false, strays: 0 };

function judgeOne(name: Name, ask: Ask, mutated: string, before: readonly Lint.LintMessage[], after: readonly Lint.LintMessage[], mutant: Mutant): Verdict {
  const known = new Set(before.map(nameOf));
  const fresh = after.filter((message) => !known.has(nameOf(message)));
  const hits = fresh.filter((message) => isAbout(message, mutant));
  const [hit] = hits;
  if (!hit) {
    return { isFound: false, strays: fresh.length };
  }
  const isSilent = (edited: string, message: Lint.LintMessage): boolean => isSilenced(ask(edited)[name], message);
  const edit = compareEdit(mutated, hits, mutant, isSilent);
  return { isFound: true, strays: fresh.length - hits.length, rule: hit.ruleId ?? '', ...(edit && { edit }) };
}

function isAbout({ line, endLine = line }: Lint.LintMessage, { acquiredOn }: Mutant): boolean {
  return acquiredOn.some((acquired) => acquired >= line && acquired <= endLine);
}

function isSilenced(after: readonly Lint.LintMessage[], { ruleId, messageId }: Lint.LintMessage): boolean {
  return after.every((message) => !message.fatal && (message.ruleId !== ruleId || message.messageId !== messageId));
}

function nameOf({ ruleId, line, messageId }: Lint.LintMessage): string {
  return `${ruleId ?? ''}:${line}:${messageId ?? ''}`;
}
