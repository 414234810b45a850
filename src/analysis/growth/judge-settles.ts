/**
 * Code that takes a waiting entry, settles it, and leaves it in the container on one of its branches.
 *
 * An entry that takes itself out when it is settled is left alone, and so is a function that calls one which removes: whatever may remove
 * counts as a removal. A branch misses it when no removal stands on the way that leads through the settling call.
 *
 * Example: `const call = calls.get(id); if (error) { call.reject(error); return; } calls.delete(id); call.resolve(value);`
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { isReachedFrom } from './ends.js';
import type { Draft } from './growth-finding.js';

export function judgeSettles(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, removals: readonly TSESTree.Node[]): readonly Draft[] {
  if (removals.some((removal) => isWithin(removal, grow.at) || isOfEntry(removal))) {
    return [];
  }
  const elements = new Set(collectUses(container, 'read').map(({ at }) => unwrap(at)));
  const settles = ['reject', 'resolve'].flatMap((name) => file.index.calls.get(name) ?? []).filter((call) => isOfElement(file, call, elements));
  const missed = settles.find((call) => isMissed(file, call, removals));
  return missed === undefined ? [] : [{ kind: 'settlementMissed', at: grow.at, certainty: 'path', line: missed.loc.start.line }];
}

/** A method of the entry itself: `{ resolve(value) { calls.delete(id); … } }`. */
function isOfEntry(removal: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(removal); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (fn.parent.type === AST_NODE_TYPES.Property && fn.parent.parent.type === AST_NODE_TYPES.ObjectExpression) {
      return true;
    }
  }
  return false;
}

/** `call.reject` of `const call = calls.get(id)`. */
function isOfElement(file: FileAnalysis, { callee }: { readonly callee: TSESTree.Node }, elements: ReadonlySet<TSESTree.Node>): boolean {
  const method = unwrap(callee);
  const object = method.type === AST_NODE_TYPES.MemberExpression ? unwrap(method.object) : undefined;
  const variable = object?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(object) : undefined;
  const node = variable?.defs[0]?.node;
  return node?.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null && elements.has(unwrap(node.init));
}

function isMissed(file: FileAnalysis, settle: TSESTree.Node, removals: readonly TSESTree.Node[]): boolean {
  const fn = findEnclosingFunction(settle);
  if (fn === undefined) {
    return false;
  }
  const inside = removals.filter((removal) => findEnclosingFunction(removal) === fn);
  const isHelped = removals.some((removal) => !inside.includes(removal) && isReachedFrom(file, removal, fn));
  // Without a removal of its own it may be one of several steps.
  return inside.length > 0 && !isHelped && !inside.some((removal) => covers(file, removal, settle, fn));
}

/** Does each way through the settling call lead through the removal? */
function covers(file: FileAnalysis, removal: TSESTree.Node, settle: TSESTree.Node, fn: FunctionNode): boolean {
  const branch = findBranch(removal, fn);
  return isWithin(settle, branch) && !(removal.range[0] > settle.range[0] && leavesBefore(file, settle, removal, fn));
}

/** The innermost branch, case or handler around a node: what runs only sometimes. */
function findBranch(node: TSESTree.Node, fn: FunctionNode): TSESTree.Node {
  let child = node;
  for (let parent = findParent(node); parent !== undefined && parent !== fn; parent = findParent(parent)) {
    const isBranch = (parent.type === AST_NODE_TYPES.IfStatement && parent.test !== child) || parent.type === AST_NODE_TYPES.SwitchCase || parent.type === AST_NODE_TYPES.CatchClause;
    if (isBranch) {
      return child;
    }
    child = parent;
  }
  return fn;
}

/** A `return` behind the settling call, in one of the blocks around it, and in front of the removal. */
function leavesBefore(file: FileAnalysis, settle: TSESTree.Node, removal: TSESTree.Node, fn: FunctionNode): boolean {
  return collectOwnNodes(file.index.sourceCode, fn).some((node) => {
    const isLeave = node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
    const block = findParent(node);
    const isBetween = node.range[1] > settle.range[0] && node.range[0] < removal.range[0];
    return isLeave && isBetween && block !== undefined && !isFunction(block) && isWithin(settle, block);
  });
}
