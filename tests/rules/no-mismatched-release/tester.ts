import type { Rule } from 'eslint';
import type { Options } from '../../../src/rules/no-mismatched-release.js';
import { lintText } from '../../support/lint-text.js';

/** The cases stand in a folder of tests, which the rule leaves alone by default. */
export const settings = { leaks: { testFiles: 'report' } } as const;

export interface Report {
  readonly messageId: string | undefined;
  readonly line: number;
  /** The text after `--fix`. */
  readonly output?: string;
  /** Each suggestion with the text after it. */
  readonly suggestions?: Readonly<Record<string, string>>;
}

/** What the rule reports in a file of any language, read by the parser that its projects use. */
export function report(filename: string, code: string, options: Options[0] = {}): readonly Report[] {
  const messages = lintText({ code, filename, rules: { 'leaks/no-mismatched-release': ['error', options] }, settings });
  return messages.map(({ messageId, line, fix, suggestions }) => ({
    messageId,
    line,
    ...(fix === undefined ? {} : { output: edit(code, fix) }),
    ...(suggestions === undefined
      ? {}
      : { suggestions: Object.fromEntries(suggestions.map((entry) => [entry.messageId ?? '', edit(code, entry.fix)])) }),
  }));
}

function edit(code: string, { range: [start, end], text }: Rule.Fix): string {
  return code.slice(0, start) + text + code.slice(end);
}
