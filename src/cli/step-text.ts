/** What a reader is told at each place of a finding. */
import type { StepKind } from './model.js';

export const STEP_TEXTS: Readonly<Record<StepKind, string>> = {
  kept: 'kept here',
  exit: 'leaves here without the release',
  throws: 'if this throws, the release is skipped',
  teardown: 'the way out: nothing here releases this one',
  end: 'its life is over here, and nothing has released it',
  release: 'the release that is missed',
  sibling: 'another one is released here',
  overwritten: 'replaced here while it may be live',
  wait: 'the owner may end during this wait',
  again: 'begins again here',
  related: 'the other place of the message',
};

/** Where a run leaves, against places that only help to understand. */
export const WAYS_OUT: ReadonlySet<StepKind> = new Set<StepKind>(['exit', 'throws', 'teardown', 'end', 'overwritten', 'wait', 'again']);
