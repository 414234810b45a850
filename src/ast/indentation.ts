import type { TSESLint } from '@typescript-eslint/utils';
import { weakMemo } from '../util/weak-memo.js';

const DEFAULT_UNIT = '  ';
const WIDEST = 8;

/** One level of indentation of a file: a tab or spaces, by the step that most lines take from the line above. */
export const getIndentUnit = weakMemo((sourceCode: Readonly<TSESLint.SourceCode>): string => {
  const counts = new Map<string, number>();
  let above = '';
  for (const line of sourceCode.lines) {
    const indent = /^[\t ]*/u.exec(line)?.[0] ?? '';
    const rest = line.slice(indent.length);
    // ` * text` of a block comment stands one column off.
    if (rest === '' || rest.startsWith('*')) {
      continue;
    }
    const step = indent.startsWith(above) ? indent.slice(above.length) : '';
    if (step === '\t' || (/^ {2,}$/u.test(step) && step.length <= WIDEST)) {
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    above = indent;
  }
  return findMostFrequent(counts) ?? DEFAULT_UNIT;
});

function findMostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [step, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) {
      best = step;
    }
  }
  return best;
}

/** Where the line of an offset starts. */
export function getLineStart(sourceCode: Readonly<TSESLint.SourceCode>, offset: number): number {
  const { line } = sourceCode.getLocFromIndex(offset);
  return sourceCode.getIndexFromLoc({ line, column: 0 });
}

/** The white space at the start of the line of an offset. */
export function getLineIndent(sourceCode: Readonly<TSESLint.SourceCode>, offset: number): string {
  const { line } = sourceCode.getLocFromIndex(offset);
  return /^\s*/u.exec(sourceCode.lines[line - 1] ?? '')?.[0] ?? '';
}

/** Is there only white space between the start of the line and an offset? */
export function isFirstOnLine(sourceCode: Readonly<TSESLint.SourceCode>, offset: number): boolean {
  return sourceCode.text.slice(getLineStart(sourceCode, offset), offset).trim() === '';
}
