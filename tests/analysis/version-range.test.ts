import { expect, test } from 'vitest';
import { isInEveryVersion } from '../../src/util/version-range.js';

const since = ['18.18.0', '20.4.0'] as const;

test.each([
  ['>=20.4', 'yes'],
  ['>=20.3', 'no'],
  ['>= 20.4.0', 'yes'],
  ['>20.4', 'yes'],
  ['^20.19.0 || ^22.13.0 || >=24', 'yes'],
  ['^18.18 || >=20.4', 'yes'],
  ['^18.17 || >=20.4', 'no'],
  // 19 has it not.
  ['>=18.18', 'no'],
  ['>=18.18 <19', 'yes'],
  ['18.18.0 - 18.20', 'yes'],
  ['18.18.0 - 19', 'no'],
  ['20', 'no'],
  ['21.x', 'yes'],
  ['~20.5', 'yes'],
  ['v22.1.0', 'yes'],
  ['*', 'no'],
  ['', 'no'],
  ['<24', 'no'],
  ['>=20.4 <23', 'yes'],
  ['lts/*', 'unknown'],
  ['>=20.4 || latest', 'unknown'],
] as const)('%s', (range, answer) => {
  expect(isInEveryVersion(range, since)).toBe(answer);
});
