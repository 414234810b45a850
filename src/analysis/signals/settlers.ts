/**
 * The promise that an abort listener settles, and the other ways in which it settles.
 *
 * A way that does not go through the listener ends the work and leaves the listener on its signal. Ways are found by following the names of
 * `resolve` and `reject` outwards through the functions that use them; a function that nothing mentions is no way.
 *
 * Example: in `new Promise((resolve) => { setTimeout(resolve, ms); signal.addEventListener('abort', () => resolve()); })` the other way is the
 * `resolve` given to `setTimeout`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { racingCombinators, signalListenerVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';
import type { AbortListener } from './abort-listeners.js';

export interface Settling {
  /** `new Promise(…)`, or the call of `Promise.withResolvers()`. */
  readonly promise: AcquireNode;
  /** The function in whose activation the promise is made: the executor, or the one that calls `withResolvers()`. */
  readonly activation: FunctionNode;
  readonly resolve: Variable | undefined;
  /** Mentions of `resolve` and `reject` that settle without the listener. */
  readonly otherWays: readonly Way[];
}

export interface Way {
  readonly at: TSESTree.Node;
  readonly isRejection: boolean;
}

const DEPTH_LIMIT = 6;

/** The innermost promise that the listener's function settles. */
export function findSettling(file: FileAnalysis, listener: AbortListener): Settling | undefined {
  for (let fn = findEnclosingFunction(listener.call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    for (const { promise, resolve, reject } of collectPromises(file, fn)) {
      const settles = collectWays(resolve, reject);
      if (settles.some(({ at }) => file.teardowns.isReached(at, [listener.fn]))) {
        const otherWays = settles.filter(({ at }) => isOtherWay(file, listener, fn, at, 0));
        return { promise, activation: fn, resolve, otherWays };
      }
    }
  }
  return undefined;
}

interface Made {
  readonly promise: AcquireNode;
  readonly resolve: Variable | undefined;
  readonly reject: Variable | undefined;
}

/** The promise whose executor the function is, and those that it makes and settles from outside their executors. */
function collectPromises(file: FileAnalysis, fn: FunctionNode): readonly Made[] {
  const { index } = file;
  const { parent } = wrapped(fn);
  const made: Made[] = [];
  if (parent?.type === AST_NODE_TYPES.NewExpression && parent.arguments[0] === fn && (findCalleeName(parent) ?? '').endsWith('Promise')) {
    const [resolve, reject] = fn.params.map((parameter) => index.findVariable(parameter));
    made.push({ promise: parent, resolve, reject });
  }
  for (const call of index.calls.get('withResolvers') ?? []) {
    const { parent: declarator } = wrapped(call);
    if (findEnclosingFunction(call) === fn && declarator?.type === AST_NODE_TYPES.VariableDeclarator) {
      const variables = index.sourceCode.scopeManager?.getDeclaredVariables(declarator) ?? [];
      const find = (name: string): Variable | undefined => variables.find((variable) => variable.name === name);
      made.push({ promise: call, resolve: find('resolve'), reject: find('reject') });
    }
  }
  for (const promise of index.calls.get('Promise') ?? []) {
    const executor = findEnclosingFunction(promise) === fn ? promise.arguments[0] : undefined;
    if (executor !== undefined && isFunction(executor)) {
      const [resolve, reject] = executor.params.map((parameter) => findAssigned(file, parameter));
      made.push({ promise, resolve, reject });
    }
  }
  return made;
}

/** `done` of `new Promise((resolve) => { done = resolve; })`. */
function findAssigned({ index }: FileAnalysis, parameter: TSESTree.Node): Variable | undefined {
  for (const { identifier } of index.findVariable(parameter)?.references ?? []) {
    const { parent } = wrapped(identifier);
    if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === identifier && parent.left.type === AST_NODE_TYPES.Identifier) {
      return index.findVariable(parent.left);
    }
  }
  return undefined;
}

function collectWays(resolve: Variable | undefined, reject: Variable | undefined): readonly Way[] {
  const collect = (variable: Variable | undefined, isRejection: boolean): readonly Way[] =>
    (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier: at }) => ({ at, isRejection }));
  return [...collect(resolve, false), ...collect(reject, true)];
}

/** Does something else than the listener lead to the code at `node`? */
function isOtherWay(
  file: FileAnalysis,
  listener: AbortListener,
  activation: FunctionNode,
  node: TSESTree.Node,
  depth: number,
): boolean {
  if (depth > DEPTH_LIMIT || isAfterAbort(node, activation) || isInOtherBranch(node, listener.call)) {
    return false;
  }
  for (let fn = findEnclosingFunction(node); fn !== undefined && fn !== activation; fn = findEnclosingFunction(fn)) {
    const mentions = file.functions.findBinding(fn) === undefined ? undefined : (file.functions.findMentions(fn) ?? []);
    if (mentions !== undefined) {
      return mentions.some(
        (mention) =>
          mention !== listener.handler &&
          !isWithin(mention, fn) &&
          !isRemoval(mention) &&
          !(fn === listener.fn && isOwnCall(mention, activation)) &&
          isOtherWay(file, listener, activation, mention, depth + 1),
      );
    }
    if (fn === listener.fn) {
      return false;
    }
  }
  // What the executor settles before it listens, it does not listen for.
  return findEnclosingFunction(node) !== activation || node.range[0] > listener.call.range[1] || isGiven(node);
}

/** `signal.removeEventListener('abort', onAbort)` does not run it. */
function isRemoval({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression && signalListenerVerbs.remove.includes(findCalleeName(parent) ?? '');
}

/** `if (signal.aborted) onAbort();` beside the registration. */
function isOwnCall(mention: TSESTree.Node, activation: FunctionNode): boolean {
  return findEnclosingFunction(mention) === activation && mention.parent?.type === AST_NODE_TYPES.CallExpression && mention.parent.callee === mention;
}

/** A callback runs later, wherever it is given away. */
function isGiven(node: TSESTree.Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee !== node;
}

/** In the branch of a test of `aborted`. */
function isAfterAbort(node: TSESTree.Node, activation: FunctionNode): boolean {
  let child = node;
  for (let { parent } = node; parent !== undefined && parent !== activation; { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.IfStatement && parent.consequent === child && mentionsAborted(parent.test)) {
      return true;
    }
    child = parent;
  }
  return false;
}

/** `if (signal) listen(); else …`: where one of them runs, the other does not. */
function isInOtherBranch(node: TSESTree.Node, call: TSESTree.Node): boolean {
  let child = node;
  for (let parent = findParent(node); parent !== undefined; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.IfStatement && isWithin(call, parent)) {
      return !isWithin(call, child) && child !== parent.test && !isWithin(call, parent.test);
    }
    child = parent;
  }
  return false;
}

function mentionsAborted(value: TSESTree.Node): boolean {
  const test = unwrap(value);
  if (test.type === AST_NODE_TYPES.MemberExpression) {
    return findPropertyName(test) === 'aborted';
  }
  return test.type === AST_NODE_TYPES.LogicalExpression && (mentionsAborted(test.left) || mentionsAborted(test.right));
}

/** Does a promise that only the abort settles take part in a race, so that the others may win? */
export function isRaced(file: FileAnalysis, promise: TSESTree.Node): boolean {
  const node = wrapped(promise);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return parent.elements.length > 1 && isRace(wrapped(parent).parent);
    case AST_NODE_TYPES.VariableDeclarator:
      return isNameRaced(file, parent);
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return isResultRaced(file, findEnclosingFunction(node));
    default:
      return false;
  }
}

/** `Promise.race([…])` around the promise. */
export function findRace(promise: TSESTree.Node): TSESTree.CallExpression | undefined {
  const list = wrapped(promise).parent;
  const call = list?.type === AST_NODE_TYPES.ArrayExpression ? wrapped(list).parent : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression ? call : undefined;
}

function isRace(call: TSESTree.Node | undefined): boolean {
  return call?.type === AST_NODE_TYPES.CallExpression && racingCombinators.includes(findCalleeName(call) ?? '');
}

function isNameRaced(file: FileAnalysis, { id }: TSESTree.VariableDeclarator): boolean {
  const references = file.index.findVariable(id)?.references.filter((reference) => reference.isRead()) ?? [];
  return references.length > 0 && references.every(({ identifier }) => wrapped(identifier).parent?.type === AST_NODE_TYPES.ArrayExpression && isRaced(file, identifier));
}

function isResultRaced(file: FileAnalysis, fn: FunctionNode | undefined): boolean {
  const mentions = fn === undefined || file.exported.isExported(fn) ? [] : (file.functions.findMentions(fn) ?? []);
  return (
    mentions.length > 0 &&
    mentions.every(({ parent }) => parent?.type === AST_NODE_TYPES.CallExpression && wrapped(parent).parent?.type === AST_NODE_TYPES.ArrayExpression && isRaced(file, parent))
  );
}

/** What the promise is resolved with, by the ways that are not the listener's. */
export function collectResults({ otherWays }: Settling): readonly TSESTree.Node[] {
  return otherWays.flatMap(({ at, isRejection }) => {
    const { parent } = wrapped(at);
    return !isRejection && parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === at ? parent.arguments : [];
  });
}

/** Is the variable mentioned in this code? */
export function mentions(file: FileAnalysis, root: TSESTree.Node, variable: Variable): boolean {
  let isFound = false;
  walk(root, file.index.sourceCode.visitorKeys, (node) => {
    isFound ||= node.type === AST_NODE_TYPES.Identifier && file.index.findVariable(node) === variable;
  });
  return isFound;
}
