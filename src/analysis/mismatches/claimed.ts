/** Listeners whose removal is written and does nothing, as one of the shapes here reports it: no other rule tells of them. */
import type { TSESTree } from '@typescript-eslint/utils';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectNearMisses } from './near-misses.js';
import { collectRepeatedVerbs } from './repeated-verbs.js';

/** The calls that gave them, and those that were meant to take them away. */
export const getClaimedListeners = weakMemo(
  (file: FileAnalysis): ReadonlySet<TSESTree.Node> =>
    new Set([...collectNearMisses(file), ...collectRepeatedVerbs(file)].flatMap(({ acquire, node }) => (acquire === undefined ? [node] : [acquire, node]))),
);
