/**
 * All releases of a file that are written and do nothing, one shape a file of this folder.
 *
 * What a shape reports, no other rule reports as a leak: it is the same obligation.
 */
import { weakMemo } from '../../util/weak-memo.js';
import type { Finding } from '../finding.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectEmptiedRefs } from './emptied-refs.js';
import { collectFreshTargets } from './fresh-targets.js';
import { collectMishandedCleanups } from './handed-cleanups.js';
import { collectIgnoredCleanups } from './ignored-cleanups.js';
import { collectInvertedGuards } from './inverted-guards.js';
import { type Mismatch, type MismatchKind, toFinding } from './mismatch.js';
import { collectMisspeltHooks } from './misspelt-hooks.js';
import { collectNearMisses } from './near-misses.js';
import { collectRaisedLimits } from './raised-limits.js';
import { collectRepeatedVerbs } from './repeated-verbs.js';
import { collectUnboundReleases } from './unbound-releases.js';
import { collectWrongClears } from './wrong-clears.js';

/** A release has a verb in some file; what has none of these has no release. */
export const mismatchGate =
  /\b(?:add(?:Event)?Listener|on)\b|setMaxListeners|abort|cancel|clean|clear|close|complete|destroy|detach|disconnect|dispose|off\b|release|remove|revoke|shutdown|stop|teardown|terminate|un(?:bind|listen|observe|register|sub|watch)/iu;

const SHAPES: readonly ((file: FileAnalysis) => readonly Mismatch[])[] = [
  collectMisspeltHooks,
  collectInvertedGuards,
  collectEmptiedRefs,
  collectUnboundReleases,
  collectMishandedCleanups,
  collectWrongClears,
  collectFreshTargets,
  collectIgnoredCleanups,
  collectRepeatedVerbs,
  collectNearMisses,
];

const getMismatches = weakMemo((file: FileAnalysis): readonly Mismatch[] => {
  const found = SHAPES.flatMap((collect) => collect(file));
  const first = new Map(found.toReversed().map((mismatch) => [mismatch.node, mismatch]));
  return found.filter((mismatch) => first.get(mismatch.node) === mismatch);
});

export function collectMismatches(file: FileAnalysis): readonly Finding<MismatchKind>[] {
  return [...getMismatches(file).map(toFinding), ...collectRaisedLimits(file)];
}
