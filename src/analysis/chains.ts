/**
 * Does a one-shot resource acquire itself again whenever it runs?
 *
 * `function tick() { draw(); requestAnimationFrame(tick); }` never ends: each run schedules the next one. The chain is endless only when every
 * way through the function acquires again; a test that can skip it, as in `if (running) requestAnimationFrame(tick)`, is a way to end it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { unwrap } from '../ast/unwrap.js';
import { getAcquireName } from './acquisitions.js';
import { findCallbackRuns } from './callback-runs.js';
import { findCallback } from './callbacks.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import { judgeDiscarded } from './judge-discarded.js';
import type { AcquireNode, Obligation, Verdict } from './model.js';

/** Does the resource stay until somebody releases it? */
export function isEndless(file: FileAnalysis, obligation: Obligation): boolean {
  const { protocol, node } = obligation;
  switch (protocol.ends) {
    case 'never':
      return true;
    case 'outside':
      return isInEffect(file, node) || isOutOfReach(obligation);
    case 'receiver':
      return isReceiverOutside(file, node);
    default:
      return findChain(file, obligation) !== undefined;
  }
}

/** What `tidy(() => …)` frees is made while it runs, so never by a function that waits. */
function isOutOfReach({ protocol, node }: Obligation): boolean {
  return protocol.exempt?.some((exempt) => 'within' in exempt) === true && findEnclosingFunction(node)?.async === true;
}

/** Is the object whose method acquires there before the code runs, and after it? */
function isReceiverOutside(file: FileAnalysis, { callee }: AcquireNode): boolean {
  const receiver = unwrap(callee);
  const lifetime = receiver.type === AST_NODE_TYPES.MemberExpression ? file.lifetimes.get(receiver.object) : 'unknown';
  return lifetime === 'process' || lifetime === 'outer' || lifetime === 'argument';
}

/** What a run of an effect opens is for that run, whatever else could end it. */
export function isInEffect(file: FileAnalysis, node: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.roles.findEffect(fn) !== undefined) {
      return true;
    }
  }
  return false;
}

/** The function that an endless chain runs again and again. */
export function findChain(file: FileAnalysis, obligation: Obligation): FunctionNode | undefined {
  const { node, protocol } = obligation;
  const callback = protocol.ends === 'once' ? findCallback(file, obligation) : undefined;
  if (callback === undefined) {
    return undefined;
  }
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (runs(file, callback, fn)) {
      return isUnavoidable(file, node, fn, collectOthers(file, obligation, callback)) ? fn : undefined;
    }
    if (!isPassedOn(fn)) {
      return undefined;
    }
  }
  return undefined;
}

/** Other calls in the same function that schedule the same callback: `if (isHidden) later(tick); else soon(tick);` always goes on. */
function collectOthers(file: FileAnalysis, { node, protocol }: Obligation, callback: FunctionNode): readonly TSESTree.Node[] {
  const fn = findEnclosingFunction(node);
  const { callback: position = 0 } = protocol;
  return protocol.acquire
    .flatMap((acquire) => file.index.calls.get(getAcquireName(acquire)) ?? [])
    .filter((call) => {
      const argument = call.arguments[position];
      return call !== node && findEnclosingFunction(call) === fn && argument !== undefined && file.functions.findFunction(argument) === callback;
    });
}

/** Is the callback the function itself, or does it do nothing but call it? */
function runs(file: FileAnalysis, callback: FunctionNode, fn: FunctionNode): boolean {
  if (callback === fn) {
    return true;
  }
  const calls = collectOwnCalls(file, callback);
  // A function that runs at once where it is written is a part of the callback.
  return calls.some(
    (call) => file.functions.findCallee(call) === fn && unwrap(call.callee) !== fn && isUnavoidable(file, call, callback),
  );
}

const ownCalls = new WeakMap<FunctionNode, readonly TSESTree.CallExpression[]>();

/** The calls in a function itself, those in functions inside it left out. */
export function collectOwnCalls(file: FileAnalysis, fn: FunctionNode): readonly TSESTree.CallExpression[] {
  const known = ownCalls.get(fn);
  if (known !== undefined) {
    return known;
  }
  const calls: TSESTree.CallExpression[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression && findEnclosingFunction(node) === fn) {
      calls.push(node);
    }
  });
  ownCalls.set(fn, calls);
  return calls;
}

/** A callback of `then`, `finally` and the like runs as a later part of the function around it; one of `catch` runs only on failure. */
function isPassedOn(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  const isOnFailure = findCalleeName(parent) === 'catch' || (findCalleeName(parent) === 'then' && parent.arguments[1] === fn);
  return unwrap(parent.callee) === fn || (findCallbackRuns(parent) === 'once' && !isOnFailure);
}

/**
 * Does every way through `fn` evaluate the node, or one of the others beside it? Functions between must be created on every way, too.
 */
function isUnavoidable(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode, others: readonly TSESTree.Node[] = []): boolean {
  let inner = [node, ...others];
  for (let outer = findEnclosingFunction(node); outer !== undefined; outer = findEnclosingFunction(outer)) {
    if (!isWithin(outer, fn) || isAvoidable(file, inner, outer)) {
      return false;
    }
    if (outer === fn) {
      return true;
    }
    inner = [outer];
  }
  return false;
}

/**
 * Can the function return without evaluating one of the nodes? A function that may throw before it does not count as a way, unless it throws in order to
 * stop: `signal.throwIfAborted()`.
 */
function isAvoidable(file: FileAnalysis, nodes: readonly TSESTree.Node[], fn: FunctionNode): boolean {
  const flow = file.flows.solve({
    owner: fn,
    acquire: undefined,
    uses: nodes.map((node) => ({ kind: 'handed', at: isFunction(node) ? node : unwrap(node) })),
  });
  return flow === undefined || flow.liveExits.some(({ kind, cause }) => kind === 'return' || isAbortTest(cause));
}

function isAbortTest(node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.CallExpression && findCalleeName(node) === 'throwIfAborted';
}

/** `const loop = () => requestAnimationFrame(loop)`: the id goes to the scheduler, which drops it. */
export function judgeChain(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const { fate } = obligation;
  const chain = findChain(file, obligation);
  return fate.kind === 'returned' && chain !== undefined && chain === fate.from ? judgeDiscarded(file, obligation) : [];
}
