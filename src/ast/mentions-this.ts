import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { collectNodes } from './own-nodes.js';

/** Is there a `this` in the node, whichever function it belongs to? */
export function mentionsThis(sourceCode: Readonly<TSESLint.SourceCode>, root: TSESTree.Node): boolean {
  return collectNodes(sourceCode, root).some(({ type }) => type === AST_NODE_TYPES.ThisExpression);
}
