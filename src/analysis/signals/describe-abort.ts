/** What to say about an abort listener that stays on its signal, and how to mend it. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import type { AbortListener } from './abort-listeners.js';
import type { MissedRemoval } from './missed-removals.js';
import type { SiblingCleanup } from './sibling-cleanups.js';
import type { OwnerCleanup } from './owner-cleanups.js';
import { planAfterWork, planInFinally, planInTeardown, planJoin } from './abort-remedies.js';
import { findRace } from './settlers.js';
import type { Work } from './works.js';

export type AbortKind =
  | 'abortOutlivesPromise'
  | 'abortOutlivesRace'
  | 'abortForwarded'
  | 'abortOutlivesWork'
  | 'abortMissedByCleanup'
  | 'abortMissedByOwner'
  | 'abortMissedBySettling'
  | 'abortMissedByExit';

export function describeWork(file: FileAnalysis, listener: AbortListener, work: Work, certainty: Certainty): Finding<AbortKind> {
  switch (work.kind) {
    case 'promise':
      return create(file, listener, {
        kind: 'abortOutlivesPromise',
        certainty,
        culprit: work.settling.otherWays[0]?.at,
        remedies: planEnd(listener, work.settling.promise),
      });
    case 'race':
      return create(file, listener, { kind: 'abortOutlivesRace', certainty, culprit: work.promise, remedies: planEnd(listener, findRace(work.promise)) });
    case 'forward':
      return create(file, listener, { kind: 'abortForwarded', certainty, target: work.controller.name, remedies: planJoin(file, listener, work.controller) });
    case 'ended':
      return create(file, listener, { kind: 'abortOutlivesWork', certainty, culprit: work.by, remedies: planAfterWork(file, listener, work.by) });
    default:
      return assertNever(work);
  }
}

/** A listener of a target can be ended by a signal of its own, inside the promise that it settles. */
function planEnd({ call, isEventTarget }: AbortListener, promise: TSESTree.Expression | undefined): readonly PlannedRemedy[] {
  return promise === undefined || !isEventTarget || !isWithin(call, promise)
    ? []
    : [{ remedy: { kind: 'endWithPromise', registration: call, promise }, isSafe: false }];
}

export function describeSibling(file: FileAnalysis, listener: AbortListener, { cleanup, name, sibling }: SiblingCleanup): Finding<AbortKind> {
  const remedies: readonly PlannedRemedy[] =
    listener.handler.type === AST_NODE_TYPES.Identifier
      ? [{ remedy: { kind: 'releaseInTeardown', teardown: cleanup, handle: '', after: sibling }, isSafe: false }]
      : [];
  return create(file, listener, { kind: 'abortMissedByCleanup', certainty: 'definite', culprit: sibling, target: name, remedies });
}

export function describeOwner(file: FileAnalysis, listener: AbortListener, { teardown, sibling, isSure }: OwnerCleanup): Finding<AbortKind> {
  const name = findMemberName(teardown);
  return create(file, listener, {
    kind: 'abortMissedByOwner',
    certainty: isSure ? 'definite' : 'likely',
    culprit: sibling,
    target: name === undefined ? 'the cleanup' : `\`${name}()\``,
    remedies: planInTeardown(file, listener, teardown, sibling),
  });
}

export function describeMissed(file: FileAnalysis, listener: AbortListener, missed: MissedRemoval): Finding<AbortKind> {
  return create(file, listener, {
    kind: missed.isSettled ? 'abortMissedBySettling' : 'abortMissedByExit',
    certainty: missed.certainty,
    culprit: missed.cause,
    target: getExitText(file, missed),
    releaseLine: missed.removal.loc.start.line,
    remedies: planInFinally(listener, missed),
  });
}

/** After "if": what leaves the function, or settles the promise. */
function getExitText(file: FileAnalysis, { cause, certainty, isSettled }: MissedRemoval): string {
  if (cause === undefined) {
    return 'the function ends';
  }
  const text = `\`${getShortText(file, getThrower(cause)).replace(/;$/u, '')}\``;
  if (isSettled) {
    return `${text} settles the promise`;
  }
  const isLeaver = cause.type === AST_NODE_TYPES.ReturnStatement || cause.type === AST_NODE_TYPES.ThrowStatement;
  return certainty === 'throw' && !isLeaver ? `${text} throws` : `${text} leaves`;
}

interface Said {
  readonly kind: AbortKind;
  readonly certainty: Certainty;
  /** The other place: what settles, ends or forgets. */
  readonly culprit?: TSESTree.Node | undefined;
  readonly target?: string;
  readonly releaseLine?: number;
  readonly remedies?: readonly PlannedRemedy[];
}

function create(file: FileAnalysis, listener: AbortListener, said: Said): Finding<AbortKind> {
  const { call, signal, handler } = listener;
  const release = getReleaseText(file, listener);
  const name = getShortText(file, handler);
  const getRemoval = (of: string): string => `${release}('abort', ${of})`;
  const removal = getRemoval(name);
  return {
    kind: said.kind,
    node: call,
    certainty: said.certainty,
    words: {
      handle: getShortText(file, signal),
      listener: name,
      release,
      removal,
      target: said.target ?? '',
      line: (said.culprit ?? call).loc.start.line,
      releaseLine: said.releaseLine ?? call.loc.start.line,
    },
    remedies: said.remedies ?? [],
    write: (text) => {
      const removed = text === '' ? file.index.sourceCode.getText(handler) : text;
      return `${toGuarded(file, call, release)}('abort', ${removed})`;
    },
  };
}

/**
 * `if (signal) signal.addEventListener(…)` leaves none where there is no signal: `signal?.removeEventListener`. What is told apart by its methods may
 * have others: `signal?.removeEventListener?.`.
 */
function toGuarded({ index: { sourceCode } }: FileAnalysis, call: TSESTree.CallExpression, release: string): string {
  const dot = release.lastIndexOf('.');
  const target = release.slice(0, dot).replace(/\?$/u, '');
  const tests: string[] = [];
  for (let node: TSESTree.Node = call, parent = findParent(node); parent !== undefined && !isFunction(parent); node = parent, parent = findParent(node)) {
    if ((parent.type === AST_NODE_TYPES.IfStatement && parent.consequent === node) || (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === node)) {
      tests.push(sourceCode.getText(parent.type === AST_NODE_TYPES.IfStatement ? parent.test : parent.left));
    }
  }
  const names = tests.filter((test) => dot > 0 && test.includes(target));
  const isFeature = names.some((test) => /addEventListener/u.test(test));
  return names.length === 0 ? release : `${target}?.${release.slice(dot + 1)}${isFeature ? '?.' : ''}`;
}

/** `signal.removeEventListener`. */
function getReleaseText(file: FileAnalysis, { call: { callee }, isEventTarget }: AbortListener): string {
  const method = isEventTarget ? 'removeEventListener' : 'removeListener';
  return callee.type === AST_NODE_TYPES.MemberExpression
    ? `${file.index.sourceCode.getText(callee.object)}${callee.optional ? '?.' : '.'}${method}`
    : method;
}

/** `await load()` throws because `load()` rejects. */
function getThrower(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.AwaitExpression ? node.argument : node;
}
