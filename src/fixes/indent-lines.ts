import type { TSESLint } from '@typescript-eslint/utils';
import { getIndentUnit } from '../ast/indentation.js';
import type { Insertion } from './edit.js';

/** Moves every line that starts between two offsets one level to the right. */
export function indentLines(sourceCode: Readonly<TSESLint.SourceCode>, from: number, to: number): Insertion[] {
  const unit = getIndentUnit(sourceCode);
  const first = sourceCode.getLocFromIndex(from).line + 1;
  const last = sourceCode.getLocFromIndex(to).line;
  const insertions: Insertion[] = [];
  for (let line = first; line <= last; line += 1) {
    const at = sourceCode.getIndexFromLoc({ line, column: 0 });
    if ((sourceCode.lines[line - 1] ?? '').trim() !== '' && !isInsideToken(sourceCode, at)) {
      insertions.push({ at, text: unit });
    }
  }
  return insertions;
}

/** A template literal over two lines -> the same with two more spaces in its text: another value. */
function isInsideToken(sourceCode: Readonly<TSESLint.SourceCode>, at: number): boolean {
  return sourceCode.ast.tokens.some(({ range }) => range[0] < at && at < range[1]);
}
