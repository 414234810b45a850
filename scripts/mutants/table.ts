import type { Verdict } from './judge.js';
import type { Mutant } from './sites.js';

/** One mutant, and what each preset says of it. */
export interface Judged {
  readonly of: string;
  readonly file: string;
  readonly mutant: Mutant;
  readonly strict: Verdict;
  readonly recommended: Verdict;
}

/** Which mutants a row counts. */
export type Kind = 'grows without bound' | 'depends on its owner' | 'another release stays';

export interface Row {
  readonly kind: Kind;
  readonly form: string;
  readonly resource: string;
  readonly mutants: number;
  readonly strict: number;
  readonly recommended: number;
  /** Reports at other places than the acquire. */
  readonly strays: number;
  /** The edit brings the release back, and the report is gone. */
  readonly restored: number;
}

const KINDS: readonly Kind[] = ['grows without bound', 'depends on its owner', 'another release stays'];

/** Counts by kind, form and resource, the most frequent first. */
export function toTable(judged: readonly Judged[]): readonly Row[] {
  return KINDS.flatMap((kind) => {
    const own = judged.filter(({ mutant }) => getKind(mutant) === kind);
    const names = new Set(own.map(({ mutant }) => `${mutant.form}|${mutant.resource}`));
    return [...names]
      .map((name) => toRow(kind, own.filter(({ mutant }) => `${mutant.form}|${mutant.resource}` === name)))
      .toSorted((a, b) => b.mutants - a.mutants);
  });
}

function getKind({ isSole, isCertain }: Mutant): Kind {
  if (!isSole) {
    return 'another release stays';
  }
  return isCertain ? 'grows without bound' : 'depends on its owner';
}

function toRow(kind: Kind, judged: readonly Judged[]): Row {
  const [first] = judged;
  return {
    kind,
    form: first?.mutant.form ?? '',
    resource: first?.mutant.resource ?? '',
    mutants: judged.length,
    strict: judged.filter(({ strict }) => strict.isFound).length,
    recommended: judged.filter(({ recommended }) => recommended.isFound).length,
    strays: judged.reduce((sum, { strict }) => sum + strict.strays, 0),
    restored: judged.filter(({ strict }) => strict.isRestored).length,
  };
}

/** A table in Markdown with a sum below each kind. */
export function renderTable(rows: readonly Row[]): string {
  const lines = KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return [...own.map((row) => renderRow(row.resource, row.form, row)), renderRow(`**${kind}**`, '', sum(kind, own))];
  });
  return ['| Resource | Deleted | Mutants | `strict` | `recommended` | Elsewhere | Edit restores |', '|---|---|---|---|---|---|---|', ...lines].join('\n');
}

function renderRow(name: string, form: string, { mutants, strict, recommended, strays, restored }: Row): string {
  return `| ${[name, form, mutants, toShare(strict, mutants), toShare(recommended, mutants), strays, restored].join(' | ')} |`;
}

function toShare(part: number, whole: number): string {
  return whole === 0 ? '0' : `${part} (${Math.round((100 * part) / whole)} %)`;
}

function sum(kind: Kind, rows: readonly Row[]): Row {
  const add = (key: 'mutants' | 'strict' | 'recommended' | 'strays' | 'restored'): number => rows.reduce((total, row) => total + row[key], 0);
  return { kind, form: '', resource: '', mutants: add('mutants'), strict: add('strict'), recommended: add('recommended'), strays: add('strays'), restored: add('restored') };
}

/** The page of the documentation. */
export function renderPage(rows: readonly Row[], count: number): string {
  return `<!-- Written by \`npm run mutants\`. -->

# Deleted releases

One release is deleted from the code of a published package, and the rules are asked. \`npm run mutants\` does this with ${count} pinned
packages ([list and figures](data/mutants.json)), and what it deletes is chosen by names alone, by a table that does not share a line with
the plugin's own. A mutant is found when a new report stands where the same thing is acquired.

- **grows without bound**: the only release of something that stays for good.
- **depends on its owner**: one-shot timers, subscriptions, and listeners of things that may go with their owner: many of these are no leak.
- **another release stays**: the same thing is released somewhere else as well, so that only one way out misses it.

${renderTable(rows)}
`;
}
