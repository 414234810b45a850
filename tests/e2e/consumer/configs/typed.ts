import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import leaks, { type LeaksSettings } from 'eslint-plugin-leaks';

const settings: LeaksSettings = { owners: [{ from: 'acme', name: 'Scope.own' }] };

export default defineConfig(
  { files: ['src/**/*.{js,ts,tsx}'], extends: [leaks.configs.recommended], settings: { leaks: settings } },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  },
);
