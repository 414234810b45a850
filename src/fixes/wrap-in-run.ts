import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent } from '../ast/indentation.js';
import type { FunctionNode } from '../ast/is-function.js';
import { getLineBreak } from '../ast/line-break.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { indentLines } from './indent-lines.js';
import { getPlaceAbove, getPlaceBelow } from './statement-place.js';

interface WrapInRun {
  readonly call: TSESTree.CallExpression;
  readonly fn: FunctionNode;
}

/** `storage.enterWith(store); work();` -> `storage.run(store, () => { work(); });`. What is left of the function runs inside. */
export function wrapInRun(sourceCode: Readonly<TSESLint.SourceCode>, { call, fn }: WrapInRun): Edit | undefined {
  const { callee, parent: statement } = call;
  const list = fn.body.type === AST_NODE_TYPES.BlockStatement ? fn.body.body : [];
  const position = list.findIndex((candidate) => candidate === statement);
  const [first, last] = [list[position + 1], list.at(-1)];
  const [store] = call.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || position < 0 || first === undefined || last === undefined || store === undefined || store.type === AST_NODE_TYPES.SpreadElement) {
    return undefined;
  }
  const above = getPlaceAbove(sourceCode, first);
  const below = getPlaceBelow(sourceCode, last);
  // `enterWith(a); b();` on one line -> the comment behind it would move with the wrong statement.
  if (!above.isLineEdge || !below.isLineEdge || sourceCode.getCommentsInside(statement).length > 0) {
    return undefined;
  }
  const semicolon = usesSemicolons(sourceCode) ? ';' : '';
  const indent = getLineIndent(sourceCode, statement.range[0]);
  const [keyword, arrow] = [needsReturn(sourceCode, fn, list.slice(position + 1)) ? 'return ' : '', fn.async ? 'async () => {' : '() => {'];
  const head = `${keyword}${sourceCode.getText(callee.object)}.run(${sourceCode.getText(store)}, ${arrow}`;
  return combine(
    (fixer) => fixer.replaceText(statement, head),
    toEdit([
      { at: above.at, text: getIndentUnit(sourceCode) },
      ...indentLines(sourceCode, above.at, below.at),
      { at: below.at, text: `${getLineBreak(sourceCode)}${indent}})${semicolon}` },
    ]),
  );
}

/** What the rest gives back, a promise included, the function gives back. */
function needsReturn(sourceCode: Readonly<TSESLint.SourceCode>, fn: FunctionNode, rest: readonly TSESTree.Statement[]): boolean {
  return fn.async || rest.some((statement) => collectOwnNodes(sourceCode, statement).some((node) => node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null));
}
