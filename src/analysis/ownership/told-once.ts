/** What several questions find about one field is told once: by the first that is certain. */
import { findThisClass } from '../../ast/this-class.js';
import type { Finding } from '../finding.js';

type Told = Pick<Finding, 'kind' | 'node' | 'words' | 'certainty'>;

/** Kinds that say of a field that nothing ends what it holds, wherever it was made. */
const UNENDED: ReadonlySet<string> = new Set(['wrapperMissed', 'neverReleased', 'missedByTeardown', 'forgotten', 'objectMissed', 'objectUnregistered', 'ownerEndsNothing']);

export function isCertain({ certainty }: Pick<Told, 'certainty'>): boolean {
  return certainty === 'definite' || certainty === 'path';
}

/** Without what others tell: all of it where they are certain, and what is unsure in any case. */
export function withoutTold<Kind extends string>(findings: readonly Finding<Kind>[], others: readonly Told[]): readonly Finding<Kind>[] {
  return findings.filter((finding) => !others.some((other) => (isCertain(other) || !isCertain(finding)) && isOfSame(finding, other)));
}

/** The first finding on each field. */
export function withoutRepeats<Kind extends string>(findings: readonly Finding<Kind>[]): readonly Finding<Kind>[] {
  return findings.filter((finding, index) => !findings.slice(0, index).some((other) => isOfSame(finding, other)));
}

function isOfSame(one: Told, other: Told): boolean {
  if (one.node === other.node) {
    return true;
  }
  const handle = String(one.words['handle'] ?? '');
  const isField = handle.startsWith('this.') && handle === other.words['handle'] && UNENDED.has(one.kind) && UNENDED.has(other.kind);
  const owner = isField ? findThisClass(one.node) : undefined;
  return owner !== undefined && owner === findThisClass(other.node);
}
