/**
 * The verdicts on a resource that something beyond the code may end: a peer that closes, a child that exits, the process that a server serves.
 *
 * A path without a release, a field without a teardown, a new one in its place: each may be meant, because the old one is gone already. So they
 * are likely at most. It is certain where an effect opens one each time that it runs, and where a teardown releases the siblings. What ends with its
 * receiver stays as long as that: a page of the module's browser for good, one of a browser of this call no longer than that.
 *
 * What normally ends by itself is likely where a teardown releases the siblings, and nothing elsewhere.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { isInEffect } from './chains.js';
import type { Obligation, Verdict } from './model.js';

export function limitOutside(file: FileAnalysis, obligation: Obligation, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (obligation.protocol.ends === 'soon') {
    return verdicts.flatMap((verdict) => (isForgotten(verdict) ? [{ ...verdict, certainty: 'likely' }] : []));
  }
  if (!mayEndOutside(obligation) || isCertainlyOpen(file, obligation)) {
    return verdicts;
  }
  return verdicts.map((verdict) => (isCertain(verdict) ? verdict : { ...verdict, certainty: 'likely' }));
}

/** May something beyond the code end it? */
export function mayEndOutside({ protocol: { ends } }: Obligation): boolean {
  return ends === 'outside' || ends === 'receiver' || ends === 'soon';
}

function isCertainlyOpen(file: FileAnalysis, obligation: Obligation): boolean {
  const { protocol, node } = obligation;
  if (protocol.ends !== 'receiver') {
    return isInEffect(file, node);
  }
  const receiver = unwrap(node.callee);
  const lifetime = receiver.type === AST_NODE_TYPES.MemberExpression ? file.lifetimes.get(receiver.object) : 'unknown';
  // What a component is given outlives its effects.
  return lifetime === 'process' || (lifetime === 'outer' && isInEffect(file, node));
}

function isCertain(verdict: Verdict): boolean {
  return verdict.certainty === 'throw' || isForgotten(verdict);
}

function isForgotten({ failure }: Verdict): boolean {
  return failure.kind === 'missedByTeardown' && failure.sibling !== undefined;
}
