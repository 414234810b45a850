/** What leaks of streams are called, in the reader's words, and what would mend them. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStatement, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import { describeVerdict } from '../description.js';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getReleaseText } from '../release-text.js';
import { getHandleText } from '../wording.js';
import type { LockLeak } from './locks.js';

export type LockKind = 'lockLeaveMissed' | 'lockEndMissed' | 'lockThrowMissed' | 'lockYieldMissed';

export function describeLock(file: FileAnalysis, leak: LockLeak): Finding<LockKind> {
  const { verdict, isUnreleased } = leak;
  const { obligation, certainty } = verdict;
  const { kind, words } = describeVerdict(file, verdict);
  return {
    kind: getKind(kind, leak),
    node: getAcquiringPart(obligation.node),
    certainty,
    words: { ...words },
    remedies: isUnreleased ? planRelease(file, leak) : toFinding(file, verdict).remedies.map(({ remedy }) => ({ remedy, isSafe: false })),
    write: getReleaseText(file, obligation).write,
  };
}

/** The name of the method where a chain of calls over several lines leads to it. */
function getAcquiringPart(node: AcquireNode): TSESTree.Node {
  const callee = unwrap(node.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.property.loc.start.line !== node.loc.start.line ? callee.property : node;
}

function getKind(kind: string, { verdict: { failure } }: LockLeak): LockKind {
  if ('cause' in failure && failure.cause?.type === AST_NODE_TYPES.YieldExpression) {
    return 'lockYieldMissed';
  }
  switch (kind) {
    case 'leaveMissed':
      // What brought the code into a `catch` is what leaves the lock.
      return 'cause' in failure && failure.cause !== undefined && isInCatch(failure.cause) ? 'lockEndMissed' : 'lockLeaveMissed';
    case 'endMissed':
      return 'lockEndMissed';
    default:
      return 'lockThrowMissed';
  }
}

function isInCatch(node: TSESTree.Node): boolean {
  for (let { parent } = node; parent !== undefined && !isFunction(parent); { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.CatchClause) {
      return true;
    }
  }
  return false;
}

/** A `finally` from the statement after the acquire to the last that uses the lock. What hands the lock on may still need it. */
function planRelease(file: FileAnalysis, { verdict: { obligation }, uses, isIdleAtEnd }: LockLeak): readonly PlannedRemedy[] {
  const start = findStatement(obligation.node);
  const list: readonly TSESTree.Node[] = start?.parent?.type === AST_NODE_TYPES.BlockStatement ? start.parent.body : [];
  const behind = list.slice(list.findIndex((statement) => statement === start) + 1);
  const [from] = behind;
  const to = behind.findLast((statement) => uses.some(({ at }) => isWithin(at, statement)));
  return start?.type !== AST_NODE_TYPES.VariableDeclaration || !isStatement(from) || !isStatement(to) || uses.some(({ kind }) => kind === 'handed')
    ? []
    : [{ remedy: { kind: 'wrapInFinally', from, to, handle: getHandleText(file, obligation) }, isSafe: isIdleAtEnd }];
}

function isStatement(node: TSESTree.Node | undefined): node is TSESTree.Statement {
  return node !== undefined && findStatement(node) === node;
}
