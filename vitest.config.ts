import { defineConfig } from 'vitest/config';

// One module registry for all files keeps one TypeScript program: a registry per file costs a new program per file.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/browser/**', 'tests/recipes/**', '**/node_modules/**'],
    isolate: false,
    pool: 'forks',
    // A single run reads files from disk; tests lint text that stands nowhere.
    env: { TSESTREE_SINGLE_RUN: 'false' },
    setupFiles: ['tests/setup.ts'],
    globalSetup: ['tests/support/install-typings.ts'],
    testTimeout: 60_000,
  },
});
