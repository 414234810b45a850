/**
 * `try { … } finally { file.close(); }` over a constant that could be declared with `using`.
 *
 * Invariant: the release in the `finally` is the only one, it is all that the `finally` does, and every version of Node that the package supports
 * has a disposer that does the same. Where the versions are not known there is no answer.
 */
import type { FileAnalysis } from './file-analysis.js';
import type { Finding } from './finding.js';
import type { Obligation } from './model.js';
import { findEndedByTry } from './using-remedies.js';
import { getHandleText } from './wording.js';

export function collectPreferred(file: FileAnalysis, obligations: readonly Obligation[]): readonly Finding<'preferUsing'>[] {
  return obligations.flatMap((obligation): readonly Finding<'preferUsing'>[] => {
    const found = findEndedByTry(file, obligation);
    const remedies = found?.remedies.filter(({ isSafe }) => isSafe) ?? [];
    const [planned] = remedies;
    if (found === undefined || planned?.remedy.kind !== 'declareWithUsing') {
      return [];
    }
    return [
      {
        kind: 'preferUsing',
        node: obligation.node,
        certainty: 'definite',
        words: {
          handle: getHandleText(file, obligation),
          noun: obligation.protocol.noun,
          keyword: planned.remedy.keyword,
          line: (found.ended.finalizer ?? found.ended).loc.start.line,
        },
        remedies,
        write: (text) => text,
      },
    ];
  });
}
