/**
 * What a class puts into a field of its own: the initialiser, the values that its code assigns, or the getter.
 *
 * Missed: what base classes and other files assign. A field that a decorator or a parameter fills has no value here.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { findKeyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';

/** The values, and the getter's function. */
export function collectFieldValues(file: FileAnalysis, owner: ClassNode, name: string): readonly TSESTree.Node[] {
  const values: TSESTree.Node[] = [];
  for (const member of owner.body.body) {
    if (member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name && !member.static) {
      values.push(...(isValue(member.value) ? [member.value] : []));
    } else if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'get' && findKeyName(member) === name) {
      values.push(member.value);
    }
  }
  for (const member of file.index.members.get(name) ?? []) {
    const { parent } = member;
    const isStore = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && /^(?:\?\?|\|\|)?=$/u.test(parent.operator);
    if (isStore && isValue(parent.right) && findThisClass(member.object) === owner) {
      values.push(parent.right);
    }
  }
  return values;
}

/** What says nothing of a stream: nothing, a parameter, and what a framework injects. */
function isValue(node: TSESTree.Node | null): node is TSESTree.Expression {
  const value = node === null ? undefined : unwrap(node);
  switch (value?.type) {
    case undefined:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.Identifier:
      return false;
    case AST_NODE_TYPES.CallExpression:
      return findCalleeName(value) !== 'inject';
    default:
      return true;
  }
}
