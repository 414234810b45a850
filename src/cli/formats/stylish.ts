/** For a terminal: the worst first, file by file, and a table of what there is. */
import type { Paint } from '../colors.js';
import type { Audit, Certainty, Leak } from '../model.js';
import { CERTAINTY_TEXTS, getClassName, SITE_TEXTS } from '../rank.js';
import { STEP_TEXTS } from '../step-text.js';
import { collectSeen, summarize } from '../summary.js';

const STYLES: Readonly<Record<Certainty, Parameters<Paint>[0]>> = { definite: 'red', path: 'magenta', throw: 'yellow', likely: 'cyan' };

export function formatStylish({ leaks }: Pick<Audit, 'leaks'>, paint: Paint): string {
  const files = [...new Set(leaks.map(({ file }) => file))];
  return files
    .map((file) => [paint(['bold', 'underline'], file), ...leaks.filter((leak) => leak.file === file).map((leak) => formatLeak(leak, paint))].join('\n'))
    .join('\n\n');
}

function formatLeak({ line, column, certainty, site, message, rule, steps, edits }: Leak, paint: Paint): string {
  const place = paint('dim', `${line}:${column}`.padEnd(8));
  const marks = [paint(STYLES[certainty], CERTAINTY_TEXTS[certainty].label), SITE_TEXTS[site], ...(edits.some(({ isSafe }) => isSafe) ? [paint('green', 'fixable')] : [])];
  const ways = steps.map((step) => paint('dim', `          └ line ${step.line}: ${STEP_TEXTS[step.kind]}`));
  return [`  ${place}${marks.join(paint('dim', ' · '))}  ${paint('dim', `leaks/${rule}`)}`, `          ${message}`, ...ways].join('\n');
}

/** The table, what was looked at, and what to do next. */
export function formatSummary(audit: Audit, paint: Paint): string {
  const summary = summarize(audit);
  const { fileCount, typedCount, fixedCount, broken, milliseconds, notes } = audit;
  const seconds = (milliseconds / 1000).toFixed(1);
  const looked = `${count(fileCount, 'file')}, ${typedCount === fileCount ? 'all' : typedCount} with types, in ${seconds} s`;
  const head = summary.total === 0 ? paint('green', 'No leaks found') : paint('bold', count(summary.total, 'finding'));
  return [
    ...(summary.total > 0 ? [formatTable(summary, paint), ''] : []),
    `${head} in ${looked}.`,
    ...(fixedCount > 0 ? [`${count(fixedCount, 'file')} fixed: read the diff before you commit it.`] : []),
    ...(summary.fixable > 0 ? [`${summary.fixable} can be fixed with --fix.`] : []),
    ...broken.slice(0, 5).map(({ file, line, message }) => paint('yellow', `Not audited: ${file}:${line} ${message.split('\n')[0] ?? ''}`)),
    ...(broken.length > 5 ? [paint('yellow', `… and ${broken.length - 5} more that could not be parsed.`)] : []),
    ...notes.map((note) => paint('yellow', note)),
  ].join('\n');
}

function formatTable(summary: ReturnType<typeof summarize>, paint: Paint): string {
  const seen = collectSeen(summary);
  const width = Math.max(...summary.rows.map(({ rule }) => getClassName(rule).length), 'class'.length);
  const formatRow = (name: string, cells: readonly string[]): string => `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(13)).join('')}`;
  const head = formatRow('class', [...seen.map((certainty) => CERTAINTY_TEXTS[certainty].label), 'all']);
  const rows = summary.rows.map(({ rule, counts, total }) => formatRow(getClassName(rule), [...seen.map((certainty) => String(counts[certainty] || '·')), String(total)]));
  return [paint('dim', head), ...rows].join('\n');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
