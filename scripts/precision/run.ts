/**
 * Lints pinned packages with `recommended` and compares with what was read: `npm run precision`. Fails on a finding that nobody judged and on one that is gone;
 * `npm run precision -- --update` writes both down, new ones as unread.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Linter } from 'eslint';
import parser from '@typescript-eslint/parser';
import plugin from '../../src/index.js';
import { fetchPackage, listSources, type Pinned } from '../published.js';
import { writeSource } from '../source-files.js';
import { dataFile, type Finding, readJudged, toKey } from './findings.js';
import { packages } from './packages.js';

const SOURCES = ['**/*.{ts,tsx,js,jsx,mjs}'];
const linter = new Linter();
const config: Linter.Config[] = [
  ...[plugin.configs.recommended].flat().map((part) => ({ ...part, files: SOURCES })),
  { files: SOURCES, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
];

const judged = new Map(readJudged().map((finding) => [toKey(finding), finding]));
const findings = packages.flatMap(lintPackage);
const found = new Set(findings.map(toKey));
const unread = findings.filter((finding) => (judged.get(toKey(finding))?.opinion ?? 'unread') === 'unread');
const gone = [...judged.keys()].filter((key) => !found.has(key));

for (const finding of unread) {
  console.log(`unread: ${toKey(finding)}`);
}
for (const key of gone) {
  console.log(`gone: ${key}`);
}
if (process.argv.includes('--update')) {
  const entries = findings.map((finding) => judged.get(toKey(finding)) ?? { ...finding, opinion: 'unread', reason: '' });
  writeSource(dataFile, `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`);
} else if (unread.length + gone.length > 0) {
  console.error(`${unread.length} unread and ${gone.length} gone. Read them, and say in ${dataFile} whether each is true, false or unsure, and why.`);
  process.exitCode = 1;
}

function lintPackage(pinned: Pinned): readonly Finding[] {
  const folder = fetchPackage(pinned);
  const files = listSources(folder, pinned.roots);
  const own = files.flatMap((path) => lintFile(pinned.name, relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')));
  console.log(`${pinned.name}@${pinned.version}: ${files.length} files, ${own.length} findings`);
  return own;
}

/** A file that does not parse has no finding, and neither has one without lines of its author's. */
function lintFile(of: string, file: string, text: string): readonly Finding[] {
  if (text.length > 300_000 || text.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  return linter
    .verify(text, config, { filename: file, allowInlineConfig: false })
    .filter(({ ruleId }) => ruleId?.startsWith('leaks/') === true)
    .map(({ line, ruleId, messageId }) => ({ package: of, file, line, rule: (ruleId ?? '').replace('leaks/', ''), messageId: messageId ?? '' }));
}
