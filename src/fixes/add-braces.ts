import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { getStatementEnd } from '../ast/semicolons.js';
import type { Insertion } from './edit.js';
import { indentLines } from './indent-lines.js';
import { getLineText, withoutTerminator } from './line-text.js';
import { getPlaceAbove, getPlaceBelow } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Makes the body of a braceless `if`, `else` or loop a block, with one more statement above it. */
export function wrapInBraces(sourceCode: Source, body: TSESTree.Node, text: string): Insertion[] | undefined {
  const before = sourceCode.getTokenBefore(body);
  if (!canTakeBraces(body) || before === null || body.parent === undefined) {
    return undefined;
  }
  const end = getBodyEnd(sourceCode, body);
  const outer = getLineIndent(sourceCode, body.parent.range[0]);
  const lineBreak = getLineBreak(sourceCode);
  if (isFirstOnLine(sourceCode, body.range[0])) {
    const { at } = getPlaceAbove(sourceCode, body);
    const line = getLineText(sourceCode, text, null, sourceCode.getFirstToken(body));
    return [
      { at: before.range[1], text: ' {' },
      { at, text: `${line}${lineBreak}${getLineIndent(sourceCode, at)}` },
      { at: getClosingPlace(sourceCode, body, end), text: `${lineBreak}${outer}}` },
    ];
  }
  if (body.loc.start.line === sourceCode.getLocFromIndex(end).line) {
    return [
      { at: body.range[0], text: `{ ${withoutTerminator(text)}; ` },
      { at: end, text: ' }' },
    ];
  }
  const inner = `${lineBreak}${outer}${getIndentUnit(sourceCode)}`;
  const line = getLineText(sourceCode, text, null, sourceCode.getFirstToken(body));
  return [
    { at: body.range[0], text: `{${inner}${line}${inner}` },
    ...indentLines(sourceCode, body.range[0], end),
    { at: end, text: `${lineBreak}${outer}}` },
  ];
}

function canTakeBraces(body: TSESTree.Node): boolean {
  switch (body.parent?.type) {
    case AST_NODE_TYPES.IfStatement:
      // `else if (a) b();` -> `else { clear(); if (a) b(); }` turns a chain into a nest.
      return body !== body.parent.test && body.type !== AST_NODE_TYPES.IfStatement;
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return body === body.parent.body;
    default:
      return false;
  }
}

/** `if (a) b()⏎; else c()` -> `if (a) { b() }⏎; else c()` does not parse: here the semicolon goes inside. */
function getBodyEnd(sourceCode: Source, body: TSESTree.Node): number {
  return isFollowedByKeyword(sourceCode, body) ? body.range[1] : getStatementEnd(sourceCode, body);
}

function isFollowedByKeyword(sourceCode: Source, body: TSESTree.Node): boolean {
  const next = sourceCode.getTokenAfter(body)?.value;
  return next === 'else' || next === 'while';
}

/** `b(); // why` -> `b(); } // why` would move the brace into the reader's comment, or the comment out of the block. */
function getClosingPlace(sourceCode: Source, body: TSESTree.Node, end: number): number {
  const { at, isLineEdge } = getPlaceBelow(sourceCode, body);
  return isLineEdge && at >= end ? at : end;
}
