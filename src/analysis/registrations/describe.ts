/** What to say about a listener that stays on its target, and how to mend it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { FunctionNode, Owner } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { collectEnds, createHead, createStep, type Step } from '../trace.js';
import { findName, getFunctionText, getReleasePlace, getShortText } from '../wording.js';
import type { ListenerFailure, ListenerVerdict } from './judge.js';
import type { Registration } from './registration.js';
import { planRemoval } from './remedies.js';
import { getRemovalCallee, getRemovalWriter } from './removal-text.js';

export type ListenerKind =
  | 'neverRemovedByEffect'
  | 'neverRemovedByInstance'
  | 'neverRemovedByFunction'
  | 'inlineNeverRemoved'
  | 'missedByTeardown'
  | 'inlineMissedByTeardown'
  | 'addedInTeardown'
  | 'otherHalfStays';

export function describeListener(file: FileAnalysis, verdict: ListenerVerdict): Finding<ListenerKind> {
  const { registration, certainty, failure } = verdict;
  return {
    kind: getKind(verdict),
    node: registration.call,
    certainty,
    words: getWords(file, verdict),
    remedies: planRemoval(file, registration, failure).map(({ remedy, isSafe }) => ({ remedy, isSafe: isSafe && certainty === 'definite' })),
    write: getRemovalWriter(file, registration),
    steps: collectSteps(file, verdict),
  };
}

function collectSteps(file: FileAnalysis, { failure }: ListenerVerdict): readonly Step[] {
  const sibling = findSiblingCall(failure);
  const ends = 'owner' in failure && !('teardown' in failure) ? collectEnds(file, failure.owner) : [];
  return [...('teardown' in failure ? [createHead(failure.teardown)] : ends), ...(sibling === undefined ? [] : [createStep('sibling', sibling)])];
}

function getKind({ registration, failure }: ListenerVerdict): ListenerKind {
  const isInline = registration.listener.identity.kind === 'fresh';
  switch (failure.kind) {
    case 'missedByTeardown':
      return failure.sibling === undefined ? getNeverKind(failure.owner, isInline) : getMissedKind(isInline);
    case 'neverRemoved':
      return getNeverKind(failure.owner, isInline);
    default:
      return failure.kind;
  }
}

function getMissedKind(isInline: boolean): ListenerKind {
  return isInline ? 'inlineMissedByTeardown' : 'missedByTeardown';
}

function getNeverKind(owner: Owner, isInline: boolean): ListenerKind {
  return isInline && owner.kind !== 'scope' ? 'inlineNeverRemoved' : getOwnerKind(owner);
}

function getOwnerKind(owner: Owner): ListenerKind {
  if (owner.kind === 'scope') {
    return owner.role === 'effect' ? 'neverRemovedByEffect' : 'neverRemovedByFunction';
  }
  return 'neverRemovedByInstance';
}

function getWords(file: FileAnalysis, { registration, failure }: ListenerVerdict): Readonly<Record<string, string | number>> {
  const { listener, target, call, eventNode } = registration;
  const handle = getListenerText(file, registration);
  const culprit = 'teardown' in failure ? failure.teardown : undefined;
  const sibling = findSiblingCall(failure);
  const owner = 'owner' in failure ? failure.owner : file.owners.getOfSite(call);
  return {
    callee: getShortText(file, call.callee),
    target: getShortText(file, target.node),
    event: eventNode === undefined ? 'change' : getShortText(file, eventNode),
    listener: handle,
    release: getRemovalCallee(file, registration).replaceAll(/\s+/gu, ''),
    removal: getShortRemoval(file, registration, listener.identity.kind === 'fresh' ? 'listener' : handle),
    where: getReleasePlace(file, owner),
    scope: getFunctionText(file, call),
    culprit: failure.kind === 'otherHalfStays' ? getEventText(file, failure.winner) : getCulpritText(file, culprit),
    line: (culprit ?? call).loc.start.line,
    siblingLine: (sibling ?? culprit ?? call).loc.start.line,
  };
}

function findSiblingCall(failure: ListenerFailure): TSESTree.Node | undefined {
  if (failure.kind === 'otherHalfStays') {
    return failure.removal;
  }
  return failure.kind === 'missedByTeardown' ? failure.sibling : undefined;
}

function getEventText(file: FileAnalysis, { eventNode, target }: Registration): string {
  return getShortText(file, eventNode ?? target.node);
}

function getListenerText(file: FileAnalysis, { listener }: Registration): string {
  return isFunction(listener.node) ? 'This function' : getShortText(file, listener.node);
}

function getShortRemoval(file: FileAnalysis, registration: Registration, handle: string): string {
  return getRemovalWriter(file, registration)(handle).replaceAll(/\s+/gu, ' ');
}

function getCulpritText(file: FileAnalysis, fn: FunctionNode | undefined): string {
  if (fn === undefined) {
    return '';
  }
  const name = findMemberName(fn) ?? findName(file, fn);
  if (name !== undefined) {
    return `\`${name}()\``;
  }
  const outer = findEnclosingFunction(fn);
  return outer !== undefined && file.roles.findEffect(outer) !== undefined ? 'the cleanup of the effect' : 'the cleanup';
}
