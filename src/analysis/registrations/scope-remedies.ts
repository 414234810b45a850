/**
 * Remedies for listeners that a function gives: an effect, a component, or a function whose callers alone know when the listener is of no use.
 *
 * A removal in the cleanup of the very effect that gives the listener can only come earlier than never. What a plain function returns its callers
 * have to call: a suggestion.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isInLoop, isWithin } from '../../ast/enclosing.js';
import type { Hoisting, Named } from '../../ast/remedy.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode, Owner } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { findRegistering } from '../registrars.js';
import { isOnlyCallback } from '../remedies.js';
import { meansSameAt } from './hoisting.js';
import type { Registration } from './registration.js';

/** The effect around a listener whose cleanup is what it returns. */
export function findReturningEffect(file: FileAnalysis, { call }: Registration): FunctionNode | undefined {
  const fn = findEnclosingFunction(call);
  return fn !== undefined && file.roles.findEffect(fn)?.hook.cleanup === 'returned' ? fn : undefined;
}

export function planOfEffect(file: FileAnalysis, registration: Registration, effect: FunctionNode, named: Hoisting | string): readonly PlannedRemedy[] {
  const { call, protocol } = registration;
  const cleanups = file.teardowns.collectOfScope(effect);
  const [cleanup] = cleanups;
  const hasValue = protocol.isByName !== true;
  if (cleanups.length > 1 || (cleanup !== undefined && cleanup.range[0] < call.range[1])) {
    return [];
  }
  if (typeof named !== 'string') {
    const isSeen = isMovable(file, registration, named, effect) && !isInLoop(call, effect);
    return isSeen ? [{ remedy: { kind: 'nameListener', effect, hoisting: named, hasValue, ...(cleanup === undefined ? {} : { cleanup }) }, isSafe: true }] : [];
  }
  if (cleanup === undefined) {
    return [{ remedy: { kind: 'returnRemoval', effect, acquire: call, handle: named, hasValue }, isSafe: true }];
  }
  const block = findStatement(call)?.parent;
  const isVisible = (block !== undefined && isWithin(cleanup, block)) || (isMovable(file, registration, undefined, effect) && !isInLoop(call, effect));
  return isVisible ? [{ remedy: { kind: 'releaseInCleanup', cleanup, handle: named }, isSafe: true }] : [];
}

/** Do the parts of the removal, and the listener where it moves, mean the same in the function's own block? */
function isMovable(file: FileAnalysis, { target, eventNode, listener }: Registration, hoisting: Hoisting | undefined, { body }: FunctionNode): boolean {
  return [hoisting?.listener ?? listener.node, target.node, eventNode].every((node) => node === undefined || meansSameAt(file, node, body));
}

/** In a component, or for the callers of a plain function. */
export function planOfScope(file: FileAnalysis, registration: Registration, owner: Owner, named: Hoisting | string): readonly PlannedRemedy[] {
  const { call, protocol } = registration;
  const hasValue = protocol.isByName !== true;
  const names: Named = typeof named === 'string' ? { handle: named } : { hoisting: named };
  const registering = findRegistering(file, owner, call);
  if (registering !== undefined) {
    return [{ remedy: { kind: 'registerRelease', acquire: call, ...registering, named: names, hasValue }, isSafe: isSameAtEnd(registration) }];
  }
  const starter = findEnclosingFunction(call);
  return starter !== undefined && isCalledForResult(file, owner, starter, call)
    ? [{ remedy: { kind: 'returnRemover', starter, acquire: call, named: names, hasValue }, isSafe: false }]
    : [];
}

/** `props.onResize` may be another function by then. */
function isSameAtEnd({ listener: { identity } }: Registration): boolean {
  return identity.kind !== 'place' || identity.isStable || identity.place.path.length === 0;
}

function isCalledForResult(file: FileAnalysis, owner: Owner, starter: FunctionNode, call: TSESTree.Node): boolean {
  const isPlain = owner.kind === 'scope' && owner.role === 'plain' && owner.scope === starter;
  return isPlain && !starter.async && !isOnlyCallback(file, starter) && findStatement(call)?.parent === starter.body;
}
