import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** `null`, `undefined`, `void 0`. A regular expression that this engine cannot read has the value `null`, too. */
export function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined') ||
    (node.type === AST_NODE_TYPES.Literal && node.value === null && node.raw === 'null') ||
    (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'void')
  );
}
