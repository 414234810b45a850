import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Edit } from './edit.js';

/** Writes another text for a node: a name, a call, a closure around a call. */
export function correctText(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): Edit | undefined {
  // `stop(/* all */)` -> `stop` loses what the comment says.
  if (sourceCode.getCommentsInside(node).length > 0) {
    return undefined;
  }
  // `on && sub.unsubscribe` -> `on && () => sub.unsubscribe()` does not parse.
  const isTight = node.parent?.type === AST_NODE_TYPES.LogicalExpression || node.parent?.type === AST_NODE_TYPES.TSAsExpression;
  const written = isTight && text.includes('=>') ? `(${text})` : text;
  return (fixer) => fixer.replaceText(node, written);
}
