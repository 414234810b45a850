/**
 * Lints files one after the other in one process, each as it is and again with a line more, as an editor does, and prints how long the rules of the second
 * lint took, in milliseconds. Arguments: the folder, and `typed` or `untyped`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import leaks from '../../dist/index.js';

const MOST_FILES = 80;

const [cwd = '.', mode] = process.argv.slice(2);
const eslint = new ESLint({
  cwd,
  stats: true,
  overrideConfigFile: true,
  allowInlineConfig: false,
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    plugins: { leaks },
    rules: Object.assign({}, ...[leaks.configs.recommended].flat().map(({ rules }) => rules ?? {})),
    languageOptions: { parser: tseslint.parser, parserOptions: mode === 'typed' ? { projectService: true, tsconfigRootDir: cwd } : {} },
  },
});
const paths = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')).sort();
const step = Math.max(1, Math.floor(paths.length / MOST_FILES));
const chosen = paths.filter((_, index) => index % step === 0).slice(0, MOST_FILES);
const ofRules = [];
const ofParser = [];
for (const path of chosen) {
  const filePath = join(cwd, path);
  const text = readFileSync(filePath, 'utf8');
  await eslint.lintText(text, { filePath });
  const [result] = await eslint.lintText(`${text}\n// edited\n`, { filePath });
  const passes = result?.stats?.times.passes ?? [];
  ofRules.push(sum(passes.flatMap(({ rules = {} }) => Object.values(rules).map(({ total }) => total))));
  ofParser.push(sum(passes.map(({ parse }) => parse.total)));
}
process.stdout.write(JSON.stringify({ files: chosen.length, median: at(ofRules, 0.5), ninth: at(ofRules, 0.9), parser: at(ofParser, 0.5) }));

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {readonly number[]} values @param {number} part */
function at(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
}
