import { defineConfig } from 'vitest/config';

/** The recipes of docs/recipes.md that install a framework or a monorepo: minutes, and a registry or its cache. Needs `npm run build` first. */
export default defineConfig({
  test: {
    include: ['tests/recipes/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
