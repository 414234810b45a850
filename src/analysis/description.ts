/**
 * A verdict in the words that messages are made of. Rules choose the sentence; everything that names the reader's code comes from here.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Failure, Owner, Verdict } from './model.js';
import { findMemberName } from './multiplicity.js';
import { getReleaseText } from './release-text.js';
import { findName, getFunctionText, getHandleText, getReleasePlace, getShortText } from './wording.js';

/** A failure, told apart as finely as messages are. */
export type FailureKind =
  | Exclude<Failure['kind'], 'discarded' | 'exitMissed' | 'overwritten'>
  | 'discardedByEffect'
  | 'discardedByInstance'
  | 'discardedByFunction'
  | 'leaveMissed'
  | 'endMissed'
  | 'overwrittenInLoop'
  | 'overwritten';

export interface Description {
  readonly kind: FailureKind;
  readonly words: {
    /** The acquiring function as written: `window.setInterval`. */
    readonly callee: string;
    /** The releasing function as this file would call it: `window.clearInterval`. */
    readonly release: string;
    /** The handle as written; empty where there is none. */
    readonly handle: string;
    /** What the releasing function is given: the handle, or nothing where it is the handle's method. */
    readonly argument: string;
    readonly noun: string;
    readonly keeps: string;
    /** "in `dispose()`". */
    readonly where: string;
    /** The function around the acquire: "`poll()`". */
    readonly scope: string;
    /** The teardown that forgets, the chain's function, or what throws: its text. */
    readonly culprit: string;
    /** The statement that leaves: `return` or `throw`. */
    readonly leaver: string;
    /** The line of the culprit, or of the way out. */
    readonly line: number;
    /** The line of the release that is skipped. */
    readonly releaseLine: number;
  };
}

export function describeVerdict(file: FileAnalysis, { obligation, failure }: Verdict): Description {
  const { protocol, node, calleeText } = obligation;
  const culprit = findCulprit(failure);
  const handle = getHandleText(file, obligation);
  const release = getReleaseText(file, obligation);
  return {
    kind: getKind(failure),
    words: {
      callee: calleeText,
      release: release.getCallee(handle),
      argument: release.takesHandle ? handle : '',
      handle,
      noun: protocol.noun,
      keeps: protocol.keeps,
      where: getReleasePlace(file, findOwner(failure) ?? file.owners.getOfSite(node)),
      scope: getFunctionText(file, node),
      culprit: culprit === undefined ? '' : getCulpritText(file, failure, culprit),
      leaver: culprit?.type === AST_NODE_TYPES.ThrowStatement ? 'throw' : 'return',
      line: (culprit ?? node).loc.start.line,
      releaseLine: 'release' in failure ? failure.release.loc.start.line : node.loc.start.line,
    },
  };
}

function getKind(failure: Failure): FailureKind {
  switch (failure.kind) {
    case 'discarded':
      return getDiscardedKind(failure.scope);
    case 'exitMissed':
      return failure.cause === undefined ? 'endMissed' : 'leaveMissed';
    case 'throwMissed':
      return failure.cause.type === AST_NODE_TYPES.ThrowStatement ? 'leaveMissed' : 'throwMissed';
    case 'overwritten':
      return failure.inLoop ? 'overwrittenInLoop' : 'overwritten';
    default:
      return failure.kind;
  }
}

function getDiscardedKind(owner: Owner): FailureKind {
  if (owner.kind === 'instance') {
    return 'discardedByInstance';
  }
  const isEffect = owner.kind === 'scope' && owner.role === 'effect';
  return isEffect ? 'discardedByEffect' : 'discardedByFunction';
}

function findOwner(failure: Failure): Owner | undefined {
  if ('owner' in failure) {
    return failure.owner;
  }
  return 'scope' in failure ? failure.scope : undefined;
}

function findCulprit(failure: Failure): TSESTree.Node | undefined {
  switch (failure.kind) {
    case 'missedByTeardown':
    case 'restarted':
      return failure.teardown;
    case 'rearmed':
      return failure.callback;
    case 'exitMissed':
    case 'throwMissed':
      return failure.cause;
    case 'endlessLoop':
      return failure.loop;
    case 'raced':
      return failure.wait;
    default:
      return undefined;
  }
}

function getCulpritText(file: FileAnalysis, failure: Failure, culprit: TSESTree.Node): string {
  switch (failure.kind) {
    case 'missedByTeardown':
    case 'restarted': {
      const name = failure.kind === 'restarted' ? findName(file, failure.teardown) : findMemberName(failure.teardown);
      return name === undefined ? 'the cleanup' : `\`${name}()\``;
    }
    case 'rearmed': {
      const name = findName(file, failure.callback);
      return name === undefined ? 'This function' : `\`${name}()\``;
    }
    default:
      return getShortText(file, getThrower(culprit)).replace(/;$/u, '');
  }
}

/** `await fetch(url)` throws because `fetch(url)` rejects. */
function getThrower(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.AwaitExpression && findEnclosingFunction(node) !== undefined ? node.argument : node;
}
