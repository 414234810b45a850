/**
 * How a listener is removed, best first.
 *
 * Safe is a removal at the end of the owner that gave the listener, of a listener that has a name: it can only come earlier than never.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import type { Hoisting, Keep } from '../../ast/remedy.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { planOfInstance, runsOncePerLife, toHandle } from '../instance-remedies.js';
import { endsForGood } from '../lifespans.js';
import type { Obligation, Owner } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isTypeScript } from '../languages.js';
import { getRegistrations } from './collect.js';
import { findHoisting, meansSameAt } from './hoisting.js';
import type { ListenerFailure } from './judge.js';
import { match } from './pairing.js';
import type { Registration } from './registration.js';
import { isWritableAnywhere } from './removal-text.js';
import { findReturningEffect, planOfEffect, planOfScope } from './scope-remedies.js';
import { planSignal } from './signal-remedies.js';

export function planRemoval(file: FileAnalysis, registration: Registration, failure: ListenerFailure): readonly PlannedRemedy[] {
  switch (failure.kind) {
    case 'otherHalfStays':
      return planOfWinner(file, registration, failure.winner);
    case 'addedInTeardown':
      return planOnce(registration);
    default: {
      const removal = registration.capture === 'unknown' ? [] : planOfOwner(file, registration, failure);
      return [...removal, ...planSignal(file, registration, failure)];
    }
  }
}

type OwnedFailure = Extract<ListenerFailure, { readonly owner: Owner }>;

function planOfOwner(file: FileAnalysis, registration: Registration, failure: OwnedFailure): readonly PlannedRemedy[] {
  const { listener } = registration;
  const named = listener.identity.kind === 'place' ? getName(file, registration) : findHoisting(file, registration);
  const effect = findReturningEffect(file, registration);
  if (named === undefined) {
    return [];
  }
  if (effect !== undefined) {
    return planOfEffect(file, registration, effect, named);
  }
  if (failure.owner.kind !== 'instance') {
    return failure.kind === 'neverRemoved' ? planOfScope(file, registration, failure.owner, named) : planOfClosure(file, registration, failure, named);
  }
  if (!isWritableAnywhere(file, registration)) {
    return [];
  }
  const kept = typeof named === 'string' ? named : findKeep(file, registration, named);
  return kept === undefined ? [] : planOfMember(file, registration, failure, kept);
}

/** `this.onX` of `on('x', (this.onX = () => {}))`. */
function getName(file: FileAnalysis, { listener }: Registration): string {
  const node = unwrap(listener.node);
  return file.index.sourceCode.getText(node.type === AST_NODE_TYPES.AssignmentExpression ? node.left : node);
}

/** The closure that a function returns, and that removes what the same function gave: as the cleanup of an effect. */
function planOfClosure(file: FileAnalysis, registration: Registration, { owner, kind, ...failure }: OwnedFailure, named: Hoisting | string): readonly PlannedRemedy[] {
  const scope = findEnclosingFunction(registration.call);
  const teardown = kind === 'missedByTeardown' && 'teardown' in failure ? failure.teardown : undefined;
  const isOwn = scope !== undefined && teardown !== undefined && owner.kind === 'scope' && owner.scope === scope && file.teardowns.collectOfScope(scope).includes(teardown);
  return isOwn ? planOfEffect(file, registration, scope, named) : [];
}

/** The handler of the one that fires takes the other one away. */
function planOfWinner(file: FileAnalysis, registration: Registration, winner: Registration): readonly PlannedRemedy[] {
  const cleanup = file.functions.findFunction(winner.listener.node);
  const scope = findEnclosingFunction(registration.call);
  const { target, eventNode, listener, protocol } = registration;
  const isSeen = cleanup !== undefined && [target.node, eventNode].every((node) => node === undefined || meansSameAt(file, node, cleanup.body));
  if (!isSeen) {
    return [];
  }
  if (listener.identity.kind === 'place') {
    return [{ remedy: { kind: 'releaseInCleanup', cleanup, handle: getName(file, registration) }, isSafe: false }];
  }
  const hoisting = findHoisting(file, registration);
  const isNear = scope !== undefined && isWithin(cleanup, scope) && hoisting !== undefined && meansSameAt(file, hoisting.listener, scope.body);
  return isNear ? [{ remedy: { kind: 'nameListener', effect: scope, hoisting, hasValue: protocol.isByName !== true, cleanup }, isSafe: false }] : [];
}

/** What comes after the end comes once; an error may come again. */
function planOnce({ call, protocol, event }: Registration): readonly PlannedRemedy[] {
  if (event.kind === 'text' && event.text === 'error') {
    return [];
  }
  const method = protocol.isByName === true ? {} : { method: 'once' };
  return [{ remedy: { kind: 'listenOnce', registration: call, ...method }, isSafe: false }];
}

/** In JavaScript a class without fields keeps to that. */
function findKeep(file: FileAnalysis, registration: Registration, hoisting: Hoisting): Keep | undefined {
  const owner = findThisClass(registration.call);
  if (owner === undefined) {
    return undefined;
  }
  const isTyped = isTypeScript(file);
  const isField = (isTyped || owner.body.body.some(({ type }) => type === AST_NODE_TYPES.PropertyDefinition)) && isFieldValue(file, hoisting, owner);
  const isAssigned = !isField && !isTyped && isInConstructor(registration.call);
  return isField || isAssigned ? { owner, hoisting, isTypeScript: isTyped, isAssigned } : undefined;
}

/** A field that binds another field may come first: `bound = this.onX.bind(this); onX = () => {};` binds nothing. */
function isFieldValue(file: FileAnalysis, { listener }: Hoisting, owner: ClassNode): boolean {
  const callee = listener.type === AST_NODE_TYPES.CallExpression ? unwrap(listener.callee) : undefined;
  const method = callee?.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const name = method?.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(method) : undefined;
  const isMethod = owner.body.body.some((member) => member.type === AST_NODE_TYPES.MethodDefinition && findKeyName(member) === name);
  return (listener.type !== AST_NODE_TYPES.CallExpression || isMethod) && meansSameAt(file, listener, owner.body);
}

/** The one run of a constructor, at its top. */
function isInConstructor(call: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(call);
  return fn !== undefined && findMemberName(fn) === 'constructor' && findStatement(call)?.parent === fn.body;
}

/** `named`: the text of the listener, or how it gets one. */
function planOfMember(file: FileAnalysis, registration: Registration, failure: ListenerFailure, named: Keep | string): readonly PlannedRemedy[] {
  const obligation = toObligation(registration);
  if (failure.kind === 'missedByTeardown' && failure.owner.kind === 'instance') {
    const { teardown, sibling } = failure;
    if (findMemberName(teardown) === undefined) {
      return [];
    }
    const after = sibling !== undefined && findEnclosingFunction(sibling) === teardown ? { after: sibling } : {};
    const isEnd = endsForGood(file, obligation, teardown) || isBesideOfSameStart(file, registration, sibling);
    const isOne = typeof named === 'string' || runsOncePerLife(obligation);
    return [{ remedy: { kind: 'releaseInTeardown', teardown, ...toHandle(named), ...after }, isSafe: isEnd && isOne }];
  }
  return failure.kind === 'neverRemoved' && failure.owner.kind === 'instance' ? planOfInstance(file, obligation, failure.owner.classLike, named) : [];
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
