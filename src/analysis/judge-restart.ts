/**
 * A dropped one-shot that undoes the owner's teardown: whoever ends the owner cannot keep it from starting again.
 *
 * A one-shot ends by itself, so dropping it is no leak; what its run starts after the end is.
 */
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation, Verdict } from './model.js';
import { findUndoneTeardown } from './restarts.js';

export function judgeRestart(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const owner = file.owners.getOfSite(obligation.node);
  const isSingle = owner.kind === 'instance' && file.instances.count(owner.classLike) === 'once';
  const teardown = isSingle || owner.kind === 'module' ? undefined : findUndoneTeardown(file, obligation, owner);
  return teardown === undefined ? [] : [{ obligation, certainty: 'definite', failure: { kind: 'restarted', owner, teardown } }];
}
