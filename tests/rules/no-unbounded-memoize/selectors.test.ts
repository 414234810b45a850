/** Selectors of reselect keep all results from its fifth version on. */
import { expect, test } from 'vitest';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const SELECTOR = (inputs: string, options = ''): string =>
  `import { createSelector } from 'reselect'; export const getUser = createSelector(${inputs}, (first, second) => make(first, second)${options});`;

const report = (code: string, folder = 'reselect-5', includeLikely = true): readonly string[] =>
  lintText({ code, filename: `bounded/${folder}/file.ts`, rules: { 'leaks/no-unbounded-memoize': ['error', { includeLikely }] }, settings }).map(({ messageId }) => messageId ?? '');

const BY_USER = '[(state, userId) => userId, (state) => state.users]';

test('a first input that gives each user keeps each result', () => {
  expect(report(SELECTOR(BY_USER))).toEqual(['limitless']);
  expect(report(SELECTOR('(state, userId) => userId, (state) => state.users'))).toEqual(['limitless']);
  expect(report(SELECTOR(BY_USER), 'reselect-5', false)).toEqual([]);
});

test.each([
  ['below an object it goes with that', SELECTOR('[(state) => state.users, (state, userId) => userId]'), 'reselect-5'],
  ['a theme is one of a few', SELECTOR(BY_USER.replaceAll('userId', 'theme')), 'reselect-5'],
  ['the options may limit it', SELECTOR(BY_USER, ', { memoize: lruMemoize }'), 'reselect-5'],
  ['an older version keeps one result', SELECTOR(BY_USER), 'reselect-4'],
])('silent: %s', (_reason, code, folder) => {
  expect(report(code, folder)).toEqual([]);
});
