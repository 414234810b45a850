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
/** What a preset says of one text; asked when it is needed. */
export type Messages = (name: Name) => readonly Lint.LintMessage[];
export type Ask = (text: string) => Messages;

/** Lints texts of one file name with both presets; the text is parsed once, and a text that does not parse has no report. */
export function createAsk(presets: Readonly<Record<Name, Preset>>, filename: string): Ask {
  const linter = new Linter();
  const configs = { strict: toConfig(presets.strict), recommended: toConfig(presets.recommended) };
  return (text) => {
    const code = parseText(text, filename);
    const known = new Map<Name, readonly Lint.LintMessage[]>();
    return (name) => {
      const messages = known.get(name) ?? (code ? linter.verify(code, configs[name], { filename, allowInlineConfig: false }) : []);
      known.set(name, messages);
      return messages;
    };
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

/** Compares what is reported with and without a release. What `strict` does not say, `recommended` does not say either. */
export function judge(ask: Ask, text: string, before: Messages, mutant: Mutant): Readonly<Record<Name, Verdict>> {
  const mutated = mutate(text, mutant);
  const after = ask(mutated);
  const strict = judgeOne('strict', ask, mutated, before, after, mutant);
  const isSilent = !strict.isFound && strict.strays === 0;
  return { strict, recommended: isSilent ? strict : judgeOne('recommended', ask, mutated, before, after, mutant) };
}

function judgeOne(name: Name, ask: Ask, mutated: string, before: Messages, after: Messages, mutant: Mutant): Verdict {
  const known = new Set(before(name).map(nameOf));
  const fresh = after(name).filter((message) => !known.has(nameOf(message)));
  const hits = fresh.filter((message) => isAbout(message, mutant));
  const [hit] = hits;
  if (!hit) {
    return { isFound: false, strays: fresh.length };
  }
  const isSilent = (edited: string, message: Lint.LintMessage): boolean => isSilenced(ask(edited)(name), message);
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
