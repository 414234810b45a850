import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { type Edit, toEdit } from './edit.js';
import { indentLines } from './indent-lines.js';
import { isDirective } from './insert-statement.js';
import { withoutTerminator } from './line-text.js';
import { isAllowedInBlock, isUsedOutside } from './release-in-finally.js';
import { getPlaceAbove, getPlaceBelow } from './statement-place.js';

export interface WrapInFinally {
  /** The first statement after the acquire. */
  readonly from: TSESTree.Statement;
  /** The last statement of the same block that uses the handle. */
  readonly to: TSESTree.Statement;
  readonly release: string;
}

/** `try {` above the first use, and `} finally { release }` below the last, or below the end of the block where later code needs what stands between. */
export function wrapInFinally(sourceCode: Readonly<TSESLint.SourceCode>, { from, to, release }: WrapInFinally): Edit | undefined {
  const { parent: block } = from;
  const list: readonly TSESTree.Statement[] = block.type === AST_NODE_TYPES.BlockStatement ? block.body : [];
  const rest = list.slice(list.indexOf(from));
  const short = rest.slice(0, rest.indexOf(to) + 1);
  const isShort = short.every((statement) => !isUsedOutside(sourceCode, statement, [from.range[0], to.range[1]]));
  const moved = isShort ? short : rest;
  const last = moved.at(-1);
  if (last === undefined || !moved.every((statement) => !isDirective(statement) && isAllowedInBlock(statement))) {
    return undefined;
  }
  const first = getPlaceAbove(sourceCode, from);
  const end = getPlaceBelow(sourceCode, last);
  if (!first.isLineEdge || !end.isLineEdge || moved.some((statement) => isUsedOutside(sourceCode, statement, [from.range[0], last.range[1]]))) {
    return undefined;
  }
  const lineBreak = getLineBreak(sourceCode);
  const outer = getLineIndent(sourceCode, first.at);
  const inner = `${lineBreak}${outer}${getIndentUnit(sourceCode)}`;
  const call = `${withoutTerminator(release)}${usesSemicolons(sourceCode) ? ';' : ''}`;
  return toEdit([
    { at: first.at, text: `try {${inner}` },
    ...indentLines(sourceCode, first.at, end.at),
    { at: end.at, text: `${lineBreak}${outer}} finally {${inner}${call}${lineBreak}${outer}}` },
  ]);
}
