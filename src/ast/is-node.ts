import type { TSESTree } from '@typescript-eslint/utils';

/** Is this value of a node's property a node, and no list, text or nothing? */
export function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
