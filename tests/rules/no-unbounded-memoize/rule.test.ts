import rule from '../../../src/rules/no-unbounded-memoize.js';
import { untyped } from '../../support/rule-testers.js';

untyped.run('no-unbounded-memoize', rule, {
  valid: [
    'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), { max: 100 });',
    'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), options);',
    'import mem from "mem"; export const getUser = mem((userId) => load(userId), { maxAge: 1000 });',
    // It keeps one result.
    'import memoizeOne from "memoize-one"; export const getUser = memoizeOne((userId) => load(userId));',
    // One of the program's own.
    'import { memoize } from "./memoize.js"; export const getUser = memoize((userId) => load(userId));',
    // Cleared, or with a cache of its own.
    'import { memoize } from "lodash"; const getUser = memoize((userId) => load(userId)); export const reset = () => getUser.cache.clear();',
    'import _ from "lodash"; _.memoize.Cache = Lru; export const getUser = _.memoize((userId) => load(userId));',
    // It goes with what the function makes.
    'import { memoize } from "lodash"; export function create() { return memoize((userId) => load(userId)); }',
    'import { memoize } from "lodash"; export class Users { get = memoize((userId) => load(userId)); }',
    // One result.
    'import { memoize } from "lodash"; export const getConfig = memoize(() => load());',
    // Two results.
    'import { memoize } from "lodash"; export const getUser = memoize((isAdmin: boolean) => load(isAdmin));',
    'import { memoize } from "lodash"; export const getUser = memoize((userId) => load(userId), (userId) => userId % 10);',
    // Of the argument nothing is known: likely at most.
    'import { memoize } from "lodash"; export const toPattern = memoize((glob) => new RegExp(glob));',
  ],
  invalid: [
    {
      code: 'import { memoize } from "lodash"; export const getUser = memoize((userId) => load(userId));',
      errors: [{ messageId: 'limitless', line: 1, data: { handle: 'userId', callee: 'memoize', option: '' } }],
    },
    { code: 'import memoize from "lodash/memoize"; export const getUser = memoize((userId) => load(userId));', errors: [{ messageId: 'limitless' }] },
    { code: 'import pMemoize from "p-memoize"; async function load(sessionId) {} export const get = pMemoize(load);', errors: [{ messageId: 'limitless' }] },
    {
      code: 'import fast from "fast-memoize"; export const sum = fast(({ items }) => items.length);',
      errors: [{ messageId: 'limitless' }],
    },
    { code: 'import { memoize } from "lodash"; export class Users { static get = memoize((userId) => load(userId)); }', errors: [{ messageId: 'limitless' }] },
    {
      code: 'import { memoize } from "lodash"; export const find = memoize((a, b) => load(a, b), (...args) => JSON.stringify(args));',
      errors: [{ messageId: 'limitless' }],
    },
    {
      code: 'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId));',
      errors: [
        {
          messageId: 'limitlessOption',
          data: { handle: 'userId', callee: 'memoizee', option: '{ max: 1000 }' },
          suggestions: [
            { messageId: 'passArgument', output: 'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), { max: 1000 });' },
          ],
        },
      ],
    },
    {
      code: 'import { memoize } from "lodash"; export const toPattern = memoize((glob) => new RegExp(glob));',
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'limitless' }],
    },
  ],
});
