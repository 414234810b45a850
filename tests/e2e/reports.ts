import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ESLint } from 'eslint';
import { collectMarks } from '../support/collect-blocks.js';
import type { Consumer, Run } from './consumer.js';

/** `'src/clock.tsx:6 leaks/no-leaked-timer'` for each report of a run with `--format json`. */
export function collectReports(consumer: Consumer, { stdout, stderr }: Run): readonly string[] {
  return parseResults(stdout, stderr)
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => `${relative(consumer.folder, filePath)}:${String(line)} ${ruleId ?? message}`),
    )
    .toSorted();
}

/** The same for the marks in the files. */
export function collectMarked(consumer: Consumer, files: readonly string[]): readonly string[] {
  return files
    .flatMap((file) =>
      collectMarks(readFileSync(join(consumer.folder, file), 'utf8')).map(({ line }) => `${file}:${String(line)} leaks/no-leaked-timer`),
    )
    .toSorted();
}

function parseResults(stdout: string, stderr: string): readonly ESLint.LintResult[] {
  if (!stdout.startsWith('[')) {
    throw new Error(`ESLint gave no results: ${stdout}${stderr}`);
  }
  return JSON.parse(stdout) as readonly ESLint.LintResult[];
}
