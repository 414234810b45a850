import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';
import type { Rule } from 'eslint';
import { lintText } from './lint-text.js';

/** The cases stand in a folder of tests, which rules leave alone by default. */
export const settings = { leaks: { testFiles: 'report' } } as const;

const ecmaFeatures = { jsx: true };

/** One file, no types: what most projects that try a plugin have first. */
export const untyped = new RuleTester({ settings, languageOptions: { parserOptions: { ecmaFeatures } } });

export const typed = new RuleTester({
  settings,
  languageOptions: {
    parserOptions: {
      ecmaFeatures,
      projectService: true,
      tsconfigRootDir: fileURLToPath(new URL('../fixtures/typed', import.meta.url)),
    },
  },
});

export interface Report {
  readonly messageId: string | undefined;
  readonly line: number;
  /** The text after `--fix`. */
  readonly output?: string;
  /** Each suggestion with the text after it. */
  readonly suggestions?: Readonly<Record<string, string>>;
}

/** What one rule reports in a file of any language, read by the parser that its projects use. */
export function createReport(rule: string): (filename: string, code: string, options?: object) => readonly Report[] {
  return (filename, code, options = {}) => {
    const messages = lintText({ code, filename, rules: { [`leaks/${rule}`]: ['error', options] }, settings });
    return messages.map(({ messageId, line, fix, suggestions }) => ({
      messageId,
      line,
      ...(fix === undefined ? {} : { output: edit(code, fix) }),
      ...(suggestions === undefined
        ? {}
        : { suggestions: Object.fromEntries(suggestions.map((entry) => [entry.messageId ?? '', edit(code, entry.fix)])) }),
    }));
  };
}

function edit(code: string, { range: [start, end], text }: Rule.Fix): string {
  return code.slice(0, start) + text + code.slice(end);
}
