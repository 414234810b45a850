import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getLineStart, isFirstOnLine } from '../ast/indentation.js';
import type { Edit } from './edit.js';

export interface JoinSignals {
  /** What passes the abort on. */
  readonly statement: TSESTree.Statement;
  /** `controller.signal`, where it is given to the work. */
  readonly use: TSESTree.Expression;
  /** `AbortSignal.any([signal, controller.signal])`. */
  readonly text: string;
}

/** `signal.addEventListener('abort', () => ac.abort()); fetch(url, { signal: ac.signal })` -> `fetch(url, { signal: AbortSignal.any([signal, ac.signal]) })`. */
export function joinSignals(sourceCode: Readonly<TSESLint.SourceCode>, { statement, use, text }: JoinSignals): Edit | undefined {
  const next = sourceCode.getTokenAfter(statement, { includeComments: true });
  const isAlone = isFirstOnLine(sourceCode, statement.range[0]) && next !== null && next.loc.start.line > statement.loc.end.line;
  const range: [number, number] = isAlone ? [getLineStart(sourceCode, statement.range[0]), getNextLine(sourceCode, statement)] : [...statement.range];
  return (fixer) => [fixer.removeRange(range), fixer.replaceText(use, text)];
}

function getNextLine(sourceCode: Readonly<TSESLint.SourceCode>, { loc }: TSESTree.Node): number {
  return sourceCode.getIndexFromLoc({ line: loc.end.line + 1, column: 0 });
}
