/** What is used when it has been released: a handle after its last line, and what `using` gives away. */
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Obligation } from '../model.js';
import { getHandleText, getShortText } from '../wording.js';
import { collectEscaped, type EscapedUsing } from './escaped.js';
import { findUseAfterRelease } from './used.js';

export const usingGate = /\busing\b/u;

export function collectUsed(file: FileAnalysis, obligations: readonly Obligation[]): readonly Finding<'usedAfterRelease'>[] {
  return obligations.flatMap((obligation): readonly Finding<'usedAfterRelease'>[] => {
    const found = findUseAfterRelease(file, obligation);
    if (found === undefined) {
      return [];
    }
    const { use, release } = found;
    return [
      {
        kind: 'usedAfterRelease',
        node: use,
        certainty: 'definite',
        words: {
          handle: getHandleText(file, obligation),
          noun: obligation.protocol.noun,
          use: getShortText(file, use),
          release: getShortText(file, release),
          line: release.loc.start.line,
        },
        remedies: [],
        write: (text) => text,
      },
    ];
  });
}

export function collectEscapedFindings(file: FileAnalysis): readonly Finding<EscapedUsing['kind']>[] {
  return collectEscaped(file).map(({ kind, node, target, variable, declaration }) => ({
    kind,
    node,
    certainty: 'definite',
    words: {
      handle: variable.name,
      keyword: declaration.kind,
      line: declaration.loc.start.line,
      target: target === undefined ? '' : getShortText(file, target),
    },
    remedies: [],
    write: (text) => text,
  }));
}
