import { defineConfig } from 'vitest/config';

/** Installs the packed plugin into projects of its own and runs their ESLint. Needs `npm run build` first, and a registry or its cache. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
