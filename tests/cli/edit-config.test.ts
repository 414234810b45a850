import { describe, expect, test } from 'vitest';
import { createConfig, editConfig } from '../../src/cli/init/edit-config.js';

const ENTRY = "{ ...leaks.configs.recommended, files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'] }";
const IMPORT = "import leaks from 'eslint-plugin-leaks';";

describe('shapes that are edited', () => {
  test('an array, a line for each element', () => {
    expect(editConfig("import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n")).toBe(
      `import js from '@eslint/js';\n${IMPORT}\n\nexport default [\n  js.configs.recommended,\n  ${ENTRY},\n];\n`,
    );
  });

  test('no comma after the last element, and a comment with one', () => {
    expect(editConfig('export default [\n  { rules: {} } // one, two\n];\n')).toBe(
      `${IMPORT}\nexport default [\n  { rules: {} },\n  ${ENTRY}, // one, two\n];\n`,
    );
  });

  test('one line', () => {
    expect(editConfig('export default [a, b];\n')).toBe(`${IMPORT}\nexport default [a, b, ${ENTRY}];\n`);
  });

  test('an empty array', () => {
    expect(editConfig('export default [];\n')).toBe(`${IMPORT}\nexport default [\n  ${ENTRY},\n];\n`);
  });

  test.each(['defineConfig', 'tseslint.config'])('%s(…) with its parts', (maker) => {
    expect(editConfig(`export default ${maker}(\n  first,\n  second,\n);\n`)).toBe(`${IMPORT}\nexport default ${maker}(\n  first,\n  second,\n  ${ENTRY},\n);\n`);
  });

  test('defineConfig of an array', () => {
    expect(editConfig('export default defineConfig([\n  first,\n]);\n')).toBe(`${IMPORT}\nexport default defineConfig([\n  first,\n  ${ENTRY},\n]);\n`);
  });

  test('a constant that is exported by its name, with a type', () => {
    expect(editConfig('const config = [\n  first,\n] satisfies Linter.Config[];\nexport default config;\n')).toBe(
      `${IMPORT}\nconst config = [\n  first,\n  ${ENTRY},\n] satisfies Linter.Config[];\nexport default config;\n`,
    );
  });

  test('CommonJS', () => {
    expect(editConfig("'use strict';\nmodule.exports = [\n  first,\n];\n")).toBe(
      `'use strict';\nconst leaks = require('eslint-plugin-leaks');\nmodule.exports = [\n  first,\n  ${ENTRY},\n];\n`,
    );
  });
});

describe('shapes that are left alone', () => {
  test.each([
    ['a factory of somebody else', 'export default antfu({ vue: true });\n'],
    ['a call on a call', 'export default withNuxt([]).append({});\n'],
    ['a variable that changes', 'let config = [];\nexport default config;\n'],
    ['a config that is imported', "import config from './config.js';\nexport default config;\n"],
    ['what does not parse', 'export default [\n'],
    ['nothing exported', 'const config = [];\n'],
  ])('%s', (_what, text) => {
    expect(editConfig(text)).toBeUndefined();
  });
});

test('a new config can be edited in turn', () => {
  expect(editConfig(createConfig({ hasTypes: true, isTypescriptEslint: true }))).toContain(ENTRY);
});
