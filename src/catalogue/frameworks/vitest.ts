import type { Framework } from '../schema.js';

/** The function that a `before…` hook returns is a teardown. */
export const vitest: Framework = {
  id: 'vitest',
  modules: ['vitest'],
  effects: [
    { name: 'beforeEach', callback: 0, cleanup: 'returned' },
    { name: 'beforeAll', callback: 0, cleanup: 'returned' },
  ],
  registrars: [
    { name: 'afterEach', callback: 0 },
    { name: 'afterAll', callback: 0 },
    { name: 'onTestFinished', callback: 0 },
  ],
  evidence: 'https://vitest.dev/api/hooks.html',
};
