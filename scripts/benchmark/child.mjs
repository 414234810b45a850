/** Lints one folder with one set of rules and prints what the whole process cost. Arguments: the folder, the set, and `typed` or `untyped`. */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import leaks from '../../dist/index.js';

const [cwd, set, mode] = process.argv.slice(2);
const rulesOf = (configs) => Object.assign({}, ...[configs].flat().map(({ rules }) => rules ?? {}));
const own = { leaks };
const theirs = { '@typescript-eslint': tseslint.plugin };

/** @type {Record<string, object>} */
const SETS = {
  none: {},
  recommended: { plugins: own, rules: rulesOf(leaks.configs.recommended) },
  strict: { plugins: own, rules: rulesOf(leaks.configs.strict) },
  promises: { plugins: theirs, rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-misused-promises': 'error' } },
  typescript: { plugins: theirs, rules: rulesOf(tseslint.configs.recommendedTypeCheckedOnly) },
};

const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  allowInlineConfig: false,
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: mode === 'typed' ? { projectService: true, tsconfigRootDir: cwd } : {} },
    ...SETS[set],
  },
});
const results = await eslint.lintFiles(['**/*.{ts,tsx}']);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const fatal = results.flatMap(({ messages }) => messages).filter((message) => message.fatal).length;
if (fatal > 0) {
  throw new Error(`${fatal} files of ${cwd} do not parse.`);
}
const report = {
  files: results.length,
  messages: results.reduce((sum, { messages }) => sum + messages.length, 0),
  seconds: performance.now() / 1000,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  megabytes: maxRSS / 1024,
};
process.stdout.write(JSON.stringify(report));
