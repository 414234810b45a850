import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** The text of a string literal, or of a template without expressions. */
export function findStaticString(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === AST_NODE_TYPES.Literal) {
    return typeof node.value === 'string' ? node.value : undefined;
  }
  return node?.type === AST_NODE_TYPES.TemplateLiteral && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}
