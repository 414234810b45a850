/**
 * An abort listener that is removed on some ways and stays on others.
 *
 * In a promise's executor a way is a use of `resolve` or `reject`: it is covered when the functions around it remove the listener, too. In the
 * body of one function the flow graph decides. A removal outside the executor covers all ways; any that is not understood does, too.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Certainty, FunctionNode, Use } from '../model.js';
import type { AbortListener } from './abort-listeners.js';
import { findSettling, type Way } from './settlers.js';

export interface MissedRemoval {
  readonly certainty: Certainty;
  readonly removal: TSESTree.CallExpression;
  /** What leaves: the use of `resolve`, the `return`, what throws; `undefined` for the end of the body. */
  readonly cause: TSESTree.Node | undefined;
  readonly isSettled: boolean;
}

type Removals = readonly TSESTree.CallExpression[];

export function findMissedRemoval(file: FileAnalysis, listener: AbortListener, removals: Removals): MissedRemoval | undefined {
  const settling = findSettling(file, listener);
  if (settling === undefined) {
    return findInFlow(file, listener, removals);
  }
  const { activation, otherWays } = settling;
  const [removal] = removals;
  if (removal === undefined || removals.some((at) => !isWithin(at, activation) || findEnclosingFunction(at) === activation)) {
    return undefined;
  }
  const missed = otherWays.filter((way) => !isCovered(file, way, activation, removals));
  const [first] = missed;
  if (first === undefined || missed.length === otherWays.length) {
    return undefined;
  }
  const certainty = missed.every(({ isRejection }) => isRejection) ? 'throw' : 'path';
  return { certainty, removal, cause: missed.find(({ isRejection }) => !isRejection)?.at ?? first.at, isSettled: true };
}

/** Does a function or block around the way, or a `finally` there, remove the listener, itself or by one that it calls? */
function isCovered(file: FileAnalysis, { at }: Way, activation: FunctionNode, removals: Removals): boolean {
  for (let node = at.parent; node !== undefined && node !== activation; node = node.parent) {
    const region = findRegion(node);
    if (region !== undefined && reaches(file, region, removals)) {
      return true;
    }
  }
  return false;
}

/** What runs together with the code in it: a function's body, a block, the `finally` of a `try`, the rest of a chain of promises. */
function findRegion(node: TSESTree.Node): TSESTree.Node | undefined {
  if (isFunction(node)) {
    return node.body;
  }
  if (node.type === AST_NODE_TYPES.TryStatement) {
    return node.finalizer ?? undefined;
  }
  if (node.type === AST_NODE_TYPES.ExpressionStatement) {
    return node.expression;
  }
  return node.type === AST_NODE_TYPES.BlockStatement && !isFunction(node.parent) ? node : undefined;
}

/** Does the code remove, itself or by a function that it mentions? */
function reaches(file: FileAnalysis, region: TSESTree.Node, removals: Removals): boolean {
  let isFound = removals.some((removal) => isWithin(removal, region));
  walk(region, file.index.sourceCode.visitorKeys, (node) => {
    if (!isFound && (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression)) {
      const fn = file.functions.findFunction(node);
      isFound = fn !== undefined && removals.some((removal) => file.teardowns.isReached(removal, [fn]));
    }
  });
  return isFound;
}

/** Where there is no signal, or no function, there is no listener: `if (signal) …`, `if (onAbort) …`. */
function collectTests({ index }: FileAnalysis, node: TSESTree.Node): readonly Use[] {
  const references = index.findVariable(unwrap(node))?.references ?? [];
  return references.filter((reference) => reference.isRead()).map(({ identifier: at }) => ({ kind: 'test', at }));
}

function findInFlow(file: FileAnalysis, { call, signal, handler }: AbortListener, removals: Removals): MissedRemoval | undefined {
  const fn = findEnclosingFunction(call);
  const [removal] = removals;
  // A removal in a closure runs whenever somebody runs the closure.
  if (fn === undefined || removal === undefined || removals.some((at) => findEnclosingFunction(at) !== fn)) {
    return undefined;
  }
  const releases = removals.map((at): Use => ({ kind: 'release', at: wrapped(at) }));
  const flow = file.flows.solve({ owner: fn, acquire: wrapped(call), uses: [...releases, ...[signal, handler].flatMap((node) => collectTests(file, node))] });
  const exits = flow?.liveExits ?? [];
  const missed = exits.find(({ kind }) => kind === 'return') ?? exits[0];
  const certainty = missed?.kind === 'return' && !isCaught(call, fn) ? 'path' : 'throw';
  return missed && { certainty, removal, cause: missed.cause, isSettled: false };
}

/** In a `try` with a handler every call counts as one that may throw: what returns behind it may be reached by an error alone. */
function isCaught(call: TSESTree.Node, fn: FunctionNode): boolean {
  for (let node = call.parent; node !== undefined && node !== fn; node = node.parent) {
    if (node.type === AST_NODE_TYPES.TryStatement && node.handler !== null) {
      return true;
    }
  }
  return false;
}
