import type { Framework } from '../schema.js';

/** A hook may have a title before its callback; the index is that of the form without one. */
export const mocha: Framework = {
  id: 'mocha',
  modules: ['mocha'],
  effects: [
    { name: 'before', callback: 0, cleanup: 'registered', isGlobal: true },
    { name: 'beforeEach', callback: 0, cleanup: 'registered', isGlobal: true },
    { name: 'setup', callback: 0, cleanup: 'registered', isGlobal: true },
    { name: 'suiteSetup', callback: 0, cleanup: 'registered', isGlobal: true },
  ],
  registrars: [
    { name: 'after', callback: 0, isGlobal: true },
    { name: 'afterEach', callback: 0, isGlobal: true },
    { name: 'teardown', callback: 0, isGlobal: true },
    { name: 'suiteTeardown', callback: 0, isGlobal: true },
  ],
  evidence: 'https://mochajs.org/features/hooks/',
};
