import type { Linter as Lint } from 'eslint';
import type { Mutant } from './sites.js';

/**
 * How an edit of a report compares with the text that was deleted. `same release`: the same verb on the same target with the same arguments.
 * `same verb`: the release is there, written for another name of the target. `other means`: the report is gone by `using`, `once`, a signal.
 */
export type Likeness = 'same release' | 'same verb' | 'other means' | 'does not silence';

const order: readonly Likeness[] = ['same release', 'same verb', 'other means', 'does not silence'];

/** The best of all edits that the new reports offer, or nothing where they offer none. */
export function compareEdit(
  mutated: string,
  reports: readonly Lint.LintMessage[],
  { deleted }: Pick<Mutant, 'deleted'>,
  isSilent: (edited: string, report: Lint.LintMessage) => boolean,
): Likeness | undefined {
  const edits = reports.flatMap((report) =>
    [...(report.fix ? [report.fix] : []), ...(report.suggestions ?? []).map(({ fix }) => fix)].map((fix) => ({ report, fix })),
  );
  const found = edits
    .map(({ report, fix }) => ({ report, fix, likeness: compareText(fix.text, mutated.slice(...fix.range), deleted) }))
    .toSorted((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness));
  const [first] = found;
  const best = found.find(({ report, fix }) => isSilent(mutated.slice(0, fix.range[0]) + fix.text + mutated.slice(fix.range[1]), report));
  return first && (best?.likeness ?? 'does not silence');
}

/** Compares what an edit writes anew with a release; an edit that begins at the acquire repeats what stood there. */
export function compareText(written: string, replaced: string, deleted: string): Likeness {
  const [wanted, before, after] = [deleted, replaced, written].map(normalize);
  if (wanted === undefined || before === undefined || after === undefined) {
    return 'other means';
  }
  if (count(after, wanted) > count(before, wanted)) {
    return 'same release';
  }
  const verb = /(\w+)\(/.exec(wanted.slice(wanted.lastIndexOf('.', wanted.indexOf('(')) + 1))?.[1];
  return verb !== undefined && count(after, `${verb}(`) > count(before, `${verb}(`) ? 'same verb' : 'other means';
}

function normalize(text: string): string {
  return text.replaceAll(/\s+|[!?](?=[.[(])|;/g, '').replaceAll('?.', '.').replaceAll(/["`]/g, "'").replaceAll(/,\)/g, ')').replaceAll(/^window\.|(?<=[(,;])window\.(?=clear|cancel)/g, '');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
