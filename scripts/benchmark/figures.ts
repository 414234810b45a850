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

function readMeasured(): readonly Measured[] {
  const url = new URL('docs/data/benchmark.json', root);
  const entries: unknown = existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : [];
  return Array.isArray(entries) ? entries.map(toMeasured) : [];
}

/** What a process printed of itself, or a line of the file of results. */
export function toCost(value: unknown): Cost {
  const read = (key: string): number => (typeof value === 'object' && value !== null ? Number(Reflect.get(value, key)) : Number.NaN);
  return { files: read('files'), messages: read('messages'), seconds: read('seconds'), cpuSeconds: read('cpuSeconds'), megabytes: read('megabytes') };
}

function toMeasured(entry: Readonly<Record<string, unknown>>): Measured {
  return { codeBase: String(entry['codeBase']), mode: entry['mode'] === 'typed' ? 'typed' : 'untyped', set: String(entry['set']), ...toCost(entry) };
}

export function renderBenchmark(): string {
  const measured = readMeasured();
  const codeBases = [...new Set(measured.map(({ codeBase }) => codeBase))];
  return [
    '# Cost',
    '',
    'CPU time and memory of the whole process, relative to the same run without any rule (parsing, and the set-up of types where they are on, included). These figures are of one round on a machine that did other things, too;',
    'take them as a first impression. `npm run benchmark` measures it on yours, with as many rounds as you say. Written by `npm run generate`.',
    ...modes.flatMap((mode) => renderMode(mode, codeBases, measured.filter((one) => one.mode === mode))),
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

/** `CPU × 1.08, memory × 1.02`. */
function compare(base: Measured | undefined, own: Measured | undefined): string {
  return base === undefined || own === undefined
    ? ''
    : `CPU × ${(own.cpuSeconds / base.cpuSeconds).toFixed(2)}, memory × ${(own.megabytes / base.megabytes).toFixed(2)}`;
}
