/**
 * The verdicts on a resource that harms little when it is dropped: the collector, or the end of something larger, frees it soon enough.
 *
 * They are likely at most, and only where the file shows that its author releases such things: on another way out, or another one of the kind. An
 * error on the way proves nothing.
 *
 * Example: `const row = await page.$('tr')` is nothing, unless another element handle of the file is disposed of.
 */
import { collectObligations } from './acquisitions.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation, Verdict } from './model.js';

export function limitMinor(file: FileAnalysis, obligation: Obligation, verdicts: readonly Verdict[]): readonly Verdict[] {
  const { isMinor, isLazy } = obligation.protocol;
  if (isLazy === true && !isKeptByInstance(obligation)) {
    return [];
  }
  if (isMinor !== true || verdicts.length === 0) {
    return verdicts;
  }
  const known = verdicts.filter(({ certainty, failure }) => certainty !== 'throw' && (failure.kind === 'exitMissed' || releasesAnother(file, obligation)));
  return known.map((verdict) => ({ ...verdict, certainty: 'likely' }));
}

/** What is only made, copied and dropped has not been used for what it is. */
function isKeptByInstance({ fate }: Obligation): boolean {
  return fate.kind === 'kept' && fate.place.root.kind === 'instance';
}

function releasesAnother(file: FileAnalysis, { protocol, node }: Obligation): boolean {
  return collectObligations(file, [protocol]).some(
    ({ node: other, fate }) => other !== node && (fate.kind === 'exempt' || (fate.kind === 'kept' && file.uses.collect(fate.place, protocol).some(({ kind }) => kind === 'release'))),
  );
}
