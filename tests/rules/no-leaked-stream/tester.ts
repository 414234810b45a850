import { RuleTester } from '@typescript-eslint/rule-tester';
import type { CertaintyOptions } from '../../../src/reporting/report-findings.js';
import { lintText } from '../../support/lint-text.js';

/** The cases stand in a folder of tests, which the rule leaves alone by default. */
const settings = { leaks: { testFiles: 'report' } } as const;

const ecmaFeatures = { jsx: true };

export const untyped = new RuleTester({ settings, languageOptions: { parserOptions: { ecmaFeatures } } });

/** What the rule says about a text: where, and how many suggestions it has. */
export function collectReports(code: string, options: CertaintyOptions = {}): readonly { messageId: string | undefined; line: number; suggestions: number }[] {
  const settings = { leaks: { testFiles: 'report' } };
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-stream': ['error', options] }, settings }).map(({ messageId, line, suggestions = [] }) => ({
    messageId,
    line,
    suggestions: suggestions.length,
  }));
}
