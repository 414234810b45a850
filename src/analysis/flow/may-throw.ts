import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/**
 * Nodes that run code from elsewhere, wait, or iterate. Plain reads are not among them: an exception edge at every member access would
 * make each of them an exit that nobody has in mind. `{ ...x }` iterates nothing, and is not asked about.
 */
export function mayThrowByDefault(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    default:
      return false;
  }
}
