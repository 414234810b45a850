/**
 * What a rule reports: a place, how certain it is, the name of the sentence, the reader's own words for its blanks, and what would mend it.
 *
 * Each family of leaks has a detector that gives findings; the rule chooses only the sentences. A detector that does not know gives none.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { WriteRelease } from '../ast/remedy.js';
import { describeVerdict, type FailureKind } from './description.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Certainty, Verdict } from './model.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { getReleaseText } from './release-text.js';
import { planRemedies } from './remedies.js';
import { collectSteps, type Step } from './trace.js';

export interface Finding<Kind extends string = string> {
  /** The message. */
  readonly kind: Kind;
  /** The acquiring expression, or what is wrong in the release. */
  readonly node: TSESTree.Node;
  readonly certainty: Certainty;
  /** Fills the blanks of the message and of the suggestions' texts. */
  readonly words: Readonly<Record<string, string | number>>;
  /** Best first; a remedy that is safe is carried out by `--fix`. */
  readonly remedies: readonly PlannedRemedy[];
  /** The release as this file would write it. */
  readonly write: WriteRelease;
  /** The other places of which the message speaks, where more is known of them than their lines. */
  readonly steps?: readonly Step[];
}

export function toFinding(file: FileAnalysis, verdict: Verdict): Finding<FailureKind> {
  const { kind, words } = describeVerdict(file, verdict);
  const release = getReleaseText(file, verdict.obligation);
  return {
    kind,
    node: verdict.obligation.node,
    certainty: verdict.certainty,
    words: { ...words },
    remedies: release.isCertain ? planRemedies(file, verdict) : [],
    write: release.write,
    steps: collectSteps(file, verdict),
  };
}
