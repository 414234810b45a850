/**
 * How a listener is removed, best first.
 *
 * Safe is a removal at the end of the owner that gave the listener, of a listener that has a name: it can only come earlier than never.
 */
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import type { FileAnalysis } from '../file-analysis.js';
import { planOfInstance } from '../instance-remedies.js';
import { endsForGood } from '../lifespans.js';
import type { FunctionNode, Obligation } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import type { ListenerFailure } from './judge.js';
import type { Registration } from './registration.js';
import { isWritableAnywhere } from './removal-text.js';

export function planRemoval(file: FileAnalysis, registration: Registration, failure: ListenerFailure): readonly PlannedRemedy[] {
  if (registration.listener.identity.kind !== 'place' || registration.capture === 'unknown') {
    return [];
  }
  const handle = file.index.sourceCode.getText(registration.listener.node);
  if (failure.kind === 'otherHalfStays' || failure.kind === 'addedInTeardown') {
    return [];
  }
  const { owner } = failure;
  const effect = findEffect(file, registration);
  if (effect !== undefined) {
    return planOfEffect(file, registration, effect, handle);
  }
  if (owner.kind === 'instance') {
    return isWritableAnywhere(file, registration) ? planOfMember(file, registration, failure, handle) : [];
  }
  return [];
}

function findEffect(file: FileAnalysis, { call }: Registration): FunctionNode | undefined {
  const fn = findEnclosingFunction(call);
  return fn !== undefined && file.roles.findEffect(fn)?.hook.cleanup === 'returned' ? fn : undefined;
}

function planOfEffect(file: FileAnalysis, { call, protocol }: Registration, effect: FunctionNode, handle: string): readonly PlannedRemedy[] {
  const cleanups = file.teardowns.collectOfScope(effect);
  const [cleanup] = cleanups;
  if (cleanup === undefined) {
    return [{ remedy: { kind: 'returnRemoval', effect, acquire: call, handle, hasValue: protocol.isByName !== true }, isSafe: true }];
  }
  const block = findStatement(call)?.parent;
  const isVisible = block !== undefined && isWithin(cleanup, block) && cleanup.range[0] > call.range[1];
  return cleanups.length > 1 || !isVisible ? [] : [{ remedy: { kind: 'releaseInCleanup', cleanup, handle }, isSafe: true }];
}

function planOfMember(file: FileAnalysis, registration: Registration, failure: ListenerFailure, handle: string): readonly PlannedRemedy[] {
  const obligation = toObligation(registration);
  if (failure.kind === 'missedByTeardown' && failure.owner.kind === 'instance') {
    const { teardown, sibling } = failure;
    if (findMemberName(teardown) === undefined) {
      return [];
    }
    const after = sibling !== undefined && findEnclosingFunction(sibling) === teardown ? { after: sibling } : {};
    return [{ remedy: { kind: 'releaseInTeardown', teardown, handle, ...after }, isSafe: endsForGood(file, obligation, teardown) }];
  }
  return failure.kind === 'neverRemoved' && failure.owner.kind === 'instance' ? planOfInstance(file, obligation, failure.owner.classLike, handle) : [];
}

function toObligation({ call, protocol, verb }: Registration): Obligation {
  return { protocol, node: call, calleeText: verb, fate: { kind: 'discarded', statement: call } };
}
