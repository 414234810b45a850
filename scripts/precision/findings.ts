/** The findings of `recommended` in pinned packages, and what a reader made of each. */
import { readFileSync } from 'node:fs';
import { root } from '../source-files.js';

/** `true`: somebody who keeps the code would merge the repair. `unsure`: only a user of the code could tell. */
export type Opinion = 'true' | 'false' | 'unsure' | 'unread';

export interface Finding {
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly messageId: string;
}

export interface Judged extends Finding {
  readonly opinion: Opinion;
  readonly reason: string;
}

export const dataFile = 'docs/data/precision.json';

export function readJudged(): readonly Judged[] {
  const entries: unknown = JSON.parse(readFileSync(new URL(dataFile, root), 'utf8'));
  return Array.isArray(entries) ? entries.map(toJudged) : [];
}

export function toKey(finding: Finding): string {
  return `${finding.package}/${finding.file}:${finding.line} ${finding.rule}/${finding.messageId}`;
}

function toJudged(entry: Readonly<Record<string, unknown>>): Judged {
  const { opinion } = entry;
  if (opinion !== 'true' && opinion !== 'false' && opinion !== 'unsure' && opinion !== 'unread') {
    throw new TypeError(`${dataFile}: opinion is ${String(opinion)}; it is 'true', 'false', 'unsure' or 'unread'.`);
  }
  return {
    package: String(entry['package']),
    file: String(entry['file']),
    line: Number(entry['line']),
    rule: String(entry['rule']),
    messageId: String(entry['messageId']),
    opinion,
    reason: typeof entry['reason'] === 'string' ? entry['reason'] : '',
  };
}
