/**
 * Is a handle only lent as an option: to a class or a function that uses it and leaves its end to whoever made it?
 *
 * Only what the catalogue names is lent; any other options bag hands over. Example: `new Queue(name, { connection })` of BullMQ leaves the connection
 * open when it is closed, and `createReadStream(path, { fd, autoClose: false })` the descriptor.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../ast/class-node.js';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import { findKeyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import { optionBorrowers } from '../catalogue/index.js';
import type { FileIndex } from './file-index.js';
import type { Resolver } from './resolve-symbol.js';

export function isLentAsOption(index: FileIndex, resolver: Resolver, handle: TSESTree.Node): boolean {
  const node = wrapped(handle);
  const property = node.parent;
  if (property?.type !== AST_NODE_TYPES.Property || property.value !== node || property.parent.type !== AST_NODE_TYPES.ObjectExpression) {
    return false;
  }
  const options = property.parent;
  const call = options.parent;
  if ((call.type !== AST_NODE_TYPES.CallExpression && call.type !== AST_NODE_TYPES.NewExpression) || call.callee === options) {
    return false;
  }
  const name = findKeyName(property);
  return optionBorrowers.some(
    ({ callees, option, unlessFalse, endedBy }) =>
      option === name &&
      (unlessFalse === undefined || isFalse(options, unlessFalse)) &&
      (endedBy === undefined || isCalledBeside(index, call, endedBy)) &&
      resolver.refersTo(call.callee, callees),
  );
}

/** `autoClose: false`. */
function isFalse({ properties }: TSESTree.ObjectExpression, name: string): boolean {
  return properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property && findKeyName(property) === name && property.value.type === AST_NODE_TYPES.Literal && property.value.value === false,
  );
}

/** Does the class around a call, or the function, call a method of this name? */
function isCalledBeside(index: FileIndex, call: TSESTree.Node, name: string): boolean {
  const scope = findClassAround(call) ?? findEnclosingFunction(call);
  return scope !== undefined && (index.calls.get(name) ?? []).some((ending) => isWithin(ending, scope));
}

function findClassAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let parent = findParent(node); parent !== undefined; parent = findParent(parent)) {
    if (isClass(parent)) {
      return parent;
    }
  }
  return undefined;
}
