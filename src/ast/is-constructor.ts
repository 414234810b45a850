import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** Is this function the constructor of a class? */
export function isConstructor({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.MethodDefinition && parent.kind === 'constructor';
}
