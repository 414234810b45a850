import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from './static-name.js';

/**
 * The properties that lead from a destructured value to the variable that `identifier` declares: `['a', 'b']` in `{ a: { b } }`, `[]` for a
 * plain name. `undefined` through arrays, rests, defaults and computed keys, where the variable is not that property for sure.
 */
export function findPatternPath(identifier: TSESTree.Node, pattern: TSESTree.Node): readonly string[] | undefined {
  const path: string[] = [];
  let current: TSESTree.Node = identifier;
  while (current !== pattern) {
    const property: TSESTree.Node | undefined = current.parent;
    const name = property?.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
    if (name === undefined || property?.parent?.type !== AST_NODE_TYPES.ObjectPattern) {
      return undefined;
    }
    path.unshift(name);
    current = property.parent;
  }
  return path;
}
