/**
 * The only door for rules: the verdicts on a file, computed once for all of them.
 *
 * Nothing is analysed unless the file's text contains the name of something that acquires.
 */
import type { TSESLint } from '@typescript-eslint/utils';
import { protocols } from '../catalogue/index.js';
import type { Family, Protocol } from '../catalogue/schema.js';
import { weakMemo } from '../util/weak-memo.js';
import { collectObligations, getAcquireName } from './acquisitions.js';
import { createFileAnalysis, type FileAnalysis } from './file-analysis.js';
import { judge } from './judge.js';
import type { Verdict } from './model.js';
import { type CompleteSettings, readSettings } from './settings.js';
import { isTestFile } from './test-files.js';

export { describeVerdict } from './description.js';
export type { FileAnalysis } from './file-analysis.js';
export type { Certainty, Verdict } from './model.js';
export { getReleaseText } from './release-text.js';
export { planRemedies } from './remedies.js';

/** The part of a rule's context that the analysis reads. */
export interface AnalysisContext {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: object;
}

export interface Analysis {
  readonly verdicts: readonly Verdict[];
  readonly file: FileAnalysis;
}

/** Protocols with the pattern of the names that acquire, each a whole word. */
interface Catalogue {
  readonly protocols: readonly Protocol[];
  readonly gate: RegExp;
}

const getCatalogue = weakMemo(({ resources }: CompleteSettings): Catalogue => {
  const all = [...protocols, ...resources];
  const names = new Set(all.flatMap(({ acquire }) => acquire.map(getAcquireName)));
  return { protocols: all, gate: new RegExp(`\\b(?:${[...names].map(escapeName).join('|')})\\b`, 'u') };
});

function escapeName(name: string): string {
  return name.replaceAll('$', '\\$');
}

/** Per source code object, which lives as long as one lint of one file: the first rule that asks computes, the others read. */
const getMemory = weakMemo((_sourceCode: Readonly<TSESLint.SourceCode>) => new Map<string, Analysis | undefined>());

/**
 * The verdicts on the obligations of one family of resources; `undefined` when the file acquires none. Throws a `TypeError` on wrong
 * settings.
 */
export function analyze(context: AnalysisContext, family: Family): Analysis | undefined {
  const settings = readSettings(context.settings);
  const memory = getMemory(context.sourceCode);
  if (!memory.has(context.filename)) {
    memory.set(context.filename, analyzeFile(context, settings));
  }
  const analysis = memory.get(context.filename);
  return (
    analysis && {
      file: analysis.file,
      verdicts: analysis.verdicts.filter(({ obligation }) => obligation.protocol.family === family),
    }
  );
}

function analyzeFile({ sourceCode, filename, cwd }: AnalysisContext, settings: CompleteSettings): Analysis | undefined {
  const catalogue = getCatalogue(settings);
  const isIgnored = settings.testFiles === 'ignore' && isTestFile(filename, cwd);
  if (!catalogue.gate.test(sourceCode.text) || isIgnored) {
    return undefined;
  }
  const file = createFileAnalysis(sourceCode, filename, settings.borrowers);
  return { file, verdicts: collectObligations(file, catalogue.protocols).flatMap((obligation) => judge(file, obligation)) };
}
