/**
 * The verdicts on a resource that something beyond the code may end: a peer that closes, a child that exits, the process that a server serves.
 *
 * A path without a release, a field without a teardown, a new one in its place: each may be meant, because the old one is gone already. So they
 * are likely at most. It is certain where an effect opens one each time that it runs, and where a teardown releases the siblings.
 *
 * What normally ends by itself is likely where a teardown releases the siblings, and nothing elsewhere.
 */
import type { FileAnalysis } from './file-analysis.js';
import { isInEffect } from './chains.js';
import type { Obligation, Verdict } from './model.js';

export function limitOutside(file: FileAnalysis, { protocol, node }: Obligation, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (protocol.ends === 'soon') {
    return verdicts.flatMap((verdict) => (isForgotten(verdict) ? [{ ...verdict, certainty: 'likely' }] : []));
  }
  if (protocol.ends !== 'outside' || isInEffect(file, node)) {
    return verdicts;
  }
  return verdicts.map((verdict) => (isCertain(verdict) ? verdict : { ...verdict, certainty: 'likely' }));
}

function isCertain(verdict: Verdict): boolean {
  return verdict.certainty === 'throw' || isForgotten(verdict);
}

function isForgotten({ failure }: Verdict): boolean {
  return failure.kind === 'missedByTeardown' && failure.sibling !== undefined;
}
