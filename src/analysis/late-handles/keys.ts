/** Properties by name, or by the constant that names them: `socket` of `this.socket`, `[kSocket]` of `client[kSocket]`. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';

export interface Property {
  readonly member: TSESTree.MemberExpression;
  readonly key: string;
  /** `this`, or the name of the variable that holds the owner. */
  readonly owner: string;
}

export function findProperty(node: TSESTree.Node): Property | undefined {
  const member = unwrap(node);
  if (member.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const owner = findOwnerName(member.object);
  const key = findKey(member);
  return owner === undefined || key === undefined ? undefined : { member, key, owner };
}

function findKey(member: TSESTree.MemberExpression): string | undefined {
  return findPropertyName(member) ?? (member.property.type === AST_NODE_TYPES.Identifier ? `[${member.property.name}]` : undefined);
}

/** `self` and `that` are what people call `this` in closures. */
function findOwnerName(object: TSESTree.Node): string | undefined {
  const owner = unwrap(object);
  if (owner.type === AST_NODE_TYPES.ThisExpression) {
    return 'this';
  }
  return owner.type === AST_NODE_TYPES.Identifier ? owner.name.replace(/^(?:self|that|_this)$/u, 'this') : undefined;
}

/** The function around a node that has a name of its own, and that name: methods first. */
export function findNamedFunction(node: TSESTree.Node): { readonly fn: FunctionNode; readonly name: string } | undefined {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = findName(fn);
    if (name !== undefined) {
      return { fn, name };
    }
  }
  return undefined;
}

function findName({ id, parent }: FunctionNode): string | undefined {
  switch (parent.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
      return findKeyName(parent) ?? (parent.key.type === AST_NODE_TYPES.Identifier ? parent.key.name : undefined);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left.type === AST_NODE_TYPES.MemberExpression ? findKey(parent.left) : undefined;
    default:
      return id?.name;
  }
}
