import { fileURLToPath } from 'node:url';
import { RuleTester } from '@typescript-eslint/rule-tester';

/** The cases stand in a folder of tests, which the rule leaves alone by default. */
export const settings = { leaks: { testFiles: 'report' } } as const;

/** One file, no types: what most projects that try a plugin have first. */
export const untyped = new RuleTester({ settings });

export const typed = new RuleTester({
  settings,
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('../../fixtures/typed', import.meta.url)) },
  },
});
