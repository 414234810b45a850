import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { rules } from '../src/rules/index.js';
import type { LeaksRule } from '../src/util/create-rule.js';

const root = new URL('../', import.meta.url);

interface Manifest {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Manifest;
const byName: Readonly<Record<string, LeaksRule>> = rules;
const names = Object.keys(byName);

/** Names of the files of a folder that end so, without that end. */
function collectNames(folder: string, end: string): readonly string[] {
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .toSorted();
}

describe('a rule has one name everywhere', () => {
  test('its file', () => {
    expect(collectNames('src/rules', '.ts').filter((name) => name !== 'index')).toEqual(names);
  });

  test('its page', () => {
    expect(collectNames('docs/rules', '.md')).toEqual(names);
  });

  test.each(names)('%s: its tests, one file or a folder of them', (name) => {
    const tests = [`tests/rules/${name}.test.ts`, `tests/rules/${name}/`].filter((path) => existsSync(new URL(path, root)));
    expect(tests).toHaveLength(1);
  });

  test('its link', () => {
    for (const name of names) {
      expect(byName[name]?.meta.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
    }
  });

  test('tests and presets name no other', () => {
    const tested = existsSync(new URL('tests/rules', root)) ? collectNames('tests/rules', '.test.ts') : [];
    expect(tested.filter((name) => !names.includes(name))).toEqual([]);
    for (const { rules: preset = {} } of Object.values(plugin.configs)) {
      expect(Object.keys(preset).filter((id) => !names.includes(id.replace('leaks/', '')))).toEqual([]);
    }
  });
});

describe('suggestions', () => {
  /** Edits that one planner chooses from: a rule that words one of them may meet each. */
  const families = [
    ['createTeardown', 'releaseInTeardown', 'releaseInCleanup'],
    ['returnCleanup', 'returnStop', 'registerRelease', 'addEffect', 'guardLate', 'createTeardown'],
    ['releaseBefore', 'releaseBeforeReturn', 'releaseInFinally'],
  ];

  test.each(names)('%s: words for each edit that it may offer', (name) => {
    const messages = byName[name]?.meta.messages ?? {};
    for (const [first = '', ...others] of families) {
      expect(others.filter((kind) => first in messages && !(kind in messages))).toEqual([]);
    }
  });
});

describe('presets', () => {
  const enabled = (preset: 'recommended' | 'strict' | 'all'): readonly string[] =>
    Object.keys(plugin.configs[preset].rules ?? {});

  test('`all` has every rule', () => {
    expect(enabled('all')).toEqual(names.map((name) => `leaks/${name}`));
  });

  test.each(names)('%s is where its docs say', (name) => {
    const preset = byName[name]?.meta.docs?.preset;
    expect(enabled('recommended').includes(`leaks/${name}`)).toBe(preset === 'recommended');
    expect(enabled('strict').includes(`leaks/${name}`)).toBe(preset !== 'all');
  });

  test('name the plugin itself', () => {
    for (const config of Object.values(plugin.configs)) {
      expect(config.plugins?.['leaks']).toBe(plugin);
    }
  });
});

describe('the package', () => {
  // In a process of its own: vitest has a module registry of its own.
  test('require() and import give the same plugin', () => {
    const script = `
      import { createRequire } from 'node:module';
      import imported from './dist/index.js';
      const required = createRequire(process.cwd() + '/')('./dist/index.js');
      console.log(JSON.stringify([required === imported, imported.meta, Object.keys(imported.rules)]));
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' });
    const meta = { name: 'eslint-plugin-leaks', version: manifest.version, namespace: 'leaks' };
    expect(JSON.parse(output)).toEqual([true, meta, names]);
  });

  test('has no dependency but typescript-eslint', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['@typescript-eslint/parser', '@typescript-eslint/utils']);
    expect(manifest.peerDependencies).toEqual({ eslint: '^9.0.0 || ^10.0.0', typescript: '>=5.0.0 <6.1.0' });
    expect(manifest.engines).toEqual({ node: '^20.19.0 || ^22.13.0 || >=24' });
  });

  test('imports only what it depends on', () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    expect(collectImportedPackages('dist/').filter((name) => !declared.includes(name))).toEqual([]);
  });
});

/** The packages that the built files import when they run, Node's own left out. */
function collectImportedPackages(folder: string): readonly string[] {
  const specifiers = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => ts.preProcessFile(readFileSync(new URL(`${folder}${file}`, root), 'utf8')).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'));
  return [...new Set(specifiers.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier))];
}
