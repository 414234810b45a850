import { defineConfig } from 'vitest/config';

/** Runs the examples of the rules' pages in a browser and against a database, and holds what they leave against `docs/data/proofs-browser.json`. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/support/install-proofs.ts'],
    // A single run reads files from disk; the proofs lint text that stands nowhere.
    env: { TSESTREE_SINGLE_RUN: 'false', UPDATE_PROOFS: String(process.argv.some((word) => word === '-u' || word === '--update')) },
    fileParallelism: false,
    maxConcurrency: 2,
    // On a machine under load a time-out of three seconds may fire in the middle of a count.
    retry: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
