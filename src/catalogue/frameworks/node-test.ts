import type { Framework } from '../schema.js';

/** Node's own runner: hooks of a suite, and `t.after` of one test. */
export const nodeTest: Framework = {
  id: 'node-test',
  modules: ['node:test'],
  effects: [
    { name: 'before', callback: 0, cleanup: 'registered' },
    { name: 'beforeEach', callback: 0, cleanup: 'registered' },
  ],
  registrars: [
    { name: 'after', callback: 0 },
    { name: 'afterEach', callback: 0 },
    { name: 'after', callback: 0, on: { from: 'node:test', name: 'TestContext' } },
    { name: 'afterEach', callback: 0, on: { from: 'node:test', name: 'TestContext' } },
  ],
  evidence: 'https://nodejs.org/api/test.html#contextafterfn-options',
};
