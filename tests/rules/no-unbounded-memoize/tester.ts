import { RuleTester } from '@typescript-eslint/rule-tester';

/** The cases stand in a folder of tests, which the rule leaves alone by default. */
const settings = { leaks: { testFiles: 'report' } } as const;

const ecmaFeatures = { jsx: true };

export const untyped = new RuleTester({ settings, languageOptions: { parserOptions: { ecmaFeatures } } });
