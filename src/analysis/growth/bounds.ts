/** What the options say of remedies that bound: how many entries, and the class of a package where the file's own package depends on it. */
import { type Bounds, DEFAULT_CLASS } from '../../util/bounds.js';
import { findDependencyRange } from '../../util/dependency-range.js';
import { isInEveryVersion } from '../../util/version-range.js';
import type { Finding } from '../finding.js';
import type { PlannedRemedy } from '../planned-remedy.js';

/** First version of the default class's package that exports it by name. */
const DEFAULT_SINCE = ['9.0.0'];

export function applyBounds<Kind extends string>(findings: readonly Finding<Kind>[], bounds: Bounds, filename: string): readonly Finding<Kind>[] {
  return findings.map((finding) => ({
    ...finding,
    words: { ...finding.words, bounded: bounds.boundedClass?.name ?? '', ...describeOption(finding, bounds) },
    remedies: finding.remedies.flatMap((planned) => applyToRemedy(planned, bounds, filename)),
  }));
}

/** The option that a memoizer takes, as the message says it. */
function describeOption({ remedies }: Finding, { limit }: Bounds): Readonly<Record<string, string>> {
  const [name] = remedies.flatMap(({ remedy }) => (remedy.kind === 'passLimit' ? [remedy.option] : []));
  return name === undefined ? {} : { option: `{ ${name}: ${String(limit)} }` };
}

function applyToRemedy({ remedy, isSafe }: PlannedRemedy, { limit, boundedClass }: Bounds, filename: string): readonly PlannedRemedy[] {
  switch (remedy.kind) {
    case 'evictOldest':
    case 'dropOldest':
    case 'passLimit':
      return [{ remedy: { ...remedy, limit }, isSafe }];
    case 'useBoundedClass':
    case 'passBoundedClass':
      return boundedClass !== undefined && isDependency(filename, boundedClass) ? [{ remedy: { ...remedy, limit, boundedClass }, isSafe }] : [];
    default:
      return [{ remedy, isSafe }];
  }
}

function isDependency(filename: string, { from, name }: NonNullable<Bounds['boundedClass']>): boolean {
  const range = findDependencyRange(filename, from);
  const isDefault = from === DEFAULT_CLASS.from && name === DEFAULT_CLASS.name;
  return range !== undefined && (!isDefault || isInEveryVersion(range, DEFAULT_SINCE) === 'yes');
}
