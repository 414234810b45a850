import type { Framework } from '../schema.js';

/** What a `before…` hook returns is awaited and dropped. */
export const jest: Framework = {
  id: 'jest',
  modules: ['@jest/globals'],
  effects: [
    { name: 'beforeEach', callback: 0, cleanup: 'registered', isGlobal: true },
    { name: 'beforeAll', callback: 0, cleanup: 'registered', isGlobal: true },
  ],
  registrars: [
    { name: 'afterEach', callback: 0, isGlobal: true },
    { name: 'afterAll', callback: 0, isGlobal: true },
  ],
  evidence: 'https://jestjs.io/docs/setup-teardown',
};
