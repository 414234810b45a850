import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from './unwrap.js';

/** The object at the start of a chain of members: `this` of `this.toDispose.push`, `panel` of `panel.webview`, the expression itself where it is no member. */
export function getMemberRoot(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node);
  while (root.type === AST_NODE_TYPES.MemberExpression) {
    root = unwrap(root.object);
  }
  return root;
}
