/**
 * A handle that is kept in a variable of the activation that acquires it: the paths of that function decide.
 *
 * A release on some path says that the author means to release; a path without one is then a leak. Without any release the resource must be one
 * that does not end by itself, and the function must run often enough.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findArmingSite } from './arming.js';
import { isEndless } from './chains.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCertainty } from './judge-discarded.js';
import { judgeKept } from './judge-kept.js';
import type { Certainty, Failure, Obligation, Place, Use, Verdict } from './model.js';
import type { PlaceFlow } from './place-flow.js';

export function judgeLocal(file: FileAnalysis, obligation: Obligation, place: Place): readonly Verdict[] {
  const fn = findEnclosingFunction(obligation.node);
  if (fn === undefined) {
    return file.roles.isComponentFile ? judgeKept(file, obligation, place) : [];
  }
  const uses = file.uses.collect(place, obligation.protocol);
  const releases = uses.filter(({ kind }) => kind === 'release');
  if (uses.some(({ kind }) => kind === 'exempt')) {
    return [];
  }
  if (releases.length === 0) {
    return uses.some(({ kind }) => kind === 'handed') ? [] : judgeUnreleased(file, obligation);
  }
  // Which of many handles a path releases, and whether a loop over none of them does, cannot be told.
  if (place.isElement || file.multiplicity.getOfSite(obligation.node) === 'once') {
    return [];
  }
  const flow = file.flows.solve({ owner: fn, acquire: findArmingSite(file, obligation, fn) ?? obligation.node, uses });
  return flow === undefined ? [] : judgePaths(file, obligation, flow, releases);
}

function judgeUnreleased(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const certainty = isEndless(file, obligation) ? findCertainty(file, obligation) : undefined;
  const owner = file.owners.getOfSite(obligation.node);
  return certainty === undefined ? [] : [{ obligation, certainty, failure: { kind: 'neverReleased', owner } }];
}

function judgePaths(
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
  const fn = findEnclosingFunction(obligation.node);
  // A one-shot that only a closure clears is meant to fire when the closure does not run.
  const isMeant = isEndless(file, obligation) || releases.some(({ at }) => findEnclosingFunction(at) === fn);
  const returns = flow.liveExits.filter(({ kind }) => kind === 'return');
  if (returns.length > 0 && isMeant) {
    const cause = findFirst(returns.flatMap((exit) => exit.cause ?? []).filter((node) => node.type === AST_NODE_TYPES.ReturnStatement));
    const isSkipped = cause === undefined || cause.range[0] > release.range[0];
    const isLeft = isSkipped && releases.every(({ at }) => isRegistered(file, at, fn));
    return verdict(isLeft ? 'likely' : 'path', { kind: 'exitMissed', cause, release });
  }
  const throws = flow.liveExits.filter(({ kind }) => kind === 'throw');
  const thrower = findFirst(throws.flatMap(({ cause }) => cause ?? []));
  return thrower === undefined ? [] : verdict('throw', { kind: 'throwMissed', cause: thrower, release });
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
