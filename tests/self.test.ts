import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import plugin from '../src/index.js';

test('the rules report nothing in their own sources', async () => {
  const cwd = fileURLToPath(new URL('../', import.meta.url));
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    allowInlineConfig: false,
    baseConfig: {
      files: ['**/*.ts'],
      plugins: { leaks: plugin },
      rules: plugin.configs.strict.rules ?? {},
      languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: cwd } },
    },
  });
  const results = await eslint.lintFiles(['src', 'scripts']);
  const reports = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${filePath.slice(cwd.length)}:${String(line)}: ${message}`),
  );
  expect(results.length).toBeGreaterThan(50);
  expect(reports).toEqual([]);
});
