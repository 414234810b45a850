/**
 * Sibling evidence: code takes away other listeners that were given by the same function, or by the same owner, and never this one.
 *
 * A listener that takes itself away is no sibling: that is how one-shots are written. Neither is one that the same function takes away and gives again.
 */
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isAtSomeEnd } from '../ends.js';
import type { FunctionNode, Owner } from '../model.js';
import { findRunner } from '../set-up.js';
import { getRegistrations } from './collect.js';
import { belongsTo, compareTargets } from './pairing.js';
import type { Registration, Removal } from './registration.js';

export interface Sibling {
  readonly removal: Removal;
  readonly isSameTarget: boolean;
}

/** The best evidence: a removal from the very target, else one from another. */
export function findSibling(file: FileAnalysis, registration: Registration, owner: Owner): Sibling | undefined {
  const { removals } = getRegistrations(file);
  const siblings = removals.flatMap((removal) => {
    const isSibling = removal.kind === 'mirror' && isOfSibling(file, registration, removal, owner);
    return isSibling ? [{ removal, isSameTarget: compareTargets(file, registration.target.identity, removal.target.identity) === 'exact' }] : [];
  });
  return siblings.find(({ isSameTarget }) => isSameTarget) ?? siblings[0];
}

function isOfSibling(file: FileAnalysis, registration: Registration, removal: Removal, owner: Owner): boolean {
  const runner = findRunner(registration.call);
  return getTaken(file, removal).some((other) => {
    if (other === registration) {
      return false;
    }
    const isBesideIt = runner !== undefined && findRunner(other.call) === runner && findRunner(removal.call) !== runner;
    return isBesideIt || (isSameOwner(file.owners.getOfSite(other.call), owner) && isReachedAtEnd(file, removal, owner));
  });
}

/** Kept by removal: each of many registrations asks for its siblings. */
const takenBy = new WeakMap<Removal, readonly Registration[]>();

/** The registrations that a removal takes away from elsewhere. */
function getTaken(file: FileAnalysis, removal: Removal): readonly Registration[] {
  let taken = takenBy.get(removal);
  if (taken === undefined) {
    taken = getRegistrations(file).registrations.filter((other) => belongsTo(file, other, removal) && !isRemovedByItself(file, other, removal));
    takenBy.set(removal, taken);
  }
  return taken;
}

function isReachedAtEnd(file: FileAnalysis, { call }: Removal, owner: Owner): boolean {
  const finals = file.teardowns.collectFinal(owner);
  return finals.length > 0 && (file.teardowns.isReached(call, finals) || isAtSomeEnd(file, call));
}

/** `t.on('a', function f() { t.off('a', f); })`. */
function isRemovedByItself(file: FileAnalysis, { listener }: Registration, { call }: Removal): boolean {
  const fn = file.functions.findFunction(listener.node);
  return fn !== undefined && isWithin(call, fn);
}

function isSameOwner(left: Owner, right: Owner): boolean {
  if (left.kind === 'instance') {
    return right.kind === 'instance' && left.classLike === right.classLike;
  }
  if (left.kind === 'scope') {
    return right.kind === 'scope' && left.scope === right.scope;
  }
  return right.kind === 'module';
}

/** The function that takes the sibling away. */
export function findTeardown(file: FileAnalysis, { removal }: Sibling, owner: Owner): FunctionNode | undefined {
  const final = file.teardowns.collectFinal(owner).find((teardown) => file.teardowns.isReached(removal.call, [teardown]));
  return final ?? findEnclosingFunction(removal.call);
}
