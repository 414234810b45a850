/** docs/comparison.md: what other plugins report beside this one, from one run of `npm run compare`. */
import { type Comparison, type Counts, type PageCount, readComparison } from './compare/data.js';
import { left, OURS, peers, unused } from './compare/peers.js';

const names: readonly string[] = peers.map(({ name }) => name);
const untyped: readonly string[] = peers.filter(({ needsTypes }) => !needsTypes).map(({ name }) => name);

/** Opinions, each with a row below that shows it. */
const CHOICE: readonly string[] = [
  '## Which to take',
  '',
  '- A React project that wants every effect to abort its `fetch()`: `eslint-plugin-react-web-api`. This plugin has no rule for a request that ends by itself.',
  '- RxJS without a component around it: `eslint-plugin-rxjs-x` asks for more than leaks (limits of `ReplaySubject`, each subscription kept). Both can run together.',
  '- A team that wants one style in Angular: `prefer-takeuntil`, `prefer-composition` or `prefer-async-pipe` of `eslint-plugin-rxjs-angular-x`. They ask for the style, not for the release.',
  '- `using` wherever it fits: `eslint-plugin-unicorn`, whose `prefer-dispose` knows each object with `[Symbol.dispose]`; `prefer-using` here knows what it has a resource for.',
  '- A list of each timer or listener, released or not: `eslint-plugin-clean-timer`, `eslint-plugin-listeners`.',
  '- Findings that somebody will mend, in all of these and in Node: this one.',
];

export function renderComparison(): string {
  const comparison = readComparison();
  return [
    '# Comparison',
    '',
    'Other plugins with rules that touch on leaks, at pinned versions, run beside this one. `npm run compare` (Node 22 or later) installs them, lints the same programs with all of them at',
    'once, and writes every figure on this page; `npm run generate` makes the page. Where another plugin does more, it says so.',
    '',
    ...CHOICE,
    '',
    '## The plugins',
    '',
    '| Plugin | Version | Rules compared | Types | |',
    '|---|---|---|---|---|',
    ...peers.map(({ name, version, prefix, rules, needsTypes, remark }) => `| ${name} | ${version} | ${rules.filter((rule) => !unused.has(`${prefix}/${rule}`)).map((rule) => `\`${rule}\``).join(', ')} | ${needsTypes ? 'needed' : 'not needed'} | ${remark} |`),
    '',
    ...left.map(([name, why]) => `- Left out: ${name}. ${why}`),
    '',
    '## Feature by feature',
    '',
    'Each row is a pair of small programs that differ in what keeps the first from leaking (`scripts/compare/features.ts`). ✅ reports the first and is silent on the second, ◐ reports both, and',
    'so asks for a style rather than for the release; empty says nothing of either. With types. This plugin runs with `strict`.',
    '',
    `| | ${[OURS, ...names].map(toShort).join(' | ')} |`,
    `|---|${[OURS, ...names].map(() => '---|').join('')}`,
    ...comparison.features.map(({ name, has, reportsBoth }) => `| ${name} | ${[OURS, ...names].map((by) => (has.includes(by) ? '✅' : reportsBoth.includes(by) ? '◐' : '')).join(' | ')} |`),
    '',
    '## The examples of the rule pages',
    '',
    'They are ours, and tests hold this plugin to each of them; so this says what others cover of what this one looks for, and nothing of what they look for themselves. A leak is found by a',
    'report on a line that is marked; any report on a clean example counts.',
    '',
    ...renderPages(comparison.pages),
    '',
    '## Published packages',
    '',
    `The sources of the ${comparison.packages.length} packages of [Precision](precision.md), without types; plugins that need them are left out. These packages helped to mend false reports of this plugin,`,
    'and of no other: its own figure flatters it. A report is no leak yet: the samples below say what a reader made of them.',
    '',
    ...renderPackages(comparison),
    '',
    '## Samples',
    '',
    'Of each plugin, reports evenly taken from all of its own, and read in their code. True is what somebody who keeps the code would merge a repair of.',
    '',
    ...renderSamples(comparison),
    '',
  ].join('\n');
}

function renderPages(pages: readonly PageCount[]): readonly string[] {
  const shown = pages.filter(({ found, reportedClean }) => sum(Object.values(found)) + sum(Object.values(reportedClean)) > 0);
  const others = pages.filter((page) => !shown.includes(page));
  const row = (title: string, of: readonly PageCount[]): string =>
    `| ${title} | ${sum(of.map(({ leaks }) => leaks))} | ${names.map((by) => toCell(of, by)).join(' | ')} |`;
  return [
    `| Page | Leaks | ${names.map(toShort).join(' | ')} |`,
    `|---|---|${names.map(() => '---|').join('')}`,
    ...shown.map((page) => row(`[${page.page}](rules/${page.page}.md)`, [page])),
    row(`${others.length} other pages`, others),
    row('**All**', pages),
    '',
    `Leaks found, and after a slash the clean examples with a report, of ${sum(pages.map(({ clean }) => clean))}.`,
  ];
}

function toCell(pages: readonly PageCount[], by: string): string {
  const found = sum(pages.map((page) => page.found[by] ?? 0));
  const clean = sum(pages.map((page) => page.reportedClean[by] ?? 0));
  return found + clean === 0 ? '' : `${found} / ${clean}`;
}

function renderPackages({ packages, samples }: Comparison): readonly string[] {
  const total = (of: (one: Comparison['packages'][number]) => Counts, by: string): number => sum(packages.map((one) => of(one)[by] ?? 0));
  const judged = sum(packages.map(({ trueOnes }) => trueOnes));
  return [
    `| Plugin | Reports | On the lines of the ${judged} true findings of this plugin | Of a sample: true, false, unsure |`,
    '|---|---|---|---|',
    `| ${OURS} | ${total(({ reports }) => reports, OURS)} | ${judged} | all were read, see [Precision](precision.md) |`,
    ...untyped.map((by) => {
      const own = samples.filter((sample) => sample.by === by);
      const opinions = ['true', 'false', 'unsure'].map((wanted) => own.filter(({ opinion }) => opinion === wanted).length);
      return `| ${by} | ${total(({ reports }) => reports, by)} | ${total(({ sameAsTrue }) => sameAsTrue, by)} | ${own.length === 0 ? '' : opinions.join(', ')} |`;
    }),
  ];
}

function renderSamples({ samples }: Comparison): readonly string[] {
  return ['| Rule | Where | Verdict | Why |', '|---|---|---|---|', ...samples.map((one) => `| \`${one.rule}\` | ${one.package}, ${one.file}, line ${one.line} | ${one.opinion} | ${one.reason} |`)];
}

function toShort(name: string): string {
  return name.replace(/\/eslint-plugin$/, '').replace('eslint-plugin-', '');
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
