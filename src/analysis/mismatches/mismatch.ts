/**
 * A release that is written and does nothing: its finding, with the edit that makes the written release work.
 *
 * Every kind is exact: it is reported only where no run of the code can make the release take effect. What may work in some run is silent.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Remedy } from '../../ast/remedy.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';

export type MismatchKind =
  | 'misspeltHook'
  | 'guardInverted'
  | 'guardedByElement'
  | 'releasedOnElement'
  | 'unboundRelease'
  | 'cleanupCalled'
  | 'cleanupNamed'
  | 'clearsNothing'
  | 'otherClear'
  | 'freshTarget'
  | 'asyncCleanup'
  | 'ignoredCleanup'
  | 'verbRepeated'
  | 'otherCapture'
  | 'otherContext'
  | 'otherEvent'
  | 'otherTarget'
  | 'otherFunction'
  | 'freshListener'
  | 'freshRemoval'
  | 'limitRaised';

export interface Mismatch {
  readonly kind: MismatchKind;
  readonly node: TSESTree.Node;
  /** The acquiring call, where it is known: no other rule reports it as a leak. */
  readonly acquire?: TSESTree.Node;
  readonly words: Readonly<Record<string, string | number>>;
  /** The one correction, where there is one. */
  readonly remedy?: Remedy;
  /** May `--fix` make it? */
  readonly isSafe?: boolean;
  readonly certainty?: Certainty;
}

export function toFinding({ kind, node, words, remedy, isSafe = false, certainty = 'definite' }: Mismatch): Finding<MismatchKind> {
  return {
    kind,
    node,
    certainty,
    words,
    remedies: remedy === undefined ? [] : [{ remedy, isSafe: isSafe && certainty === 'definite' }],
    write: (handle) => handle,
  };
}
