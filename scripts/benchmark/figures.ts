/** What the benchmark measures, and the table that it makes. */
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../source-files.js';

export const modes = ['typed', 'untyped'] as const;

export interface Cost {
  readonly files: number;
  readonly messages: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

export interface Measured extends Cost {
  readonly codeBase: string;
  readonly mode: (typeof modes)[number];
  readonly set: string;
}

/** What the rules of `recommended` take when a file is linted again after an edit, in milliseconds: of the median file, and of the slowest tenth at least. */
export interface Edited {
  readonly codeBase: string;
  readonly mode: (typeof modes)[number];
  readonly files: number;
  readonly median: number;
  readonly ninth: number;
  /** What the parser takes for the median file. */
  readonly parser: number;
}

interface RuleSet {
  readonly name: string;
  readonly title: string;
  readonly needsTypes?: boolean;
}

export const sets: readonly RuleSet[] = [
  { name: 'none', title: 'No rules' },
  { name: 'recommended', title: '`recommended` of this plugin' },
  { name: 'strict', title: '`strict` of this plugin' },
  { name: 'promises', title: '`no-floating-promises` and `no-misused-promises`', needsTypes: true },
  { name: 'typescript', title: '`recommendedTypeCheckedOnly` of typescript-eslint', needsTypes: true },
];

function readEntries(name: string): readonly Readonly<Record<string, unknown>>[] {
  const url = new URL(`docs/data/${name}.json`, root);
  const entries: unknown = existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : [];
  return Array.isArray(entries) ? entries.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function toEdited(entry: Readonly<Record<string, unknown>>): Edited {
  const read = (key: string): number => Number(entry[key]);
  return { codeBase: String(entry['codeBase']), mode: toMode(entry['mode']), files: read('files'), median: read('median'), ninth: read('ninth'), parser: read('parser') };
}

function toMode(mode: unknown): (typeof modes)[number] {
  return mode === 'typed' ? 'typed' : 'untyped';
}

/** What a process printed of itself, or a line of the file of results. */
export function toCost(value: unknown): Cost {
  const read = (key: string): number => (typeof value === 'object' && value !== null ? Number(Reflect.get(value, key)) : Number.NaN);
  return { files: read('files'), messages: read('messages'), seconds: read('seconds'), cpuSeconds: read('cpuSeconds'), megabytes: read('megabytes') };
}

function toMeasured(entry: Readonly<Record<string, unknown>>): Measured {
  return { codeBase: String(entry['codeBase']), mode: toMode(entry['mode']), set: String(entry['set']), ...toCost(entry) };
}

export function renderBenchmark(): string {
  const measured = readEntries('benchmark').map(toMeasured);
  const codeBases = [...new Set(measured.map(({ codeBase }) => codeBase))];
  return [
    '# Cost',
    '',
    'CPU time and memory of the whole process, relative to the same run without any rule (parsing, and the set-up of types where they are on, included). These figures are of one round on a machine that did other things, too;',
    'take them as a first impression. `npm run benchmark` measures it on yours, with as many rounds as you say. Written by `npm run generate`.',
    ...modes.flatMap((mode) => renderMode(mode, codeBases, measured.filter((one) => one.mode === mode))),
    ...renderEdited(readEntries('benchmark-editor').map(toEdited)),
    '',
  ].join('\n');
}

function renderMode(mode: string, codeBases: readonly string[], measured: readonly Measured[]): readonly string[] {
  const find = (codeBase: string, set: string): Measured | undefined => measured.find((one) => one.codeBase === codeBase && one.set === set);
  const shown = sets.filter(({ name }) => name !== 'none' && measured.some(({ set }) => set === name));
  return [
    '',
    mode === 'typed' ? '## With types' : '## Without types',
    '',
    `| Rules | ${codeBases.map((codeBase) => `${codeBase.replace('@', ' ')} (${find(codeBase, 'none')?.files ?? 0} files)`).join(' | ')} |`,
    `|---|${codeBases.map(() => '---').join('|')}|`,
    ...shown.map(({ name, title }) => `| ${title} | ${codeBases.map((codeBase) => compare(find(codeBase, 'none'), find(codeBase, name))).join(' | ')} |`),
  ];
}

function renderEdited(entries: readonly Edited[]): readonly string[] {
  return entries.length === 0
    ? []
    : [
        '',
        '## After an edit',
        '',
        'Milliseconds that all rules of `recommended` together take when one file is linted again in a process that goes on, as in an editor.',
        '',
        '| Code base | types | files | rules, median file | rules, a tenth takes more than | parser, median file |',
        '|---|---|---|---|---|---|',
        ...entries.map(({ codeBase, mode, files, median, ninth, parser }) => `| ${codeBase.replace('@', ' ')} | ${mode === 'typed' ? 'yes' : 'no'} | ${files} | ${median} | ${ninth} | ${parser} |`),
      ];
}

/** `CPU × 1.08, memory × 1.02`. */
function compare(base: Measured | undefined, own: Measured | undefined): string {
  return base === undefined || own === undefined
    ? ''
    : `CPU × ${(own.cpuSeconds / base.cpuSeconds).toFixed(2)}, memory × ${(own.megabytes / base.megabytes).toFixed(2)}`;
}
