import type { TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';

/** The outermost class around a node, else its outermost function: where both halves of an obligation belong. */
export function getOutermost(node: TSESTree.Node): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  for (let current = findParent(node); current !== undefined; current = findParent(current)) {
    if (isClass(current) || (isFunction(current) && !isClass(found))) {
      found = current;
    }
  }
  return found;
}
