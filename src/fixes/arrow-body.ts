import { AST_NODE_TYPES, AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import type { Insertion } from './edit.js';
import { indentLines } from './indent-lines.js';
import { withoutTerminator } from './line-text.js';

type Source = Readonly<TSESLint.SourceCode>;

interface ArrowBlock {
  /** A statement above the one that the body becomes. */
  readonly above?: string;
  /** What the body's statement starts with: `return `, `const id = `, or nothing. */
  readonly prefix: string;
  /** A statement below. */
  readonly below?: string;
  /** Keep a body of one line on its line. */
  readonly isInline: boolean;
}

/** Turns the expression of an arrow function into a block around it. Parentheses and comments stay where they are. */
export function blockFromExpression(
  sourceCode: Source,
  arrow: TSESTree.ArrowFunctionExpression,
  block: ArrowBlock,
): Insertion[] | undefined {
  const sign = sourceCode.getTokenBefore(arrow.body, ({ value }) => value === '=>');
  const start = sign === null ? null : sourceCode.getTokenAfter(sign);
  if (arrow.body.type === AST_NODE_TYPES.BlockStatement || sign === null || start === null) {
    return undefined;
  }
  if (block.prefix === '' && !isStatementStart(start)) {
    return undefined;
  }
  const isOneLine = sign.loc.end.line === arrow.loc.end.line;
  return isOneLine && block.isInline
    ? createInline(sourceCode, arrow, block, start)
    : createLines(sourceCode, arrow, block, { sign, start });
}

/** `() => function () {}` -> `() => { function () {} }` does not parse; `() => 'use strict'` -> a directive. */
function isStatementStart({ type, value }: TSESTree.Token): boolean {
  return !['async', 'class', 'function', 'let'].includes(value) && type !== AST_TOKEN_TYPES.String;
}

function createInline(
  sourceCode: Source,
  arrow: TSESTree.ArrowFunctionExpression,
  { above, prefix, below }: ArrowBlock,
  start: TSESTree.Token,
): Insertion[] {
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const head = above === undefined ? '' : `${withoutTerminator(above)}; `;
  const tail = below === undefined ? end : `; ${withoutTerminator(below)}${end}`;
  return [
    { at: start.range[0], text: `{ ${head}${prefix}` },
    { at: arrow.range[1], text: `${tail} }` },
  ];
}

function createLines(
  sourceCode: Source,
  arrow: TSESTree.ArrowFunctionExpression,
  { above, prefix, below }: ArrowBlock,
  { sign, start }: { readonly sign: TSESTree.Token; readonly start: TSESTree.Token },
): Insertion[] {
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const lineBreak = getLineBreak(sourceCode);
  const outer = getLineIndent(sourceCode, sign.range[0]);
  const isOnOwnLine = isFirstOnLine(sourceCode, start.range[0]);
  const inner = isOnOwnLine ? getLineIndent(sourceCode, start.range[0]) : outer + getIndentUnit(sourceCode);
  const head = above === undefined ? '' : `${withoutTerminator(above)}${end}${lineBreak}${inner}`;
  const tail = below === undefined ? '' : `${lineBreak}${inner}${withoutTerminator(below)}${end}`;
  const opening = isOnOwnLine
    ? [
        { at: sign.range[1], text: ' {' },
        { at: start.range[0], text: `${head}${prefix}` },
      ]
    : [
        { at: start.range[0], text: `{${lineBreak}${inner}${head}${prefix}` },
        ...indentLines(sourceCode, start.range[0], arrow.range[1]),
      ];
  return [...opening, { at: arrow.range[1], text: `${end}${tail}${lineBreak}${outer}}` }];
}
