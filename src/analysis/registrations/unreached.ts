/**
 * A removal that stands in a method of its own, which the final teardown does not reach and nothing in the file calls.
 *
 * Whoever ends the instance has to know of both. Likely at most, for a caller may: it is told only where the final teardown takes away others that the
 * same method gave, and where no base class could call the method.
 *
 * Example: `start()` gives two listeners, `destroy()` takes one away and `detach()` the other one.
 */
import { isClass } from '../../ast/class-node.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findMemberName } from '../multiplicity.js';
import { findRunner } from '../set-up.js';
import { getRegistrations } from './collect.js';
import { findSibling, findTeardown } from './evidence.js';
import type { ListenerVerdict } from './judge.js';
import { isLasting } from './obligations.js';
import { belongsTo, collectRemovals } from './pairing.js';
import { isConfirmed } from './receivers.js';
import type { Registration, Removal } from './registration.js';

export function findUnreachedRemoval(file: FileAnalysis, registration: Registration): ListenerVerdict | undefined {
  const { call, target } = registration;
  const owner = file.owners.getOfSite(call);
  const lifetime = file.lifetimes.get(target.node);
  if (owner.kind !== 'instance' || !isClass(owner.classLike.node) || owner.classLike.node.superClass !== null || (lifetime !== 'process' && lifetime !== 'outer')) {
    return undefined;
  }
  const finals = file.teardowns.collectFinal(owner);
  const removals = collectRemovals(file, registration);
  const isUnreached = removals.length > 0 && removals.every((removal) => !file.teardowns.isReached(removal.call, finals) && isUncalled(file, removal));
  if (finals.length === 0 || !isUnreached || !isLasting(file, registration) || file.instances.count(owner.classLike) === 'once') {
    return undefined;
  }
  const sibling = findSibling(file, registration, owner);
  const teardown = sibling && findTeardown(file, sibling, owner);
  if (sibling === undefined || teardown === undefined || !finals.includes(teardown) || !isOfSameStart(file, registration, sibling.removal) || !isConfirmed(file, registration)) {
    return undefined;
  }
  return { registration, certainty: 'likely', failure: { kind: 'missedByTeardown', owner, teardown, sibling: sibling.removal.call } };
}

/** In a method that the file names nowhere. */
function isUncalled(file: FileAnalysis, { call }: Removal): boolean {
  const runner = findRunner(call);
  const name = runner && findMemberName(runner);
  return name !== undefined && !file.index.members.has(name);
}

function isOfSameStart(file: FileAnalysis, { call }: Registration, removal: Removal): boolean {
  return getRegistrations(file).registrations.some((other) => other.call !== call && findRunner(other.call) === findRunner(call) && belongsTo(file, other, removal));
}
