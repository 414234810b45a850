import leaks from 'eslint-plugin-leaks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig({
  files: ['**/*.{ts,tsx}'],
  extends: [leaks.configs.recommended],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
});
