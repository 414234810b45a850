import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type Edit, toEdit } from './edit.js';

/** `new Map<Node, Box>()` -> `new WeakMap<Node, Box>()`, and so in every annotation of it. */
export function swapForWeak(names: readonly TSESTree.Node[]): Edit | undefined {
  const isPlain = names.every((name) => name.type === AST_NODE_TYPES.Identifier);
  return isPlain ? toEdit(names.map(({ range: [at] }) => ({ at, text: 'Weak' }))) : undefined;
}
