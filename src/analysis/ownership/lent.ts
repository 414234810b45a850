/**
 * Calls that get a handle for their own length only, in a function that releases it afterwards, on a condition or not.
 *
 * Wider than the loans of handles whose release certainly follows: who releases only what is its own still lends what it lends.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { containerMethodNames } from '../../catalogue/index.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode, Use } from '../model.js';

const KEEPERS: ReadonlySet<string> = new Set(containerMethodNames);

/** What the same function releases after a call was only lent to the call, unless the call's branch leaves before. */
export function isLent({ kind, at }: Use, releases: readonly Use[], fn: FunctionNode): boolean {
  const { parent } = at;
  if (kind !== 'handed' || parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee === at || KEEPERS.has(findCalleeName(parent) ?? '')) {
    return false;
  }
  return releases.some((release) => findEnclosingFunction(release.at) === fn && release.at.range[0] > parent.range[1] && !leavesBefore(parent, release.at));
}

function leavesBefore(call: TSESTree.Node, release: TSESTree.Node): boolean {
  for (let node = findParent(call); node !== undefined && !isFunction(node) && !isWithin(release, node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.BlockStatement && node.body.some(({ type }) => type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement)) {
      return true;
    }
  }
  return false;
}
