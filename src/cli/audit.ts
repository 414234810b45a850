/** One look at a code base: files, ESLint, and its messages as findings in the order in which to read them. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { collectPresetRules } from '../configs/collect-preset-rules.js';
import { rules } from '../rules/index.js';
import type { LeaksRule } from '../util/create-rule.js';
import { version } from '../version.js';
import { readAnnotation } from './annotations.js';
import { collectFiles, getRoot, toSlashes } from './files.js';
import { type Flags, UsageError } from './flags.js';
import { createLinters, isUnknownToPrograms, type Linters } from './lint.js';
import type { Audit, BrokenFile, Edit, Leak, RuleText } from './model.js';
import { loadTemplateParsers } from './parsers.js';
import { rank } from './rank.js';
import { createTypedFiles, type TypedFiles } from './typed-files.js';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly found: number;
  readonly file: string;
}

type AuditFlags = Pick<Flags, 'preset' | 'rules' | 'ignored' | 'usesTypes' | 'fix' | 'paths'>;

const byName: Readonly<Record<string, LeaksRule>> = rules;

export const ruleNames: readonly string[] = Object.keys(byName);

/** Files for one call of ESLint: few enough to say how far it is. */
const CHUNK = 16;

/** Throws a `UsageError` when there is nothing to look at. */
export async function audit(cwd: string, flags: AuditFlags, onProgress: (progress: Progress) => void): Promise<Audit> {
  const start = performance.now();
  const root = getRoot(cwd, flags.paths);
  const listed = collectFiles(cwd, flags.paths);
  const parsers = await loadTemplateParsers(root, listed);
  const chosen = chooseRules(flags);
  const linters = createLinters({ root, rules: chosen, ignored: flags.ignored, fix: flags.fix, parsers });
  const files = await keepWanted(linters, listed, [...parsers.byExtension.keys()]);
  if (files.length === 0) {
    throw new UsageError(['There is no file to audit: JavaScript, TypeScript, Vue and Svelte are.', ...parsers.notes].join(' '));
  }
  const { results, typedCount } = await lintAll(linters, files, flags.usesTypes ? createTypedFiles() : undefined, (progress) => {
    onProgress({ ...progress, file: toSlashes(relative(root, progress.file)) });
  });
  if (flags.fix) {
    await ESLint.outputFixes([...results]);
  }
  const outcomes = results.map((result) => readResult(root, result));
  return {
    version,
    root,
    preset: flags.preset,
    leaks: rank(outcomes.flatMap(({ leaks }) => leaks)),
    sources: new Map(outcomes.flatMap(({ file, source, leaks }) => (leaks.length > 0 ? [[file, source] as const] : []))),
    broken: outcomes.flatMap(({ broken }) => broken),
    fileCount: files.length,
    typedCount,
    fixedCount: results.filter(({ output }) => output !== undefined).length,
    milliseconds: performance.now() - start,
    rules: Object.keys(chosen).map((id) => describeRule(id.replace('leaks/', ''))),
    notes: parsers.notes,
  };
}

/** `--rule` may name a rule that the preset has not: it runs as in the smallest preset that has it. */
function chooseRules({ preset, rules: named }: AuditFlags): Linter.RulesRecord {
  const ofPreset = collectPresetRules(byName, preset);
  if (named.length === 0) {
    return ofPreset;
  }
  const all = collectPresetRules(byName, 'all');
  return Object.fromEntries(named.map((name) => [`leaks/${name}`, ofPreset[`leaks/${name}`] ?? all[`leaks/${name}`] ?? 'error']));
}

function describeRule(name: string): RuleText {
  const docs = byName[name]?.meta.docs;
  return { name, description: docs?.description ?? '', url: docs?.url ?? '' };
}

async function keepWanted(linters: Linters, files: readonly string[], templates: readonly string[]): Promise<readonly string[]> {
  const wanted: string[] = [];
  for (const file of files) {
    const isReadable = !/\.(?:vue|svelte)$/u.test(file) || templates.some((extension) => file.endsWith(extension));
    if (isReadable && !(await linters.isIgnored(file))) {
      wanted.push(file);
    }
  }
  return wanted;
}

async function lintAll(
  linters: Linters,
  files: readonly string[],
  typedFiles: TypedFiles | undefined,
  onProgress: (progress: Progress) => void,
): Promise<{ readonly results: readonly ESLint.LintResult[]; readonly typedCount: number }> {
  const results: ESLint.LintResult[] = [];
  let typedCount = 0;
  let found = 0;
  for (let at = 0; at < files.length; at += CHUNK) {
    const chunk = files.slice(at, at + CHUNK);
    const typed: ESLint.LintResult[] = [];
    for (const file of chunk) {
      const result = await lintTyped(linters, file, typedFiles);
      typed.push(...(result === undefined ? [] : [result]));
    }
    const known = new Set(typed.map(({ filePath }) => filePath));
    const made = [...typed, ...(await linters.lint(chunk.filter((file) => !known.has(file)), false))];
    typedCount += typed.length;
    found += made.reduce((sum, { messages }) => sum + messages.filter(({ message }) => readAnnotation(message) !== undefined).length, 0);
    results.push(...made);
    onProgress({ done: Math.min(at + CHUNK, files.length), total: files.length, found, file: chunk.at(-1) ?? '' });
  }
  return { results, typedCount };
}

/** Nothing where no program knows the file. */
async function lintTyped(linters: Linters, file: string, typedFiles: TypedFiles | undefined): Promise<ESLint.LintResult | undefined> {
  if (typedFiles?.isOffered(file) !== true) {
    return undefined;
  }
  const [result] = await linters.lint([file], true);
  const isTaken = result !== undefined && !isUnknownToPrograms(result);
  typedFiles.record(file, isTaken);
  return isTaken ? result : undefined;
}

interface Outcome {
  readonly file: string;
  readonly source: string;
  readonly leaks: readonly Leak[];
  readonly broken: readonly BrokenFile[];
}

function readResult(root: string, { filePath, messages, output, source }: ESLint.LintResult): Outcome {
  const file = toSlashes(relative(root, filePath));
  return {
    file,
    source: messages.length === 0 ? '' : (output ?? source ?? readFileSync(filePath, 'utf8')),
    leaks: messages.flatMap((message) => toLeak(file, message) ?? []),
    broken: messages.filter(({ fatal }) => fatal === true).map(({ line, message }) => ({ file, line, message })),
  };
}

function toLeak(file: string, message: Linter.LintMessage): Leak | undefined {
  const read = readAnnotation(message.message);
  if (read === undefined || message.ruleId?.startsWith('leaks/') !== true) {
    // Comments of the project speak of rules that do not run here.
    return undefined;
  }
  const { line, column, endLine = line, endColumn = column } = message;
  return {
    rule: message.ruleId.replace('leaks/', ''),
    ...read.annotation,
    message: read.message,
    file,
    line,
    column,
    endLine,
    endColumn,
    edits: collectEdits(message),
  };
}

function collectEdits({ fix, suggestions = [] }: Linter.LintMessage): readonly Edit[] {
  const safe = fix === undefined ? [] : [toEdit('Fix', true, fix)];
  return [...safe, ...suggestions.map(({ desc, fix: edit }) => toEdit(desc, false, edit))];
}

function toEdit(title: string, isSafe: boolean, { range: [start, end], text }: { readonly range: readonly [number, number]; readonly text: string }): Edit {
  return { title, isSafe, start, end, text };
}
