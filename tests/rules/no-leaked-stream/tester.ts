import type { CertaintyOptions } from '../../../src/reporting/report-findings.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

/** What the rule says about a text: where, and how many edits it offers. */
export function collectReports(code: string, options: CertaintyOptions = {}): readonly { messageId: string | undefined; line: number; edits: number }[] {
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-stream': ['error', options] }, settings }).map(({ messageId, line, fix, suggestions = [] }) => ({
    messageId,
    line,
    edits: suggestions.length + (fix === undefined ? 0 : 1),
  }));
}
