/** Workflow commands: GitHub shows each finding at its line of the pull request. */
import type { Audit, Leak } from '../model.js';
import { isCertain } from '../rank.js';

export function formatGithub({ leaks, broken }: Audit): string {
  return [
    ...leaks.map(formatLeak),
    ...broken.map(({ file, line, message }) => `::warning file=${escapeProperty(file)},line=${line},title=not audited::${escapeText(message)}`),
  ].join('\n');
}

function formatLeak({ rule, message, file, line, column, endLine, endColumn, certainty }: Leak): string {
  // GitHub refuses a column range that spans lines.
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : '';
  const place = `file=${escapeProperty(file)},line=${line},endLine=${endLine}${columns},title=${escapeProperty(`leaks/${rule}`)}`;
  return `::${isCertain(certainty) ? 'error' : 'warning'} ${place}::${escapeText(message)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
