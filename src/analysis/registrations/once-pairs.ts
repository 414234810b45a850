/**
 * The losing half of a pair: two one-shot listeners for events of which only one comes, and only one of them removes the other.
 *
 * That one handler removes the other listener says that they are alternatives. Missed: alternatives that nobody says are. Never reported: a half that the
 * other handler, or what it runs, removes in any way that may mean it.
 *
 * Example: `con.once('empty', onEmpty); con.once('row', () => con.off('empty', onEmpty));` leaves the second one when `empty` comes.
 */
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { FunctionNode } from '../model.js';
import { findRunner } from '../set-up.js';
import { getRegistrations } from './collect.js';
import { describeListener, type ListenerKind } from './describe.js';
import { isOfGestureEnd, isOfTargetEnd, mayComeAgain } from './end-events.js';
import type { ListenerVerdict } from './judge.js';
import { isDropped } from './obligations.js';
import { planPair } from './pair-remedies.js';
import { compareTargets, match } from './pairing.js';
import { isConfirmed } from './receivers.js';
import type { Registration } from './registration.js';
import { collectSettlingPairs } from './settling-pairs.js';

export type HalfKind = ListenerKind | 'noHalfRemoves';

/** Both kinds of pairs: one of which only one half removes the other, and one of which none does. */
export function collectLosingHalves(file: FileAnalysis): readonly Finding<HalfKind>[] {
  const uneven = collectUnevenPairs(file).map(({ winner, ...verdict }) => {
    const finding = describeListener(file, verdict);
    const pair = planPair(file, winner, verdict.registration, false);
    // A half without a name gets one.
    return pair.length > 0 ? { ...finding, remedies: pair } : finding;
  });
  const even = collectSettlingPairs(file).map(({ loser, winner, certainty, isWhole }) => ({
    ...describeListener(file, { registration: loser, certainty, failure: { kind: 'otherHalfStays', winner, removal: winner.call } }),
    kind: 'noHalfRemoves' as const,
    remedies: isWhole ? planPair(file, winner, loser, true) : [],
  }));
  return [...uneven, ...even];
}

interface UnevenPair extends ListenerVerdict {
  readonly winner: Registration;
}

function collectUnevenPairs(file: FileAnalysis): readonly UnevenPair[] {
  const halves = getRegistrations(file).registrations.filter((registration) => registration.isOnce === true && registration.signal === undefined && isDropped(registration));
  return halves.flatMap((loser) => {
    const winner = isOfTargetEnd(loser) || isOfGestureEnd(loser) ? undefined : halves.find((other) => other !== loser && mayComeAgain(other) && isPair(file, loser, other));
    const verdict = winner && judgePair(file, loser, winner);
    return winner === undefined || verdict === undefined ? [] : [{ ...verdict, winner }];
  });
}

function isPair(file: FileAnalysis, loser: Registration, winner: Registration): boolean {
  const runner = findRunner(loser.call);
  return (
    runner !== undefined &&
    findRunner(winner.call) === runner &&
    compareTargets(file, loser.target.identity, winner.target.identity) === 'exact' &&
    file.multiplicity.getOfFunction(runner) !== 'once'
  );
}

function judgePair(file: FileAnalysis, loser: Registration, winner: Registration): ListenerVerdict | undefined {
  const own = file.functions.findFunction(loser.listener.node) ?? findMemberFunction(loser);
  const other = file.functions.findFunction(winner.listener.node) ?? findMemberFunction(winner);
  const lifetime = file.lifetimes.get(loser.target.node);
  if (own === undefined || other === undefined || own === other || lifetime === 'own' || lifetime === 'call' || lifetime === 'unknown') {
    return undefined;
  }
  const removal = findRemovalIn(file, winner, own);
  if (removal === undefined || findRemovalIn(file, loser, other) !== undefined || !isConfirmed(file, loser)) {
    return undefined;
  }
  return { registration: loser, certainty: 'path', failure: { kind: 'otherHalfStays', winner, removal } };
}

/** `this.onRow` of a constructor function whose members stand on its prototype, bound or not. */
function findMemberFunction({ listener: { identity } }: Registration): FunctionNode | undefined {
  if (identity.kind !== 'place' || identity.place.root.kind !== 'instance') {
    return undefined;
  }
  const functions = identity.place.root.classLike.members.get(identity.place.path[0] ?? '') ?? [];
  return functions.length === 1 ? functions[0] : undefined;
}

/** The removal of a listener in a function, or in what it runs. */
function findRemovalIn(file: FileAnalysis, registration: Registration, fn: FunctionNode): ReturnType<typeof getRegistrations>['removals'][number]['call'] | undefined {
  return getRegistrations(file).removals.find(
    (removal) => removal.kind === 'mirror' && match(file, registration, removal) !== 'never' && file.teardowns.isReached(removal.call, [fn]),
  )?.call;
}
