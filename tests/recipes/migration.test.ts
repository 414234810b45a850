import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Consumer, createConsumer, pack } from '../e2e/consumer.js';
import { collectReports } from '../e2e/reports.js';
import { collectBlocks } from '../support/collect-blocks.js';

const page = readFileSync(new URL('../../docs/migration.md', import.meta.url), 'utf8');
const configs = collectBlocks(page).filter(({ words }) => words.includes('before') || words.includes('after'));

let consumer: Consumer;

beforeAll(() => {
  const peers = ['eslint-plugin-listeners@1.6.0', 'eslint-plugin-react-web-api@5.23.0', 'eslint-plugin-rxjs-x@1.0.2'];
  consumer = createConsumer(pack(), ['eslint@10.15.0', 'typescript@6.0.3', 'typescript-eslint@8.73.0', ...peers]);
});

afterAll(() => {
  consumer.remove();
});

test('the page has configs of three plugins', () => {
  expect(configs).toHaveLength(5);
});

test.each(configs)('the config on line $line lints', ({ code, words }) => {
  writeFileSync(join(consumer.folder, 'eslint.config.page.mjs'), code);
  const files = code.includes("'src/**/*.{ts,tsx}'") || words.includes('after') || code.includes('reactWebApi') ? ['src/session.ts', 'src/clock.tsx'] : ['src/session.js'];
  const reports = collectReports(consumer, consumer.run('eslint', '--config', 'eslint.config.page.mjs', '--format', 'json', ...files));
  expect(reports.filter((report) => /Parsing error|could not/i.test(report))).toEqual([]);
  expect(reports.filter((report) => report.includes(' leaks/'))).toEqual(words.includes('after') ? ['src/clock.tsx:6 leaks/no-leaked-timer', 'src/session.ts:6 leaks/no-leaked-timer'] : []);
});
