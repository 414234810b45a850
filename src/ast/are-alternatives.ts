import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from './enclosing.js';
import { findParent } from './find-parent.js';

/** One in the `if` and the other one in the `else`. */
export function areAlternatives(left: TSESTree.Node, right: TSESTree.Node): boolean {
  for (let node = findParent(left); node !== undefined; node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.IfStatement && isWithin(right, node)) {
      return isWithin(left, node.consequent) !== isWithin(right, node.consequent);
    }
  }
  return false;
}
