import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectFiles, getRoot, toPattern } from '../../src/cli/files.js';
import { createTypedFiles } from '../../src/cli/typed-files.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-files-'));
  const files = ['a.ts', 'b.d.ts', 'c.min.js', 'd.vue', 'e.css', 'src/f.jsx', 'src/[id].ts', 'node_modules/g.js', 'packages/h/dist/i.js', 'packages/h/j.mts', 'packages/h/k.js'];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  writeFileSync(join(folder, 'packages/h/tsconfig.json'), '{ "extends": "./base" /* and more */ }');
  writeFileSync(join(folder, 'packages/h/base.json'), '{ "compilerOptions": { "allowJs": true } }');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const list = (...paths: readonly string[]): readonly string[] => collectFiles(folder, paths).map((file) => relative(folder, file).replaceAll('\\', '/'));

describe('files', () => {
  test('of a folder: no declarations, output, copies or dependencies', () => {
    expect(list()).toEqual(['a.ts', 'd.vue', 'packages/h/j.mts', 'packages/h/k.js', 'src/[id].ts', 'src/f.jsx']);
  });

  test('of a glob', () => {
    expect(list('**/*.{mts,jsx}')).toEqual(['packages/h/j.mts', 'src/f.jsx']);
  });

  test('one that is named, whatever its name says', () => {
    expect(list('b.d.ts')).toEqual(['b.d.ts']);
  });

  test('a name with brackets that is there is no glob', () => {
    expect(list('src/[id].ts')).toEqual(['src/[id].ts']);
  });

  test.each([
    ['src/missing', /There is no "src\/missing" in /u],
    ['**/*.coffee', /No file matches "\*\*\/\*\.coffee" in /u],
  ])('%s is told', (path, message) => {
    expect(() => list(path)).toThrow(message);
  });
});

test.each([
  ['*.ts', 'a.ts', true],
  ['*.ts', 'src/a.ts', false],
  ['**/*.ts', 'a.ts', true],
  ['**/*.ts', 'src/deep/a.ts', true],
  ['src/**', 'src/deep/a.ts', true],
  ['a.{js,ts}', 'a.ts', true],
  ['a.ts', 'axts', false],
  ['[ab].ts', 'b.ts', true],
])('%s and %s: %s', (glob, path, isMatch) => {
  expect(toPattern(glob).test(path)).toBe(isMatch);
});

test('the root holds every path', () => {
  expect(getRoot(join(folder, 'src'), ['../packages/h'])).toBe(folder);
  expect(getRoot(folder, ['src', 'a.ts'])).toBe(folder);
});

test('JavaScript has types only where a config says so, in what it extends too', () => {
  const { isOffered } = createTypedFiles();
  expect(isOffered(join(folder, 'a.ts'))).toBe(true);
  expect(isOffered(join(folder, 'src/f.jsx'))).toBe(false);
  expect(isOffered(join(folder, 'packages/h/k.js'))).toBe(true);
});

describe('programs that refuse', () => {
  const inFolder = (name: string, index: number): string => join(folder, name, `${index}.ts`);

  test('a folder that has been refused twice, and no other', () => {
    const { isOffered, record } = createTypedFiles();
    record(inFolder('src', 0), false);
    expect(isOffered(inFolder('src', 1))).toBe(true);
    record(inFolder('src', 1), false);
    expect(isOffered(inFolder('src', 2))).toBe(false);
    expect(isOffered(inFolder('packages', 0))).toBe(true);
  });

  test('a folder of which one file was taken is offered on', () => {
    const { isOffered, record } = createTypedFiles();
    record(inFolder('src', 0), true);
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) {
      record(inFolder('src', index), false);
    }
    expect(isOffered(inFolder('src', 9))).toBe(true);
  });

  test('a config that knows nothing', () => {
    const { isOffered, record } = createTypedFiles();
    for (const index of [0, 1, 2, 3, 4, 5]) {
      record(inFolder(`folder${index}`, index), false);
    }
    expect(isOffered(inFolder('folder9', 0))).toBe(false);
  });
});
