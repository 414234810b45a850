import type { TSESTree } from '@typescript-eslint/utils';

/** The parent; none for the program, whose parent is `null` under ESLint, whatever its type says. */
export function findParent(node: TSESTree.Node): TSESTree.Node | undefined {
  return node.parent ?? undefined;
}
