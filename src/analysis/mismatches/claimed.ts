/** Listeners whose removal is written and does nothing, as one of the shapes here reports it: no other rule tells of them. */
import type { TSESTree } from '@typescript-eslint/utils';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectNearMisses } from './near-misses.js';
import { collectFreshTargets } from './fresh-targets.js';
import { collectRepeatedVerbs } from './repeated-verbs.js';
import { collectWrongClears } from './wrong-clears.js';

/** The calls that gave them, and those that were meant to take them away. */
export const getClaimedListeners = weakMemo(
  (file: FileAnalysis): ReadonlySet<TSESTree.Node> =>
    new Set([...collectNearMisses(file), ...collectRepeatedVerbs(file)].flatMap(({ acquire, node }) => (acquire === undefined ? [node] : [acquire, node]))),
);

/** The timers and observers for which a release was meant that names none of them. */
export const getClaimedHandles = weakMemo(
  (file: FileAnalysis): ReadonlySet<TSESTree.Node> => new Set([...collectWrongClears(file), ...collectFreshTargets(file)].flatMap(({ acquire }) => acquire ?? [])),
);
