/**
 * What the file puts into a place: the initializer of a constant, the value of a field, every assignment to it.
 *
 * Direction: a variable that is written again holds nothing that is known.
 *
 * Example: for `this.pool` in a class with `pool = new Pool()` it is `new Pool()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../ast/class-node.js';
import { findKeyName } from '../ast/static-name.js';
import type { FileIndex } from './file-index.js';
import type { Place } from './model.js';
import { findDefinition } from './variable-definitions.js';

export function collectHeldValues(index: FileIndex, { root, path }: Place): readonly TSESTree.Node[] {
  const [name, ...rest] = path;
  if (name === undefined) {
    const definition = root.kind === 'variable' ? findDefinition(root.variable) : root.classLike.node;
    const base = definition !== undefined && isClass(definition) ? (definition.superClass ?? undefined) : definition;
    return base === undefined ? [] : [base];
  }
  if (root.kind !== 'instance' || rest.length > 0) {
    return [];
  }
  const declared = collectFields(root.classLike.node, name).flatMap(({ value }) => value ?? []);
  const assigned = (index.members.get(name) ?? []).flatMap(({ parent, range }) =>
    parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === range[0] ? [parent.right] : [],
  );
  return [...declared, ...assigned];
}

/** The declarations of a class' field. */
export function collectFields(node: TSESTree.Node, name: string): readonly TSESTree.PropertyDefinition[] {
  return isClass(node)
    ? node.body.body.filter((member) => member.type === AST_NODE_TYPES.PropertyDefinition).filter((field) => findKeyName(field) === name)
    : [];
}
