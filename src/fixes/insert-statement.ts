import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent, getLineStart, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { getStatementEnd, needsTerminator, usesSemicolons } from '../ast/semicolons.js';
import { findStatementList } from '../ast/statement-list.js';
import { wrapInBraces } from './add-braces.js';
import type { Insertion } from './edit.js';
import { getLineText, withoutTerminator } from './line-text.js';
import { getIndentBeside, getPlaceAbove, getPlaceBelow } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Puts a statement above another one, on a line of its own where the other one has one. Adds braces where there are none. */
export function insertAbove(sourceCode: Source, statement: TSESTree.Node, text: string): Insertion[] | undefined {
  if (findStatementList(statement) === undefined) {
    return insertAboveSingle(sourceCode, statement, text);
  }
  const { at, isLineEdge } = getPlaceAbove(sourceCode, statement);
  if (!isLineEdge) {
    return [{ at: statement.range[0], text: `${withoutTerminator(text)}; ` }];
  }
  const line = getLineText(sourceCode, text, findTokenAbove(sourceCode, at), findTokenFrom(sourceCode, at));
  return [{ at, text: `${line}${getLineBreak(sourceCode)}${getLineIndent(sourceCode, at)}` }];
}

function insertAboveSingle(sourceCode: Source, statement: TSESTree.Node, text: string): Insertion[] | undefined {
  // `label: while (x) {}` -> `label: { clear(); while (x) {} }` takes the loop from its label.
  if (statement.parent?.type === AST_NODE_TYPES.LabeledStatement) {
    return insertAbove(sourceCode, statement.parent, text);
  }
  return wrapInBraces(sourceCode, statement, text);
}

/** Puts a statement below another one of the same block. */
export function insertBelow(sourceCode: Source, statement: TSESTree.Node, text: string): Insertion[] | undefined {
  if (findStatementList(statement) === undefined) {
    return undefined;
  }
  const { at, isLineEdge } = getPlaceBelow(sourceCode, statement);
  if (!isLineEdge) {
    const separator = needsTerminator(sourceCode, statement) ? ';' : '';
    const next = sourceCode.getTokenAfter(statement);
    const end = next?.value === '}' ? getInlineEnd(sourceCode) : ';';
    return [{ at, text: `${separator} ${withoutTerminator(text)}${end}` }];
  }
  const line = getLineText(sourceCode, text, findTokenAbove(sourceCode, at), findTokenFrom(sourceCode, at));
  return [{ at, text: `${getLineBreak(sourceCode)}${getIndentBeside(sourceCode, statement)}${line}` }];
}

/** Puts a statement at the end of a block, behind its last comment. */
export function appendTo(sourceCode: Source, block: TSESTree.BlockStatement, text: string): Insertion[] | undefined {
  const brace = sourceCode.getLastToken(block);
  if (brace === null) {
    return undefined;
  }
  const { range } = brace;
  const previous = sourceCode.getTokenBefore(brace);
  if (isFirstOnLine(sourceCode, range[0])) {
    const indent = getInnerIndent(sourceCode, block, range[0]);
    const line = getLineText(sourceCode, text, previous, brace);
    return [{ at: getLineStart(sourceCode, range[0]), text: `${indent}${line}${getLineBreak(sourceCode)}` }];
  }
  const lastPart = sourceCode.getTokenBefore(brace, { includeComments: true });
  const last = block.body.at(-1);
  if (lastPart === null) {
    return undefined;
  }
  const at = lastPart.range[1];
  if (block.loc.start.line !== block.loc.end.line) {
    const indent = last === undefined ? getLineIndent(sourceCode, range[0]) : getIndentBeside(sourceCode, last);
    return [{ at, text: `${getLineBreak(sourceCode)}${indent}${getLineText(sourceCode, text, previous, brace)}` }];
  }
  const space = at === range[0] ? ' ' : '';
  const line = ` ${withoutTerminator(text)}${getInlineEnd(sourceCode)}${space}`;
  return last !== undefined && needsTerminator(sourceCode, last)
    ? [{ at: getStatementEnd(sourceCode, last), text: ';' }, { at, text: line }]
    : [{ at, text: line }];
}

/** Puts a statement at the start of a block, below directives. */
export function prependTo(sourceCode: Source, block: TSESTree.BlockStatement, text: string): Insertion[] | undefined {
  const first = block.body.find((statement) => !isDirective(statement));
  return first === undefined ? appendTo(sourceCode, block, text) : insertAbove(sourceCode, first, text);
}

/** `'use strict'; a();` -> `clear(); 'use strict'; a();` is no longer strict. */
export function isDirective(statement: TSESTree.Node): boolean {
  return statement.type === AST_NODE_TYPES.ExpressionStatement && typeof statement.directive === 'string';
}

function getInnerIndent(sourceCode: Source, block: TSESTree.BlockStatement, brace: number): string {
  const sibling = block.body.findLast((statement) => isFirstOnLine(sourceCode, statement.range[0]));
  return sibling === undefined
    ? getLineIndent(sourceCode, brace) + getIndentUnit(sourceCode)
    : getIndentBeside(sourceCode, sibling);
}

function getInlineEnd(sourceCode: Source): string {
  return usesSemicolons(sourceCode) ? ';' : '';
}

function findTokenAbove(sourceCode: Source, at: number): TSESTree.Token | null {
  return sourceCode.ast.tokens.findLast(({ range }) => range[1] <= at) ?? null;
}

function findTokenFrom(sourceCode: Source, at: number): TSESTree.Token | null {
  return sourceCode.ast.tokens.find(({ range }) => range[0] >= at) ?? null;
}
