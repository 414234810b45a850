/** The settings that docs/adoption.md shows do what it says, and the schema that is shipped is the one that the reader follows. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { readSettings } from '../src/analysis/settings.js';
import { settingsSchema } from '../src/analysis/settings-schema.js';
import plugin from '../src/index.js';
import { collectBlocks } from './support/collect-blocks.js';
import { lintText } from './support/lint-text.js';

const page = readFileSync(new URL('../docs/adoption.md', import.meta.url), 'utf8');
const [testFiles, library] = collectBlocks(page)
  .filter(({ words }) => words.includes('settings'))
  .map(({ code }) => readConfig(code));

function readConfig(code: string): NonNullable<Linter.Config['settings']> {
  const config = runInNewContext(`(${code.replace('export default', '').trim().replace(/;$/, '')})[0]`) as Linter.Config;
  return structuredClone(config.settings ?? {});
}

function lint(code: string, filename: string, settings: Linter.Config['settings']): readonly (string | null)[] {
  return lintText({ code, filename, rules: plugin.configs.recommended.rules ?? {}, ...(settings && { settings }) }).map(({ ruleId }) => ruleId);
}

const LEASE = (body: string): string => `import { Fleet, inspect, rent } from '@acme/cloud';\nexport async function run(fleet: Fleet, isDry: boolean) {\n  const lease = await rent();\n${body}\n}\n`;
const LEAK = "export class A { n = 0; constructor() { setInterval(() => { this.n += 1; }, 1000); } dispose() {} }";

test('both are read without a mistake', () => {
  expect(readSettings(testFiles).testFiles).toBe('report');
  expect(readSettings(library).resources.map(({ id }) => id)).toEqual(['acme/lease']);
});

test('files of tests are not analysed, unless the settings say so', () => {
  expect(lint(LEAK, 'a.ts', undefined)).toEqual(['leaks/no-leaked-timer']);
  expect(lint(LEAK, 'a.test.ts', undefined)).toEqual([]);
  expect(lint(LEAK, '__tests__/a.ts', undefined)).toEqual([]);
  expect(lint(LEAK, 'a.test.ts', testFiles)).toEqual(['leaks/no-leaked-timer']);
});

test('a private library: its resource, and what only borrows it', () => {
  const missed = LEASE('  if (isDry) {\n    return;\n  }\n  await lease.giveBack();');
  expect(lint(missed, 'a.ts', undefined)).toEqual([]);
  expect(lint(missed, 'a.ts', library)).toEqual(['leaks/no-leaked-handle']);
  expect(lint(LEASE('  inspect(lease);\n  if (isDry) {\n    return;\n  }\n  await lease.giveBack();'), 'a.ts', library)).toEqual(['leaks/no-leaked-handle']);
  expect(lint(LEASE('  try {\n    inspect(lease);\n  } finally {\n    await lease.giveBack();\n  }'), 'a.ts', library)).toEqual([]);
});

test('a key that is misspelt', () => {
  expect(() => readSettings({ leaks: { owner: [] } })).toThrow('settings.leaks.owner');
});

test('the package has the schema that the reader follows', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly files: readonly string[]; readonly exports: Readonly<Record<string, unknown>> };
  const path = String(manifest.exports['./settings.schema.json']);
  expect(manifest.files.map((file) => `./${file}`)).toContain(path);
  expect(JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))).toEqual(settingsSchema());
});
