/** How many findings of which class are how certain. */
import type { Audit, Certainty, Leak } from './model.js';
import { CERTAINTIES } from './rank.js';

export interface SummaryRow {
  readonly rule: string;
  readonly counts: Readonly<Record<Certainty, number>>;
  readonly total: number;
}

export interface Summary {
  /** The biggest first. */
  readonly rows: readonly SummaryRow[];
  readonly counts: Readonly<Record<Certainty, number>>;
  readonly total: number;
  readonly fixable: number;
}

export function summarize({ leaks }: Pick<Audit, 'leaks'>): Summary {
  const names = [...new Set(leaks.map(({ rule }) => rule))];
  const rows = names.map((rule) => {
    const own = leaks.filter((leak) => leak.rule === rule);
    return { rule, counts: count(own), total: own.length };
  });
  return {
    rows: rows.toSorted((left, right) => right.total - left.total || (left.rule < right.rule ? -1 : 1)),
    counts: count(leaks),
    total: leaks.length,
    fixable: leaks.filter(({ edits }) => edits.some(({ isSafe }) => isSafe)).length,
  };
}

function count(leaks: readonly Leak[]): Readonly<Record<Certainty, number>> {
  const of = (certainty: Certainty): number => leaks.filter((leak) => leak.certainty === certainty).length;
  return { definite: of('definite'), path: of('path'), throw: of('throw'), likely: of('likely') };
}

/** The certainties that occur. */
export function collectSeen({ counts }: Summary): readonly Certainty[] {
  return CERTAINTIES.filter((certainty) => counts[certainty] > 0);
}
