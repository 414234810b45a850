/**
 * Readers and writers of web streams whose lock is not released on every way out of the function that takes it.
 *
 * A reader that has read to the end, and a stream that has failed, need no release. What else leaves early, a `return`, a `break`, something that
 * is thrown between two reads, leaves the stream locked: nobody can read the rest, and nobody can cancel it.
 *
 * Silent where the lock goes elsewhere, where closures use it, and where the stream holds nothing but memory. Only what throws in so many words
 * counts: an awaited promise, a `throw`, a parser, a function of the file with a `throw`. So leaks are missed, and none is invented.
 *
 * Example: in `while (true) { const { done, value } = await reader.read(); if (done) break; await save(value); }` the lock stays if `save` rejects.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isDriven } from '../../ast/is-driven.js';
import { findEnclosingFunction, isInLoop, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { memoryStreamNames, type StreamLock, streamReader, streamWriter } from '../../catalogue/index.js';
import { getAcquireName } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Certainty, Failure, Obligation, Place, Use, Verdict } from '../model.js';
import { isSamePlace } from '../places.js';
import { getReleaseForms } from '../release-forms.js';
import { collectResultMentions } from './end-mentions.js';

export interface LockLeak {
  readonly verdict: Verdict;
  /** Is there no release on any way? */
  readonly isUnreleased: boolean;
  /** The last thing that is done with the lock. */
  readonly uses: readonly Use[];
  /** Is each read waited for, so that a release ends none, and does nobody look at the lock's own promise? */
  readonly isIdleAtEnd: boolean;
}

interface Lock {
  readonly kind: StreamLock;
  readonly obligation: Obligation;
  readonly fn: FunctionNode;
  readonly uses: readonly Use[];
  /** `reader.read`, `writer.write`. */
  readonly own: readonly TSESTree.MemberExpression[];
}

const MEMORY: ReadonlySet<string> = new Set(memoryStreamNames);
const CALLBACK = /^(?:on[A-Za-z]\w*|cb|callback|\w+(?:Callback|Handler))$/u;
const DEPTH_LIMIT = 6;

export function collectLocks(file: FileAnalysis): readonly LockLeak[] {
  return [streamReader, streamWriter].flatMap((kind) =>
    kind.protocol.acquire.flatMap((acquire) =>
      (file.index.calls.get(getAcquireName(acquire)) ?? []).flatMap((call) => {
        const lock = call.type === AST_NODE_TYPES.CallExpression ? findLock(file, kind, call) : undefined;
        return lock === undefined ? [] : judgeLock(file, lock);
      }),
    ),
  );
}

function findLock(file: FileAnalysis, kind: StreamLock, node: TSESTree.CallExpression): Lock | undefined {
  const callee = unwrap(node.callee);
  const fn = findEnclosingFunction(node);
  const isPossible = callee.type === AST_NODE_TYPES.MemberExpression && node.arguments.length <= 1 && !isMemory(file, callee.object, 0);
  if (!isPossible || fn === undefined || file.multiplicity.getOfSite(node) === 'once') {
    return undefined;
  }
  const { protocol } = kind;
  const fate = file.fates.get(node, getReleaseForms(protocol));
  if (fate.kind !== 'kept' || !isOwnVariable(fate.place, fn)) {
    return undefined;
  }
  const own = kind.own.flatMap((name) => collectMembers(file, fate.place, name));
  const obligation: Obligation = { protocol, node, calleeText: file.index.sourceCode.getText(node.callee), fate };
  return own.length === 0 ? undefined : { kind, obligation, fn, own, uses: file.uses.collect(fate.place, protocol) };
}

function isOwnVariable({ root, path, isElement }: Place, fn: FunctionNode): boolean {
  return root.kind === 'variable' && path.length === 0 && !isElement && root.variable.scope.variableScope.block === fn;
}

function collectMembers({ index, places }: FileAnalysis, place: Place, name: string): readonly TSESTree.MemberExpression[] {
  return (index.members.get(name) ?? []).filter(({ object }) => {
    const found = places.find(object);
    return found !== undefined && isSamePlace(found, place);
  });
}

/** A stream of `new Response(text)` or of a blob: whoever drops it leaves nothing open. */
function isMemory(file: FileAnalysis, node: TSESTree.Node, depth: number): boolean {
  const expression = unwrap(node);
  if (depth > DEPTH_LIMIT) {
    return false;
  }
  switch (expression.type) {
    case AST_NODE_TYPES.NewExpression:
      return MEMORY.has(findCalleeName(expression) ?? '');
    case AST_NODE_TYPES.MemberExpression:
      return isMemory(file, expression.object, depth + 1);
    case AST_NODE_TYPES.CallExpression:
      return (
        (findCalleeName(expression) === 'stream' && expression.arguments.length === 0) ||
        (expression.callee.type === AST_NODE_TYPES.MemberExpression && isMemory(file, expression.callee.object, depth + 1))
      );
    case AST_NODE_TYPES.Identifier: {
      const definition = file.index.findVariable(expression)?.defs[0]?.node;
      return definition?.type === AST_NODE_TYPES.VariableDeclarator
        ? definition.init !== null && isMemory(file, definition.init, depth + 1)
        : definition === undefined && MEMORY.has(expression.name);
    }
    default:
      return false;
  }
}

/** `controller.abort(); return;`: the request ends, and its body with it. */
function collectAborts({ index }: FileAnalysis, fn: FunctionNode): readonly Use[] {
  return (index.calls.get('abort') ?? []).filter((call) => findEnclosingFunction(call) === fn).map((at) => ({ kind: 'release', at }));
}

function judgeLock(file: FileAnalysis, lock: Lock): readonly LockLeak[] {
  const { kind, obligation, fn, uses } = lock;
  const isElsewhere = uses.some(({ kind: use, at }) => use !== 'release' && use !== 'store' && findEnclosingFunction(at) !== fn);
  if (isElsewhere || uses.some((use) => use.kind === 'release' && isInTestedFinalizer(use.at))) {
    return [];
  }
  const calls = lock.own.map(({ parent }) => parent);
  const nothing = kind.endValue === undefined ? [] : collectResultMentions(file, calls, kind.endValue);
  const flow = file.flows.solve({
    owner: fn,
    acquire: obligation.node,
    uses: [...uses, ...collectAborts(file, fn), ...nothing.map((at) => ({ kind: 'test', at }) as const)],
    failures: kind.endFlag === undefined ? [] : collectResultMentions(file, calls, kind.endFlag),
    endsIfThrown: (node) => isEndOfStream(file, lock, node),
  });
  const exit = flow?.liveExits.find((candidate) => candidate.kind === 'return') ?? flow?.liveExits[0];
  const release = uses.find((use) => use.kind === 'release')?.at;
  if (exit === undefined || (exit.kind === 'throw' && exit.cause === undefined)) {
    return [];
  }
  const failure: Failure =
    exit.kind === 'throw' && exit.cause !== undefined
      ? { kind: 'throwMissed', cause: exit.cause, release: release ?? obligation.node }
      : { kind: 'exitMissed', cause: exit.cause, release: release ?? obligation.node };
  return [{ verdict: { obligation, certainty: getCertainty(lock), failure }, isUnreleased: release === undefined, uses, isIdleAtEnd: isIdleAtEnd(file, lock) }];
}

function isIdleAtEnd(file: FileAnalysis, { own, obligation: { fate } }: Lock): boolean {
  const isWatched = fate.kind === 'kept' && ['closed', 'ready'].some((name) => collectMembers(file, fate.place, name).length > 0);
  return !isWatched && own.every(({ parent }) => parent.type === AST_NODE_TYPES.CallExpression && parent.parent.type === AST_NODE_TYPES.AwaitExpression);
}

/** A reader that takes one part of a stream that goes on, and nothing more, may be meant to keep others out. */
function getCertainty({ own, uses, fn, kind }: Lock): Certainty {
  const isCared = kind.endFlag === undefined || uses.some((use) => use.kind === 'release' || use.kind === 'handed');
  return isCared || own.some((member) => isInLoop(member, fn)) ? 'path' : 'likely';
}

/** `finally { if (!isClosed) writer.releaseLock(); }`: a flag knows on which ways it is. */
function isInTestedFinalizer(release: TSESTree.Node): boolean {
  let isTested = false;
  for (let node = release, { parent } = release; parent !== undefined && !isFunction(parent); node = parent, { parent } = parent) {
    isTested ||= parent.type === AST_NODE_TYPES.IfStatement && parent.test !== node;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === node) {
      return isTested;
    }
  }
  return false;
}

/** The stream's own failure, and what nobody expects to throw. */
function isEndOfStream(file: FileAnalysis, { own }: Lock, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return own.some((member) => isWithin(member, node)) || !mayReject(node.argument);
    case AST_NODE_TYPES.ThrowStatement:
      return false;
    case AST_NODE_TYPES.YieldExpression:
      return isDriven(node);
    case AST_NODE_TYPES.ForOfStatement:
      return !node.await;
    case AST_NODE_TYPES.CallExpression:
      return !file.isThrower(node) && !isForeignCallback(file, node);
    default:
      return true;
  }
}

/** `onPart?.(value)`, `this.onmessage?.(value)`: code of somebody else, where a `catch` goes on without the stream. */
function isForeignCallback({ index }: FileAnalysis, { callee }: TSESTree.CallExpression): boolean {
  const target = unwrap(callee);
  if (target.type === AST_NODE_TYPES.MemberExpression) {
    return target.object.type === AST_NODE_TYPES.ThisExpression && CALLBACK.test(findPropertyName(target) ?? '');
  }
  return target.type === AST_NODE_TYPES.Identifier && CALLBACK.test(target.name) && index.findVariable(target)?.scope.type === TSESLint.Scope.ScopeType.function;
}

/** `new Promise((resolve) => out.once('drain', resolve))` has no way to reject. */
function mayReject(awaited: TSESTree.Expression): boolean {
  const promise = unwrap(awaited);
  if (promise.type !== AST_NODE_TYPES.NewExpression || findCalleeName(promise) !== 'Promise') {
    return true;
  }
  const [executor] = promise.arguments;
  return executor === undefined || !isFunction(executor) || executor.params.length > 1;
}
