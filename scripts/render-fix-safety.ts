/** docs/fix-safety.md: what the edits of the rules make of published code. */
import { type Figures, readFigures, type Suite } from './fix-safety/figures.js';
import { packages as pinned } from './mutants/packages.js';

export function renderFixSafety(): string {
  const { packages, suites } = readFigures();
  const sum = (key: 'files' | 'fixes' | 'mutants' | 'suggestions'): number => packages.reduce((total, one) => total + one[key], 0);
  const flaws = packages.flatMap((one) => one.flaws.map((flaw) => `- ${one.name} ${one.version}, \`${flaw}\``));
  return [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# Safety of fixes',
    '',
    'Every edit that the rules offer for published code, with all rules on, is applied by itself. It has to parse, silence its report, add no report and keep the comments,',
    'and it may add no error of the compiler: in TypeScript of any kind, in JavaScript of names. Then all fixes of the file are applied together: they have to end',
    'within ten passes, and to give one text whatever the order of the rules. Published code leaks seldom, so most edits are asked for on its mutants: the same files',
    'without one release ([how they are made](mutants.md)). The compiler sees each file by itself, with the typings of Node, the DOM and React; types of other imports are unknown to it. Errors are compared by how often each',
    'is said. Two count once where the file has them already: a missing member, in a file with imports that are not here, and what may be null, in a file that was not written for that check.',
    'Two things count as no new report: what the whole file gets as well, and what else a teardown misses that a suggestion has created.',
    '`npm run fix-safety` does all of it again ([figures](data/fix-safety.json)).',
    '',
    `**${sum('fixes')} fixes and ${sum('suggestions')} suggestions in ${sum('files')} files and ${sum('mutants')} mutants of ${packages.length} of the ${pinned.length} pinned packages: ${renderFlaws(flaws.length)}.**`,
    '',
    ...(flaws.length === 0 ? [] : ['## Flaws', '', ...flaws, '']),
    '## Packages',
    '',
    'A mutant counts where a rule reports something new.',
    '',
    '| Package | Files | Mutants | Fixes | Suggestions | Flaws |',
    '|---|---|---|---|---|---|',
    ...packages.map(renderPackage),
    '',
    '## Their own tests',
    '',
    ...renderSuites(suites),
    '',
  ].join('\n');
}

function renderFlaws(count: number): string {
  return count === 0 ? 'none has a flaw' : `${count} have a flaw`;
}

function renderPackage({ name, version, files, mutants, fixes, suggestions, flaws }: Figures): string {
  return `| ${name} ${version} | ${files} | ${mutants} | ${fixes} | ${suggestions} | ${flaws.length} |`;
}

function renderSuites(suites: readonly Suite[]): readonly string[] {
  if (suites.length === 0) {
    return ['No test suite of any of these packages was run before and after the fixes: what they publish holds no tests. That fixes keep behaviour is not shown here.'];
  }
  return [
    '| Repository | Fixes | Command | Before | After |',
    '|---|---|---|---|---|',
    ...suites.map(({ name, version, fixes, command, before, after }) => `| ${name} ${version} | ${fixes} | \`${command}\` | ${before} | ${after} |`),
  ];
}
