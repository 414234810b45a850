/**
 * A teardown that gives its target one more listener: it takes the others away, and each instance leaves this one behind.
 *
 * Left out are listeners that the same owner gives elsewhere, too: there the wrong verb was written, which another rule tells.
 */
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { FileAnalysis } from '../file-analysis.js';
import { getRegistrations } from './collect.js';
import type { ListenerVerdict } from './judge.js';
import { isDropped } from './obligations.js';
import { collectRemovals, compareEvents, compareListeners, compareTargets } from './pairing.js';
import { isConfirmed } from './receivers.js';
import type { Registration } from './registration.js';

export function findLateListener(file: FileAnalysis, registration: Registration): ListenerVerdict | undefined {
  const { call, target, isOnce, signal } = registration;
  const owner = file.owners.getOfSite(call);
  const teardown = findEnclosingFunction(call);
  const lifetime = file.lifetimes.get(target.node);
  const isLong = lifetime === 'outer' || lifetime === 'process' || lifetime === 'argument';
  if (owner.kind !== 'instance' || teardown === undefined || !isLong || isOnce !== false || signal !== undefined || !isDropped(registration)) {
    return undefined;
  }
  const isFinal = file.teardowns.collectFinal(owner).includes(teardown) && file.instances.count(owner.classLike) !== 'once';
  if (!isFinal || !releasesOthers(file, registration) || isGivenElsewhere(file, registration) || collectRemovals(file, registration).length > 0) {
    return undefined;
  }
  return isConfirmed(file, registration) ? { registration, certainty: 'definite', failure: { kind: 'addedInTeardown', owner, teardown } } : undefined;
}

/** Does the same function take another listener from the same target? */
function releasesOthers(file: FileAnalysis, { call, target }: Registration): boolean {
  return getRegistrations(file).removals.some(
    (removal) =>
      removal.kind === 'mirror' &&
      findEnclosingFunction(removal.call) === findEnclosingFunction(call) &&
      compareTargets(file, target.identity, removal.target.identity) === 'exact',
  );
}

function isGivenElsewhere(file: FileAnalysis, { call, target, event, listener }: Registration): boolean {
  return getRegistrations(file).registrations.some(
    (other) =>
      other.call !== call &&
      compareTargets(file, target.identity, other.target.identity) !== 'never' &&
      compareEvents(event, other.event) !== 'never' &&
      compareListeners(file, listener.identity, other.listener.identity) !== 'never',
  );
}
