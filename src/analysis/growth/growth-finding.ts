/** What a judge of containers says, and how it becomes a finding. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import type { Container, Shape } from './container.js';
import type { Span } from './life.js';

export type GrowthKind =
  /** Nothing takes anything out. */
  | 'neverShrinks'
  /** Nobody looks at what is put in. */
  | 'neverRead'
  /** Entries that are called pending stay when they are done. */
  | 'transientKept'
  /** The references are weak, the keys are not. */
  | 'weakRefKept'
  /** Entries with an age leave only when somebody asks for them. */
  | 'staleKept'
  /** A strong list holds the keys of a weak one. */
  | 'weakKeyKept'
  /** A text gets longer. */
  | 'textGrows'
  /** Each failure holds the one before it. */
  | 'causeGrows'
  /** A metric keeps one series for each value of a label. */
  | 'labelKept'
  /** Each instance adds itself and nothing takes it out. */
  | 'selfRegistered'
  /** The end of an item takes it out of another container and forgets this one. */
  | 'siblingMissed'
  /** A timeout or a failure settles the promise and leaves the entry. */
  | 'settlementMissed'
  /** Only fulfilment takes the entry out. */
  | 'rejectionMissed'
  /** A `return` leaves before the removal. */
  | 'leaveMissed'
  /** What the item has released stays in the list that its owner empties at the end. */
  | 'itemKept'
  /** The last one is taken out of what stands under a key, and the key stays. */
  | 'keyLeft'
  /** The removal makes the entry again. */
  | 'recreated'
  /** The removal releases the entry and leaves it where it is. */
  | 'releasedKept'
  /** The removal writes `undefined` over the value, and the key stays. */
  | 'keyBlanked'
  /** Entries that hold something open leave only when the owner ends. */
  | 'clearedAtEnd';

export interface Draft {
  readonly kind: GrowthKind;
  readonly at: TSESTree.Node;
  readonly certainty: Certainty;
  /** The other place: the removal of a sibling, the way out that misses one. */
  readonly culprit?: TSESTree.Node;
  readonly line?: number;
  readonly remedies?: readonly PlannedRemedy[];
  /** The text of the line that takes the entry out. */
  readonly release?: string;
}

export interface GrowthFinding {
  readonly shape: Shape;
  readonly finding: Finding<GrowthKind>;
}

/** A container with what every judge asks of it. */
export interface Subject {
  readonly file: FileAnalysis;
  readonly container: Container;
  readonly span: Span;
  readonly others: readonly Container[];
}

export type JudgeGrowth = (subject: Subject) => readonly Draft[];

export function toGrowthFinding({ file, container }: Subject, draft: Draft): GrowthFinding {
  const { culprit, release = '' } = draft;
  return {
    shape: container.shape,
    finding: {
      kind: draft.kind,
      node: draft.at,
      certainty: draft.certainty,
      words: {
        handle: container.text,
        noun: getNoun(container.shape),
        culprit: culprit === undefined ? '' : getShortText(file, culprit),
        line: draft.line ?? culprit?.loc.start.line ?? 0,
        release,
      },
      remedies: draft.remedies ?? [],
      write: () => `${release};`,
    },
  };
}

function getNoun(shape: Shape): string {
  return shape === 'dictionary' ? 'object' : shape === 'array' ? 'array' : shape === 'map' ? '`Map`' : '`Set`';
}

/** The expression that takes one entry out: `rooms.delete(id)`, `delete rooms[id]`. */
export function getRemovalText({ shape, text }: Container, key: string): string | undefined {
  if (shape === 'array') {
    return undefined;
  }
  return shape === 'dictionary' ? `delete ${text}[${key}]` : `${text}.delete(${key})`;
}
