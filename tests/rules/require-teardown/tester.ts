import { RuleTester } from '@typescript-eslint/rule-tester';

/** The cases stand in a folder of tests, which the rule leaves alone by default. */
export const settings = { leaks: { testFiles: 'report' } } as const;

/** One file, no types: what most projects that try a plugin have first. */
export const untyped = new RuleTester({ settings });
