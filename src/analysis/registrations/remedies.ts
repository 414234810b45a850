/**
 * How a listener is removed, best first.
 *
 * Safe is a removal at the end of the owner that gave the listener, of a listener that has a name: it can only come earlier than never.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { planOfInstance } from '../instance-remedies.js';
import { endsForGood } from '../lifespans.js';
import type { FunctionNode, Obligation } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isTypeScript } from '../languages.js';
import { getRegistrations } from './collect.js';
import type { ListenerFailure } from './judge.js';
import { match } from './pairing.js';
import type { Registration } from './registration.js';
import { isWritableAnywhere } from './removal-text.js';

export function planRemoval(file: FileAnalysis, registration: Registration, failure: ListenerFailure): readonly PlannedRemedy[] {
  if (registration.capture === 'unknown') {
    return [];
  }
  if (registration.listener.identity.kind !== 'place') {
    return failure.kind === 'neverRemoved' || failure.kind === 'missedByTeardown' ? planName(file, registration) : [];
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

/** A function without a name gets one in the effect that adds it. */
function planName(file: FileAnalysis, registration: Registration): readonly PlannedRemedy[] {
  const { call, protocol, eventNode } = registration;
  const listener = unwrap(registration.listener.node);
  const effect = findEffect(file, registration);
  if (effect === undefined || !isFunction(listener) || losesTypes(file, listener)) {
    return [];
  }
  const [cleanup, ...others] = file.teardowns.collectOfScope(effect);
  if (others.length > 0 || (cleanup !== undefined && cleanup.range[0] < call.range[1])) {
    return [];
  }
  const base = getListenerName(eventNode === undefined ? undefined : findStaticString(eventNode));
  const hasValue = protocol.isByName !== true;
  return [{ remedy: { kind: 'nameListener', effect, acquire: call, listener, base, hasValue, ...(cleanup === undefined ? {} : { cleanup }) }, isSafe: true }];
}

/** `(event) => …` takes the type of its parameter from the call. */
function losesTypes(file: FileAnalysis, { params }: FunctionNode): boolean {
  return isTypeScript(file) && params.some((parameter) => !('typeAnnotation' in parameter) || parameter.typeAnnotation === undefined);
}

/** `onResize` of `'resize'`. */
function getListenerName(event: string | undefined): string {
  return event !== undefined && /^[a-z][A-Za-z]*$/u.test(event) ? `on${event.charAt(0).toUpperCase()}${event.slice(1)}` : 'listener';
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
    const isEnd = endsForGood(file, obligation, teardown) || isBesideOfSameStart(file, registration, sibling);
    return [{ remedy: { kind: 'releaseInTeardown', teardown, handle, ...after }, isSafe: isEnd }];
  }
  return failure.kind === 'neverRemoved' && failure.owner.kind === 'instance' ? planOfInstance(file, obligation, failure.owner.classLike, handle) : [];
}

/** Does the sibling's removal end what the same function added? Then it is the end of this one as much as of that one. */
function isBesideOfSameStart(file: FileAnalysis, { call }: Registration, sibling: TSESTree.Node | undefined): boolean {
  const { registrations, removals } = getRegistrations(file);
  const removal = removals.find((candidate) => candidate.call === sibling);
  return (
    removal !== undefined &&
    registrations.some((other) => findEnclosingFunction(other.call) === findEnclosingFunction(call) && match(file, other, removal) === 'exact')
  );
}

function toObligation({ call, protocol, verb }: Registration): Obligation {
  return { protocol, node: call, calleeText: verb, fate: { kind: 'discarded', statement: call } };
}
