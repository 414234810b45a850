import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from './enclosing.js';

/** `__awaiter(this, …, function* () { … })`: the function that takes a generator runs it to its end, and `yield` waits. */
export function isDriven(node: TSESTree.YieldExpression): boolean {
  const fn = findEnclosingFunction(node);
  return fn?.type === AST_NODE_TYPES.FunctionExpression && fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee !== fn;
}
