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
    // Of the argument only the name says something: likely at most.
    'import { memoize } from "lodash"; export const measure = memoize((label) => getWidth(label));',
    // Of the argument nothing is known.
    { code: 'import { memoize } from "lodash"; export const toPattern = memoize((glob) => new RegExp(glob));', options: [{ includeLikely: true }] },
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
        },
      ],
      output: 'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), { max: 1000 });',
    },
    // The option goes behind the others; its number is the rule's option.
    {
      code: 'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), { promise: true });',
      options: [{ limit: 20 }],
      errors: [{ messageId: 'limitlessOption', data: { handle: 'userId', callee: 'memoizee', option: '{ max: 20 }' } }],
      output: 'import memoizee from "memoizee"; export const getUser = memoizee((userId) => load(userId), { promise: true, max: 20 });',
    },
    {
      code: 'import moize from "moize"; export const getUser = moize.infinite((userId) => load(userId));',
      errors: [{ messageId: 'limitlessOption' }],
      output: 'import moize from "moize"; export const getUser = moize.infinite((userId) => load(userId), { maxSize: 1000 });',
    },
    // Who wrote that there is no limit has thought of one; options may stand first.
    {
      code: 'import moize from "moize"; export const getUser = moize((userId) => load(userId), { maxSize: Infinity });',
      errors: [
        {
          messageId: 'limitlessOption',
          data: { handle: 'userId', callee: 'moize', option: '{ maxSize: 1000 }' },
          suggestions: [{ messageId: 'passLimit', output: 'import moize from "moize"; export const getUser = moize((userId) => load(userId), { maxSize: 1000 });' }],
        },
      ],
    },
    {
      code: 'import memoizer from "lru-memoizer"; export const getUser = memoizer({ load: (userId, done) => load(userId, done) });',
      errors: [
        {
          messageId: 'limitlessOption',
          data: { handle: 'userId', callee: 'memoizer', option: '{ max: 1000 }' },
          suggestions: [
            { messageId: 'passLimit', output: 'import memoizer from "lru-memoizer"; export const getUser = memoizer({ load: (userId, done) => load(userId, done), max: 1000 });' },
          ],
        },
      ],
    },
    // What is to run once for each argument.
    {
      code: 'import memoizee from "memoizee"; export const createClient = memoizee((userId) => connect(userId));',
      errors: [
        {
          messageId: 'limitlessOption',
          suggestions: [
            { messageId: 'passLimit', output: 'import memoizee from "memoizee"; export const createClient = memoizee((userId) => connect(userId), { max: 1000 });' },
          ],
        },
      ],
    },
    // An argument that nobody else has takes its result along.
    {
      code: 'import { memoize } from "lodash"; export const getSize = memoize((session: object) => measure(session));',
      errors: [
        {
          messageId: 'limitless',
          suggestions: [
            {
              messageId: 'useWeakCache',
              output: 'import { memoize } from "lodash"; export const getSize = memoize((session: object) => measure(session));\ngetSize.cache = new WeakMap();',
            },
          ],
        },
      ],
    },
    {
      code: 'import { memoize } from "lodash"; export const measure = memoize((label) => getWidth(label));',
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'limitless' }],
    },
  ],
});
