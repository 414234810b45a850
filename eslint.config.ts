import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import { layers } from './eslint.layers.js';
import { size } from './eslint.size.js';
import leaks from './src/index.js';

const sources = ['src/**/*.ts'];
const tests = ['tests/**/*.ts'];

/** Words that say nothing (docs/contributing/style.md). `handle` and `process` are verbs only in names of functions. */
const vagueWords = '^(check|verify)([A-Z]|$)|(^(data|info|manager|helper|utils?)|Data|Info|Manager|Helper|Utils?)$';
const vagueVerbs = '^(handle[A-Z]|process([A-Z]|$))';

export default defineConfig(
  {
    name: 'ignored',
    ignores: ['dist/', 'site/', 'coverage/', 'examples/', 'tests/**/fixtures/', 'tests/corpus/', 'tests/flow/programs/', 'tests/e2e/consumer/'],
  },
  {
    name: 'typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-depth': ['error', 4],
      complexity: ['error', { max: 20, variant: 'modified' }],
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    name: 'sources',
    files: [...sources, 'scripts/**/*.ts'],
    plugins: { size },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: ['variable', 'parameter', 'classProperty', 'parameterProperty', 'typeProperty', 'typeLike'],
          format: null,
          custom: { regex: vagueWords, match: false },
        },
        {
          selector: ['function', 'method'],
          format: null,
          custom: { regex: `${vagueWords}|${vagueVerbs}`, match: false },
        },
      ],
      'max-lines': ['error', 400],
      'size/max-own-lines': ['error', 50],
    },
  },
  ...layers,
  {
    name: 'compiler',
    files: ['src/types/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value="typescript"][importKind!="type"] > :not(ImportDefaultSpecifier, Literal)',
          message: "Write `import ts from 'typescript'`: named imports are undefined at run time before TypeScript 5.5.",
        },
      ],
    },
  },
  {
    name: 'rules',
    files: ['src/rules/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
    rules: {
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Enforce|Prefer|Require) ' }],
      'eslint-plugin/meta-property-ordering': [
        'error',
        ['type', 'docs', 'fixable', 'hasSuggestions', 'messages', 'schema', 'defaultOptions'],
      ],
      'max-lines': ['error', 200],
      // createRule writes the link to the page and the language; these rules look for literals.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-languages': 'off',
      // Reports are made in src/reporting, where these rules do not look; the rule tester fails on a fix or a suggestion that meta does not announce.
      'eslint-plugin/require-meta-fixable': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
      // The preset stands in `docs.preset`; tests/package.test.ts compares it with the presets.
      'eslint-plugin/require-meta-docs-recommended': 'off',
    },
  },
  { name: 'own rules', files: sources, extends: [leaks.configs.strict] },
  {
    name: 'tests',
    files: tests,
    rules: { 'max-lines': ['error', 600] },
  },
);
