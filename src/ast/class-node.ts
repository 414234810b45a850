import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Is this a class, declared or as a value? */
export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === AST_NODE_TYPES.ClassDeclaration || node?.type === AST_NODE_TYPES.ClassExpression;
}

/** The decorators of a class. ESLint's own parser knows none, and leaves the property out. */
export function getDecorators(node: ClassNode): readonly TSESTree.Decorator[] {
  return 'decorators' in node ? node.decorators : [];
}
