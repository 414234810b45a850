import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Consumer, createConsumer, pack, type Run } from './consumer.js';
import { collectMarked } from './reports.js';

const SOURCES = ['src/session.ts', 'src/session.js', 'src/clock.tsx', 'src/clock.vue'];

const worlds = [
  { name: 'ESLint 10, TypeScript 6', packages: ['eslint@10.15.0', 'typescript@6.0.3'] },
  { name: 'ESLint 9, TypeScript 5.0', packages: ['eslint@9.39.5', 'typescript@5.0.4'] },
];

interface Result {
  readonly summary: { readonly files: number; readonly typedFiles: number };
  readonly findings: readonly { readonly file: string; readonly line: number; readonly rule: string }[];
  readonly notes: readonly string[];
}

describe.each(worlds)('$name', ({ packages }) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = createConsumer(pack(), [...packages, 'vue-eslint-parser@10']);
  });

  afterAll(() => {
    consumer.remove();
  });

  const audit = (...parameters: readonly string[]): Run => consumer.run('eslint-plugin-leaks', ...parameters);
  const lint = (...parameters: readonly string[]): Run => consumer.run('eslint', ...parameters);
  const read = (file: string): string => readFileSync(join(consumer.folder, file), 'utf8');

  test('an audit without a config, and without a parser of the project', () => {
    const { status, stdout } = audit('src', '--format', 'json');
    const { summary, findings, notes } = JSON.parse(stdout) as Result;
    expect(findings.map(({ file, line, rule }) => `${file}:${line} leaks/${rule}`).toSorted()).toEqual(collectMarked(consumer, SOURCES));
    expect(summary.typedFiles).toBeGreaterThan(0);
    expect(notes).toEqual([]);
    expect(status).toBe(1);
  });

  test.each(['report.html', 'report.sarif', 'report.json'])('%s', (file) => {
    const { status, stderr } = audit('src', '--output-file', `out/${file}`);
    expect(status).toBe(1);
    expect(stderr).toContain(`Written to out/${file}`);
    expect(read(`out/${file}`)).toContain('clearInterval');
  });

  test('--help, --version, and a wrong flag', () => {
    expect(audit('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(audit('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect(audit('--formt', 'json')).toMatchObject({ status: 2, stderr: 'eslint-plugin-leaks: Unknown flag --formt. Did you mean --format?\n' });
  });

  test('--fix mends the file, and the next audit of it is clean', () => {
    copyFileSync(join(consumer.folder, 'src/clock.tsx'), join(consumer.folder, 'src/fixed.tsx'));
    expect(audit('src/fixed.tsx', '--fix').status).toBe(0);
    expect(read('src/fixed.tsx')).toContain('clearInterval(');
    rmSync(join(consumer.folder, 'src/fixed.tsx'));
  });

  test('--init writes a config that ESLint runs, prints and caches; the baseline holds what was there', () => {
    writeFileSync(join(consumer.folder, 'eslint.config.mjs'), 'export default [\n  {},\n];\n');
    expect(audit('--init', '--yes').stdout).toContain('Written: eslint.config.mjs');
    expect(lint('src/session.js')).toMatchObject({ status: 1 });
    expect(lint('--print-config', 'src/session.js').stdout).toContain('"leaks/no-leaked-timer"');
    expect(lint('--cache', '--cache-location', '.cache/', 'src/session.js')).toMatchObject({ status: 1 });
    expect(existsSync(join(consumer.folder, '.cache'))).toBe(true);
    expect(lint('--concurrency', '2', 'src/session.js')).toMatchObject({ status: 1 });
    expect(lint('--suppress-all', 'src/session.js')).toMatchObject({ status: 0 });
    expect(read('eslint-suppressions.json')).toContain('leaks/no-leaked-timer');
    expect(lint('src/session.js')).toMatchObject({ status: 0 });
    rmSync(join(consumer.folder, 'eslint-suppressions.json'));
  });

  test.runIf(findChromium() !== undefined)('the page filters, searches, moves by key and changes its colours in a browser', () => {
    audit('src', '--output-file', 'out/report.html');
    const page = read('out/report.html').replace('</body>', `<script>${ACTIONS}</script></body>`);
    const path = join(consumer.folder, 'out/driven.html');
    writeFileSync(path, page);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const dom = execFileSync(findChromium() ?? '', [...flags, `--user-data-dir=${join(consumer.folder, 'out/profile')}`, '--dump-dom', `file://${path}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const seen = /<title>(?<seen>\{.*?\})<\/title>/u.exec(dom)?.groups?.['seen'] ?? 'nothing';
    const all = collectMarked(consumer, SOURCES).length;
    const ofTsx = collectMarked(consumer, ['src/clock.tsx']).length;
    expect(JSON.parse(seen.replaceAll('&quot;', '"'))).toEqual({
      start: all,
      searched: ofTsx,
      unmatched: 0,
      isTold: true,
      reset: all,
      withoutTimers: 0,
      focused: 'leak-2',
      isSearching: 'search',
      theme: true,
    });
  });
});

/** What a reader does, and the title that tells what came of it. */
const ACTIONS = `
  const count = () => document.querySelectorAll('.card:not([hidden])').length;
  const search = document.querySelector('#search');
  const type = (text) => { search.value = text; search.dispatchEvent(new Event('input', { bubbles: true })); };
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const seen = { start: count() };
  type('clock.tsx'); seen.searched = count();
  type('zebra'); seen.unmatched = count(); seen.isTold = !document.querySelector('.nothing').hidden;
  document.querySelector('#reset').click(); seen.reset = count();
  const timers = document.querySelector('input[value="no-leaked-timer"]');
  timers.click(); seen.withoutTimers = count(); timers.click();
  press('j'); press('j'); seen.focused = document.activeElement.id;
  press('/'); seen.isSearching = document.activeElement.id; search.blur();
  const ground = getComputedStyle(document.body).backgroundColor;
  press('t'); seen.theme = getComputedStyle(document.body).backgroundColor !== ground;
  document.title = JSON.stringify(seen);
`;

function findChromium(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}
