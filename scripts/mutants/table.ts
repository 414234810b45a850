import type { Likeness } from './edits.js';
import type { Verdict } from './judge.js';
import type { Doubt } from './pairs.js';
import type { Mutant } from './sites.js';

/** One mutant, and what each preset says of it. */
export interface Judged {
  readonly of: string;
  readonly file: string;
  readonly mutant: Mutant;
  readonly strict: Verdict;
  readonly recommended: Verdict;
}

/** What the table of releases says of a mutant, before any rule is asked. */
export type Kind = 'leaks' | Doubt | 'another release stays';

export interface Row {
  readonly kind: Kind;
  readonly name: string;
  readonly mutants: number;
  readonly strict: number;
  readonly recommended: number;
  /** Reports at other places than the acquire. */
  readonly strays: number;
}

export interface Edits {
  readonly found: number;
  readonly edits: Readonly<Record<Likeness, number>>;
}

const KINDS: readonly Kind[] = ['leaks', 'depends on the owner', 'depends on its keys', 'ends by itself', 'runs once', 'another release stays'];

export function getKind({ isSole, doubt }: Pick<Mutant, 'isSole' | 'doubt'>): Kind {
  return isSole ? (doubt ?? 'leaks') : 'another release stays';
}

/** Counts by kind and by one word of each mutant, the most frequent first. */
export function toRows(judged: readonly Judged[], getName: (judged: Judged) => string): readonly Row[] {
  return KINDS.flatMap((kind) => {
    const own = judged.filter(({ mutant }) => getKind(mutant) === kind);
    return [...new Set(own.map(getName))]
      .map((name) => toRow(kind, name, own.filter((one) => getName(one) === name)))
      .toSorted((a, b) => b.mutants - a.mutants);
  });
}

export function toRow(kind: Kind, name: string, judged: readonly Judged[]): Row {
  return {
    kind,
    name,
    mutants: judged.length,
    strict: judged.filter(({ strict }) => strict.isFound).length,
    recommended: judged.filter(({ recommended }) => recommended.isFound).length,
    strays: judged.reduce((sum, { strict }) => sum + strict.strays, 0),
  };
}

/** What the edits of the found ones write. */
export function toEdits(judged: readonly Judged[]): Edits {
  const found = judged.filter(({ strict }) => strict.isFound);
  const countOf = (likeness: Likeness): number => found.filter(({ strict }) => strict.edit === likeness).length;
  return {
    found: found.length,
    edits: {
      'same release': countOf('same release'),
      'same verb': countOf('same verb'),
      'other means': countOf('other means'),
      'does not silence': countOf('does not silence'),
    },
  };
}

/** A table in Markdown with a sum below each kind. */
export function renderTable(word: string, rows: readonly Row[]): string {
  const lines = KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own.length === 0 ? [] : [...own.map((row) => renderRow(row.name, row)), renderRow(`**${kind}**`, sum(kind, own))];
  });
  return [`| ${word} | Mutants | \`strict\` | \`recommended\` | Elsewhere |`, '|---|---|---|---|---|', ...lines, renderRow('**all**', sum('leaks', rows))].join('\n');
}

function renderRow(name: string, { mutants, strict, recommended, strays }: Row): string {
  return `| ${[name, mutants, toShare(strict, mutants), toShare(recommended, mutants), strays].join(' | ')} |`;
}

function toShare(part: number, whole: number): string {
  return whole === 0 ? '0' : `${part} (${Math.round((100 * part) / whole)} %)`;
}

function sum(kind: Kind, rows: readonly Row[]): Row {
  const add = (key: 'mutants' | 'strict' | 'recommended' | 'strays'): number => rows.reduce((total, row) => total + row[key], 0);
  return { kind, name: '', mutants: add('mutants'), strict: add('strict'), recommended: add('recommended'), strays: add('strays') };
}
