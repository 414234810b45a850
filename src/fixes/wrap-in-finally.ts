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

type Source = Readonly<TSESLint.SourceCode>;

/** `try {` above the first use, and `} finally { release }` below the last, or below the end of the block where later code needs what stands between. */
export function wrapInFinally(sourceCode: Source, { from, to, release }: WrapInFinally): Edit | undefined {
  const rest = getRest(from);
  const short = rest.slice(0, rest.indexOf(to) + 1);
  const isShort = short.every((statement) => !isUsedOutside(sourceCode, statement, [from.range[0], to.range[1]]));
  return wrap(sourceCode, isShort ? short : rest, 'finally', [release]);
}

/** The same where only an error is to release: `} catch (error) { release; throw error; }`. */
export function wrapInCatch(sourceCode: Source, { from, to, release }: WrapInFinally): Edit | undefined {
  const rest = getRest(from);
  return wrap(sourceCode, rest.slice(0, rest.indexOf(to) + 1), 'catch (error)', [release, 'throw error']);
}

function getRest(from: TSESTree.Statement): readonly TSESTree.Statement[] {
  const { parent: block } = from;
  const list: readonly TSESTree.Statement[] = block.type === AST_NODE_TYPES.BlockStatement ? block.body : [];
  return list.slice(list.indexOf(from));
}

function wrap(sourceCode: Source, moved: readonly TSESTree.Statement[], clause: string, closing: readonly string[]): Edit | undefined {
  const from = moved[0];
  const last = moved.at(-1);
  if (from === undefined || last === undefined || !moved.every((statement) => !isDirective(statement) && isAllowedInBlock(statement))) {
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
  const lines = closing.map((text) => `${inner}${withoutTerminator(text)}${usesSemicolons(sourceCode) ? ';' : ''}`);
  return toEdit([
    { at: first.at, text: `try {${inner}` },
    ...indentLines(sourceCode, first.at, end.at),
    { at: end.at, text: `${lineBreak}${outer}} ${clause} {${lines.join('')}${lineBreak}${outer}}` },
  ]);
}
