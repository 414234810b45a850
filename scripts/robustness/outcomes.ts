import { findRule, lintWith, type Outcome, type Reader } from './lint.js';

/** What many lints came to; each number counts lints. */
export interface Tally {
  texts: number;
  /** Texts that a parser accepts. */
  read: number;
  lints: number;
  nodes: number;
  reports: number;
  /** Lints in which ESLint itself fails on the tree, with or without rules. */
  unfit: number;
  thrown: number;
  endless: number;
  /** Steps for each node of the file that took most of them; files below a thousand nodes are not looked at. */
  mostStepsPerNode: number;
}

/** A lint that failed. */
export interface Failure {
  readonly reader: string;
  readonly filename: string;
  readonly rule: string;
  readonly error: Error;
}

export function createTally(): Tally {
  return { texts: 0, read: 0, lints: 0, nodes: 0, reports: 0, unfit: 0, thrown: 0, endless: 0, mostStepsPerNode: 0 };
}

/** Lints a text with each reader and counts what came of it. */
export function tallyText(tally: Tally, readers: readonly Reader[], text: string, filename: string): readonly Failure[] {
  tally.texts += 1;
  const outcomes = readers.map((reader) => ({ reader, outcome: lintWith(reader, text, filename) }));
  tally.read += outcomes.some(({ outcome }) => outcome.kind !== 'unread') ? 1 : 0;
  return outcomes.flatMap(({ reader, outcome }) => {
    count(tally, outcome);
    return outcome.kind === 'thrown' || outcome.kind === 'endless'
      ? [{ reader: reader.name, filename, rule: findRule(outcome.error) ?? 'none', error: outcome.error }]
      : [];
  });
}

function count(tally: Tally, outcome: Outcome): void {
  if (outcome.kind === 'unread') {
    return;
  }
  tally.lints += 1;
  if (outcome.kind === 'linted') {
    const { nodes, taken } = outcome.steps;
    tally.nodes += nodes;
    tally.reports += outcome.reports.length;
    tally.mostStepsPerNode = nodes < 1_000 ? tally.mostStepsPerNode : Math.max(tally.mostStepsPerNode, Math.round(taken / nodes));
  } else {
    tally[outcome.kind] += 1;
  }
}
