/**
 * A handle that is kept in a variable of the activation that acquires it: the paths of that function decide.
 *
 * A release on some path says that the author means to release; a path without one is then a leak. Without any release the resource must be one
 * that does not end by itself, and the function must run often enough.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { collectArming, findArmingSite } from './arming.js';
import { onlySettles } from './callbacks.js';
import { isEndless } from './chains.js';
import { collectContinuations } from './continuations.js';
import { isForReturned } from './deadlines.js';
import type { FileAnalysis } from './file-analysis.js';
import { collectCompanions, collectFailures, findAcquirer, findAcquireSite } from './handle-positions.js';
import { findCertainty } from './judge-discarded.js';
import { givesResults } from './given-results.js';
import { judgeKept } from './judge-kept.js';
import { withLoans } from './lending.js';
import type { Certainty, Failure, Obligation, Place, Use, Verdict } from './model.js';
import type { PlaceFlow, PlaceFlowQuestion } from './place-flow.js';
import { findRunner } from './set-up.js';
import { isStartUp } from './start-up.js';

const WAITS: ReadonlySet<string> = new Set([AST_NODE_TYPES.AwaitExpression, AST_NODE_TYPES.YieldExpression, AST_NODE_TYPES.ForOfStatement]);

export function judgeLocal(file: FileAnalysis, obligation: Obligation, place: Place): readonly Verdict[] {
  const fn = findAcquirer(file, obligation);
  if (fn === undefined) {
    return file.roles.isComponentFile ? judgeKept(file, obligation, place) : [];
  }
  const mentions = file.uses.collect(place, obligation.protocol);
  const uses = isHolder(obligation) ? withLoans(mentions, fn) : mentions;
  const releases = uses.filter(({ kind }) => kind === 'release');
  if (uses.some(({ kind }) => kind === 'exempt') || (isHolder(obligation) && isArmedElsewhere(file, obligation, fn))) {
    return [];
  }
  if (releases.length === 0) {
    const isUnclear = obligation.protocol.handle === 'receiver' || uses.some(({ kind }) => kind === 'handed') || isUsedLater(obligation, uses, fn) || (isHolder(obligation) && givesResults(file, uses));
    return isUnclear ? [] : judgeUnreleased(file, obligation, fn);
  }
  // Which of many handles a path releases, and whether a loop over none of them does, cannot be told.
  if (place.isElement || file.multiplicity.getOfSite(obligation.node) === 'once') {
    return [];
  }
  return judgeReleased(file, { obligation, fn, uses, releases });
}

interface Question {
  readonly obligation: Obligation;
  readonly fn: FunctionNode;
  readonly uses: readonly Use[];
  readonly releases: readonly Use[];
}

function judgeReleased(file: FileAnalysis, { obligation, fn, uses, releases }: Question): readonly Verdict[] {
  const site = findAcquireSite(obligation);
  const companions = collectCompanions(file, obligation).map((at): Use => ({ kind: 'test', at }));
  const question: PlaceFlowQuestion = {
    owner: fn,
    acquire: findArmingSite(file, obligation, fn) ?? site,
    uses: [...uses, ...companions],
    startsLive: site === undefined,
    failures: collectFailures(file, obligation),
  };
  const flow = file.flows.solve(question);
  const verdicts = flow === undefined ? [] : judgePaths(file, obligation, flow, releases);
  if (verdicts.length === 0) {
    return judgeContinuations(file, { obligation, fn, uses, releases });
  }
  return isOnlyAfterError(file, obligation, question, verdicts) ? verdicts.map((verdict) => ({ ...verdict, certainty: 'throw' })) : verdicts;
}

/**
 * Is it left only where a handler goes on after an error that hardly comes? What is on hold for a moment is not worth a handler: a deadline is over soon
 * after what it was for, between a URL and its end stands most often what cannot fail, and so it does before a closure takes the release over.
 */
function isOnlyAfterError(file: FileAnalysis, obligation: Obligation, question: PlaceFlowQuestion, verdicts: readonly Verdict[]): boolean {
  const isTakenOver = question.uses.every(({ kind, at }) => kind !== 'release' || findEnclosingFunction(at) !== question.owner);
  const isLeft = (isTakenOver || !isHolder(obligation)) && verdicts.some(({ certainty, failure }) => certainty === 'path' && failure.kind === 'exitMissed');
  const isBrief = obligation.protocol.family === 'timer' && !isEndless(file, obligation);
  const flow = isLeft ? file.flows.solve({ ...question, endsIfThrown: (node) => node.type !== AST_NODE_TYPES.ThrowStatement && (isBrief || isPlain(file, node)) }) : undefined;
  return flow !== undefined && !flow.liveExits.some(({ kind, cause }) => kind === 'return' && !isForReturned(file, obligation, cause));
}

/** A call of something that does not say that it throws, and no wait. */
function isPlain({ isThrower }: FileAnalysis, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.NewExpression || (node.type === AST_NODE_TYPES.CallExpression && !isThrower(node));
}

/** `fs.read(fd, buffer, 0, size, 0, (error) => { if (error) return done(error); fs.close(fd, done); })`: the later steps have ways out, too. */
function judgeContinuations(file: FileAnalysis, { obligation, fn, uses, releases }: Question): readonly Verdict[] {
  const [release] = releases;
  for (const step of collectContinuations(uses, fn)) {
    const flow = file.flows.solve({ owner: step, acquire: undefined, uses });
    const cause = flow && findFirst(flow.liveExits.flatMap((exit) => (exit.cause?.type === AST_NODE_TYPES.ReturnStatement ? exit.cause : [])));
    if (flow !== undefined && cause !== undefined && release !== undefined && isEndless(file, obligation)) {
      return [{ obligation, certainty: 'path', failure: { kind: 'exitMissed', cause: nameCause(obligation, flow, cause), release: release.at } }];
    }
  }
  return [];
}

function judgeUnreleased(file: FileAnalysis, obligation: Obligation, fn: FunctionNode): readonly Verdict[] {
  const certainty = isEndless(file, obligation) ? findCertainty(file, obligation) : undefined;
  const owner = file.owners.getOfSite(obligation.node);
  if (certainty === undefined) {
    return [];
  }
  const isForgotten = isHolder(obligation) && obligation.protocol.callback === undefined;
  const isCalled = isForgotten && !isStartUp(file, fn) && file.multiplicity.getOfSite(obligation.node) === 'exported';
  return [{ obligation, certainty: isCalled ? 'definite' : certainty, failure: { kind: 'neverReleased', owner } }];
}

/** Is it what code opens, uses and closes, not what runs beside it? */
function isHolder({ protocol }: Obligation): boolean {
  return protocol.family === 'handle' || protocol.family === 'disposable';
}

/** Who arms it only in a closure opens it there: `lookUp = async () => { await client.connect(); …; await client.quit(); }`. */
function isArmedElsewhere(file: FileAnalysis, obligation: Obligation, fn: FunctionNode): boolean {
  const calls = collectArming(file, obligation);
  return calls.length > 0 && calls.every((call) => findEnclosingFunction(call) !== fn);
}

/** A closure that outlives the call may use the handle as long as it likes: `return { get: (key) => db.prepare(sql).get(key) }`. */
export function isUsedLater(obligation: Obligation, uses: readonly Use[], fn: FunctionNode): boolean {
  const home = findRunner(fn.body);
  return isHolder(obligation) && uses.some(({ at, kind }) => kind !== 'store' && isInForeignClosure(at, uses, home));
}

/** A listener of the handle itself lives as long as the handle: `socket.on('data', () => socket.write(…))`. */
function isInForeignClosure(node: TSESTree.Node, uses: readonly Use[], home: FunctionNode | undefined): boolean {
  for (let runner = findRunner(node); runner !== home; runner = findRunner(runner)) {
    if (runner === undefined || !isOwnListener(runner, uses)) {
      return true;
    }
  }
  return false;
}

function isOwnListener({ parent }: FunctionNode, uses: readonly Use[]): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.CallExpression:
      return uses.some(({ at }) => at === parent || at === parent.callee);
    case AST_NODE_TYPES.AssignmentExpression:
      return uses.some(({ at }) => at === parent.left);
    default:
      return false;
  }
}

export function judgePaths(
  file: FileAnalysis,
  obligation: Obligation,
  flow: PlaceFlow,
  releases: readonly Use[],
): readonly Verdict[] {
  const release = findFirst(releases.map(({ at }) => at)) ?? obligation.node;
  const verdict = (certainty: Certainty, failure: Failure): readonly Verdict[] => [{ obligation, certainty, failure }];
  if (flow.isLiveBefore(obligation.node) && isEndless(file, obligation)) {
    return verdict('path', { kind: 'overwritten', by: obligation.node, inLoop: true });
  }
  const fn = findAcquirer(file, obligation);
  // A one-shot that only a closure clears is meant to fire when the closure does not run.
  const isMeant = isEndless(file, obligation) || releases.some(({ at }) => findEnclosingFunction(at) === fn);
  const returns = flow.liveExits.filter(({ kind, cause }) => kind === 'return' && !isForReturned(file, obligation, cause));
  if (returns.length > 0 && isMeant) {
    const cause = findFirst(returns.flatMap((exit) => exit.cause ?? []).filter((node) => node.type === AST_NODE_TYPES.ReturnStatement));
    if (cause === undefined && fn !== undefined && isDecidedAtOnce(file, obligation, fn, releases)) {
      return [];
    }
    const isSkipped = cause === undefined || cause.range[0] > release.range[0];
    const isLeft = isSkipped && releases.every(({ at }) => isRegistered(file, at, fn));
    const isOneOfMany = new Set(returns.map((exit) => exit.cause).filter((node) => node?.type !== AST_NODE_TYPES.YieldExpression)).size > 1;
    return verdict(isLeft || onlySettles(file, obligation) ? 'likely' : 'path', { kind: 'exitMissed', cause: nameCause(obligation, flow, cause), release, isOneOfMany });
  }
  const throws = flow.liveExits.filter(({ kind }) => kind === 'throw').flatMap(({ cause }) => cause ?? []);
  const thrower = findFirst(throws.filter((cause) => isWritten(obligation, flow, cause))) ?? findFirst(throws);
  // A lease is somebody else's: who waits for it waits for ever.
  const certainty = thrower !== undefined && (obligation.protocol.kind === 'lease' || isWritten(obligation, flow, thrower)) ? 'path' : 'throw';
  return thrower === undefined ? [] : verdict(certainty, { kind: 'throwMissed', cause: thrower, release });
}

/** `const late = setTimeout(emit, 200); if (isFirst) { clearTimeout(late); }`: without any wait in between, the other branch wants it to fire. */
function isDecidedAtOnce(file: FileAnalysis, obligation: Obligation, fn: FunctionNode, releases: readonly Use[]): boolean {
  if (obligation.protocol.family !== 'timer' || isEndless(file, obligation)) {
    return false;
  }
  const { node } = obligation;
  const { sourceCode } = file.index;
  const waits = collectOwnNodes(sourceCode, fn.body).filter(({ type }) => WAITS.has(type));
  return releases.every(({ at }) => findEnclosingFunction(at) === fn && waits.every(({ range: [start] }) => start < node.range[1] || start > at.range[0]));
}

/** A `throw` that stands in the function is a way out that its author has in mind, as a `return` is. */
function isWritten(obligation: Obligation, flow: PlaceFlow, cause: TSESTree.Node): boolean {
  return cause.type === AST_NODE_TYPES.ThrowStatement && isHolder(obligation) && flow.isAlwaysLiveBefore(cause);
}

/** A descriptor that some ways to a `return` have closed may not be closed again before it: that would close another file. */
function nameCause(obligation: Obligation, flow: PlaceFlow, cause: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return cause !== undefined && isHolder(obligation) && !flow.isAlwaysLiveBefore(cause) ? undefined : cause;
}

/**
 * Does the release stand in a closure that is given to a call? `if (getCurrentScope()) onScopeDispose(stop)` and `signal?.addEventListener('abort', stop)`
 * leave it to the caller whether there is somebody to end it.
 */
function isRegistered({ functions }: FileAnalysis, release: TSESTree.Node, acquirer: FunctionNode | undefined): boolean {
  const closure = findEnclosingFunction(release);
  if (closure === undefined || closure === acquirer) {
    return false;
  }
  const mentions = functions.findBinding(closure) === undefined ? [closure] : (functions.findMentions(closure) ?? []);
  return mentions.some((node) => node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee !== node);
}

function findFirst(nodes: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  return [...nodes].sort((left, right) => left.range[0] - right.range[0])[0];
}
