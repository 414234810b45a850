/**
 * What an abort is to end and does not: listeners that stay on a signal after their work, and listeners that wait for an abort that never comes.
 *
 * Each kind of leak has a file of its own beside this one. A finding needs a signal that outlives the work, or a controller that nobody aborts;
 * whatever depends on callers alone is likely at most.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { eventIterators } from '../../catalogue/index.js';
import { collectObligations } from '../acquisitions.js';
import type { FailureKind } from '../description.js';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import { judge } from '../judge.js';
import type { Certainty } from '../model.js';
import { getShortText } from '../wording.js';
import { type AbortListener, collectAbortListeners, findEnd } from './abort-listeners.js';
import { collectUnaborted, type UnabortedController } from './controllers.js';
import { type AbortKind, describeMissed, describeOwner, describeSibling, describeWork } from './describe-abort.js';
import { findMissedRemoval } from './missed-removals.js';
import { findOwnerCleanup } from './owner-cleanups.js';
import { collectRacedWaits } from './raced-waits.js';
import { findSiblingCleanup } from './sibling-cleanups.js';
import { getSignalOrigin, type SignalOrigin } from './signal-origins.js';
import { findWork } from './works.js';

export type SignalKind = AbortKind | 'neverAborted' | 'abortMissedByTeardown' | 'abortOverwritten' | 'uselessController' | 'endlessIteration' | 'raceLoserStays';

export const signalGate = /\b(?:abort|AbortController|addAbortListener|node:events|events|promises)\b/u;

export function collectSignals(file: FileAnalysis): readonly Finding<SignalKind>[] {
  return [...collectOfListeners(file), ...collectOfControllers(file), ...collectOfIterators(file), ...collectRacedWaits(file)];
}

function collectOfListeners(file: FileAnalysis): readonly Finding<SignalKind>[] {
  const seen = new Set<unknown>();
  return collectAbortListeners(file).flatMap((listener) => {
    // `addEventListener` here and `once` there, for two kinds of signals: one obligation.
    const isRepeated = seen.has(listener.fn);
    seen.add(listener.fn);
    return isRepeated || file.multiplicity.getOfSite(listener.call) === 'once' ? [] : judgeListener(file, listener);
  });
}

function judgeListener(file: FileAnalysis, listener: AbortListener): readonly Finding<SignalKind>[] {
  const origin = getSignalOrigin(file, listener.signal);
  const end = findEnd(file, listener);
  if (end.kind === 'unknown' || endsWithWork(origin)) {
    return [];
  }
  const sibling = end.kind === 'none' ? findSiblingCleanup(file, listener) : undefined;
  if (sibling !== undefined) {
    return [describeSibling(file, listener, sibling)];
  }
  if (!mayOutlive(origin)) {
    return [];
  }
  if (end.kind === 'removed') {
    const missed = findMissedRemoval(file, listener, end.at);
    return missed === undefined ? [] : [describeMissed(file, listener, missed)];
  }
  const work = findWork(file, listener);
  if (work !== undefined) {
    return [describeWork(file, listener, work, getCertainty(origin, work.isSure))];
  }
  const owner = origin === 'given' ? findOwnerCleanup(file, listener) : undefined;
  return owner === undefined ? [] : [describeOwner(file, listener, owner)];
}

function endsWithWork(origin: SignalOrigin): boolean {
  return origin === 'made' || origin === 'bounded' || origin === 'absent';
}

function mayOutlive(origin: SignalOrigin): boolean {
  return origin === 'given' || origin === 'offered' || origin === 'instance';
}

function getCertainty(origin: SignalOrigin, isSure: boolean): Certainty {
  return origin === 'given' && isSure ? 'definite' : 'likely';
}

function collectOfControllers(file: FileAnalysis): readonly Finding<SignalKind>[] {
  return collectUnaborted(file).flatMap((unaborted) => {
    const { verdict, registration, uses } = unaborted;
    const finding = toFinding(file, verdict);
    const kind = getControllerKind(finding.kind, unaborted);
    const place = registration ?? uses[0] ?? finding.node;
    const words = { ...finding.words, target: getTargetText(file, place) };
    return kind === undefined ? [] : [{ ...finding, kind, node: kind === 'neverAborted' ? place : finding.node, words }];
  });
}

/** `window` of `window.addEventListener()`, and `fetch` itself. */
function getTargetText(file: FileAnalysis, place: TSESTree.Node): string {
  const callee = 'callee' in place ? place.callee : place;
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    return getShortText(file, callee.object);
  }
  const name = getShortText(file, callee);
  return name === 'addEventListener' ? 'window' : name;
}

function getControllerKind(kind: FailureKind, { registration }: UnabortedController): SignalKind | undefined {
  switch (kind) {
    case 'neverReleased':
    case 'releasedOnlyBefore':
      return registration === undefined ? 'uselessController' : 'neverAborted';
    case 'missedByTeardown':
      return 'abortMissedByTeardown';
    case 'overwritten':
    case 'overwrittenInLoop':
      return 'abortOverwritten';
    default:
      return undefined;
  }
}

function collectOfIterators(file: FileAnalysis): readonly Finding<SignalKind>[] {
  return collectObligations(file, eventIterators)
    .flatMap((obligation) => judge(file, obligation))
    .map((verdict) => ({ ...toFinding(file, verdict), kind: 'endlessIteration' }));
}
