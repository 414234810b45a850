/** docs/precision.md: what a reader made of each finding in pinned packages. */
import { type Judged, type Opinion, readJudged } from './precision/findings.js';
import { packages } from './precision/packages.js';

const OPINIONS: readonly Opinion[] = ['true', 'false', 'unsure'];

export function renderPrecision(): string {
  const judged = readJudged();
  const rules = [...new Set(judged.map(({ rule }) => rule))].toSorted();
  return [
    '# Precision',
    '',
    `Every finding of \`recommended\`, without types, in ${packages.length} pinned packages was read in its code. True is what somebody who keeps the code would merge a repair of; unsure is`,
    'what only a user of the package could tell. These packages helped to find and mend false reports, so the share is what you get on code that was looked at; on code that',
    'nobody has looked at yet, expect less. `npm run precision` lints them again and fails on a finding that nobody has read. Written by `npm run generate`.',
    '',
    `**${renderShare(judged)}**`,
    '',
    '| Rule | Findings | True | False | Unsure |',
    '|---|---|---|---|---|',
    ...rules.map((rule) => renderRule(rule, judged.filter((one) => one.rule === rule))),
    '',
    '## Packages',
    '',
    '| Package | Findings |',
    '|---|---|',
    ...packages.map(({ name, version }) => `| ${name} ${version} | ${judged.filter((one) => one.package === name).length} |`),
    '',
    '## Findings',
    '',
    '| Where | Rule | Verdict | Why |',
    '|---|---|---|---|',
    ...judged.map((one) => `| ${one.package}, ${one.file}, line ${one.line} | ${one.rule}, \`${one.messageId}\` | ${one.opinion} | ${one.reason} |`),
    '',
  ].join('\n');
}

function renderRule(rule: string, own: readonly Judged[]): string {
  return `| [${rule}](rules/${rule}.md) | ${own.length} | ${OPINIONS.map((opinion) => count(own, opinion)).join(' | ')} |`;
}

/** Unsure ones count as if they were false. */
function renderShare(judged: readonly Judged[]): string {
  const yes = count(judged, 'true');
  return `${judged.length} findings: ${yes} true, ${count(judged, 'false')} false, ${count(judged, 'unsure')} unsure. At least ${Math.floor((100 * yes) / Math.max(1, judged.length))} % are true.`;
}

function count(judged: readonly Judged[], wanted: Opinion): number {
  return judged.filter(({ opinion }) => opinion === wanted).length;
}
