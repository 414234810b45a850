import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { type Edit, toEdit } from './edit.js';
import { getIndentBeside, getPlaceBelow } from './statement-place.js';

export interface LeaveIfEnded {
  /** The statement that stores the handle. */
  readonly after: TSESTree.Statement;
  /** What tells that the owner has ended. */
  readonly test: string;
  readonly release: string;
}

/** `if (this.closed) { this.socket.destroy(); return; }` below the statement that stores the handle. */
export function leaveIfEnded(sourceCode: Readonly<TSESLint.SourceCode>, { after, test, release }: LeaveIfEnded): Edit | undefined {
  const { at, isLineEdge } = getPlaceBelow(sourceCode, after);
  if (!isLineEdge) {
    return undefined;
  }
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const outer = `${getLineBreak(sourceCode)}${getIndentBeside(sourceCode, after)}`;
  const inner = `${outer}${getIndentUnit(sourceCode)}`;
  return toEdit([{ at, text: `${outer}if (${test}) {${inner}${release}${end}${inner}return${end}${outer}}` }]);
}
