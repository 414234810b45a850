/** What to say about an abort listener that stays on its signal, and how to mend it. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getFunctionText, getShortText } from '../wording.js';
import type { AbortListener } from './abort-listeners.js';
import type { MissedRemoval } from './missed-removals.js';
import type { SiblingCleanup } from './sibling-cleanups.js';
import type { Work } from './works.js';

export type AbortKind =
  | 'abortOutlivesPromise'
  | 'abortOutlivesRace'
  | 'abortForwarded'
  | 'abortOutlivesWork'
  | 'abortMissedByCleanup'
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
      return create(file, listener, { kind: 'abortForwarded', certainty, target: work.controller.name });
    case 'ended':
      return create(file, listener, { kind: 'abortOutlivesWork', certainty, culprit: work.by });
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

/** `Promise.race([…])` around the promise. */
function findRace(promise: TSESTree.Node): TSESTree.Expression | undefined {
  const list = wrapped(promise).parent;
  return list?.type === AST_NODE_TYPES.ArrayExpression && list.parent.type === AST_NODE_TYPES.CallExpression ? list.parent : undefined;
}

export function describeSibling(file: FileAnalysis, listener: AbortListener, { cleanup, name, sibling }: SiblingCleanup): Finding<AbortKind> {
  const remedies: readonly PlannedRemedy[] =
    getReleaseText(file, listener) === undefined
      ? []
      : [{ remedy: { kind: 'releaseInTeardown', teardown: cleanup, handle: '', after: sibling }, isSafe: false }];
  return create(file, listener, { kind: 'abortMissedByCleanup', certainty: 'definite', culprit: cleanup, target: `${name}()`, remedies });
}

export function describeMissed(file: FileAnalysis, listener: AbortListener, missed: MissedRemoval): Finding<AbortKind> {
  return create(file, listener, {
    kind: missed.isSettled ? 'abortMissedBySettling' : 'abortMissedByExit',
    certainty: missed.certainty,
    culprit: missed.cause,
    target: missed.cause === undefined ? 'the end of the function' : `\`${getShortText(file, getThrower(missed.cause)).replace(/;$/u, '')}\``,
    releaseLine: missed.removal.loc.start.line,
  });
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
  const release = getReleaseText(file, listener) ?? '';
  return {
    kind: said.kind,
    node: call,
    certainty: said.certainty,
    words: {
      handle: getShortText(file, signal),
      listener: handler.type === AST_NODE_TYPES.Identifier ? handler.name : 'it',
      release,
      target: said.target ?? '',
      scope: getFunctionText(file, call),
      line: (said.culprit ?? call).loc.start.line,
      releaseLine: said.releaseLine ?? call.loc.start.line,
    },
    remedies: said.remedies ?? [],
    write: () => release,
  };
}

/** `signal.removeEventListener('abort', onAbort)`; a listener without a name has no such call. */
function getReleaseText(file: FileAnalysis, { call, handler, isEventTarget }: AbortListener): string | undefined {
  const { callee } = call;
  if (handler.type !== AST_NODE_TYPES.Identifier || callee.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const receiver = file.index.sourceCode.getText(callee.object);
  const method = isEventTarget ? 'removeEventListener' : 'removeListener';
  return `${receiver}${callee.optional ? '?.' : '.'}${method}('abort', ${handler.name})`;
}

/** `await load()` throws because `load()` rejects. */
function getThrower(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.AwaitExpression ? node.argument : node;
}
