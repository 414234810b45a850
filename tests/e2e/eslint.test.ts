import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectBlocks } from '../support/collect-blocks.js';
import { type Consumer, createConsumer, pack, type Run } from './consumer.js';
import { collectMarked, collectReports } from './reports.js';

const SOURCES = ['src/session.ts', 'src/session.js', 'src/clock.tsx', 'src/clock.vue'];
const WITHOUT_VUE = SOURCES.filter((file) => !file.endsWith('.vue'));
const COMMON = ['typescript-eslint@8.73.0', 'vue-eslint-parser@10', 'jiti@2.7.0'];

const worlds = [
  { name: 'ESLint 10, TypeScript 6', packages: ['eslint@10.15.0', 'typescript@6.0.3'] },
  {
    name: 'ESLint 9, TypeScript 5.0',
    packages: ['eslint@9.39.5', 'typescript@5.0.4', 'eslint-floor@npm:eslint@9.0.0'],
  },
];

describe.each(worlds)('$name', ({ packages }) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = createConsumer(pack(), [...COMMON, ...packages]);
  });

  afterAll(() => {
    consumer.remove();
  });

  function lint(config: string, ...files: readonly string[]): Run {
    return consumer.run('eslint', '--config', config, '--format', 'json', ...files);
  }

  test('eslint.config.js, found by its name, without types', () => {
    copyFileSync(join(consumer.folder, 'configs/untyped.js'), join(consumer.folder, 'eslint.config.js'));
    const run = consumer.run('eslint', '--format', 'json', 'src');
    expect(collectReports(consumer, run)).toEqual(collectMarked(consumer, SOURCES));
    expect(run.status).toBe(1);
  });

  test('a CommonJS config with require()', () => {
    expect(collectReports(consumer, lint('configs/untyped.cjs', 'src'))).toEqual(collectMarked(consumer, SOURCES));
  });

  test('defineConfig and `extends`, with types', () => {
    expect(collectReports(consumer, lint('configs/typed.mjs', 'src'))).toEqual(collectMarked(consumer, SOURCES));
  });

  test('a config in TypeScript, with types', () => {
    const run = lint('configs/typed.ts', ...WITHOUT_VUE);
    expect(collectReports(consumer, run)).toEqual(collectMarked(consumer, WITHOUT_VUE));
  });

  test('--fix gives an effect its cleanup, and the next run is clean', () => {
    const file = 'src/fixed.tsx';
    copyFileSync(join(consumer.folder, 'src/clock.tsx'), join(consumer.folder, file));
    expect(collectReports(consumer, lint('configs/typed.mjs', '--fix', file))).toEqual([]);
    expect(readFileSync(join(consumer.folder, file), 'utf8')).toMatch(/return \(\) => \{?\s*clearInterval\(/);
    expect(collectReports(consumer, lint('configs/typed.mjs', file))).toEqual([]);
  });

  test('a wrong option names the rule and the option', () => {
    const { status, stderr } = lint('configs/wrong-option.js', 'src/session.js');
    expect(status).toBe(2);
    expect(stderr).toContain('leaks/no-leaked-timer');
    expect(stderr).toContain('raport');
  });

  test('a wrong setting names its place', () => {
    const { status, stderr } = lint('configs/wrong-setting.js', 'src/session.js');
    expect(status).toBe(2);
    expect(stderr).toContain('settings.leaks.recources');
  });

  if (packages.some((name) => name.startsWith('eslint-floor'))) {
    test('the oldest ESLint', () => {
      const run = consumer.runFile('eslint-floor/bin/eslint.js', '--config', 'configs/untyped.js', '--format', 'json', 'src');
      expect(collectReports(consumer, run)).toEqual(collectMarked(consumer, SOURCES));
    });
  } else {
    test('the config in TypeScript has no type errors, declarations of packages included', () => {
      const run = consumer.run('tsc', '--project', 'configs');
      expect(run.stdout).toBe('');
    });

    test.each(collectConfigs())('the config on line $line of $page', ({ code }) => {
      writeFileSync(join(consumer.folder, 'eslint.config.readme.mjs'), code);
      const run = lint('eslint.config.readme.mjs', ...WITHOUT_VUE);
      expect(collectReports(consumer, run)).toEqual(collectMarked(consumer, WITHOUT_VUE));
    });
  }
});

/** The blocks that are a whole config. */
function collectConfigs(): readonly { readonly page: string; readonly line: number; readonly code: string }[] {
  return ['README.md', 'docs/migration.md'].flatMap((page) =>
    collectBlocks(readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8'))
      .filter(({ words }) => words.includes('config'))
      .map(({ line, code }) => ({ page, line, code })),
  );
}
