import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import leaks from 'eslint-plugin-leaks';

export default defineConfig(
  { files: ['src/**/*.{js,ts,tsx,vue}'], plugins: { leaks }, extends: ['leaks/recommended'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: process.cwd() },
    },
  },
  { files: ['src/**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } } },
);
