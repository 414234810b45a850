/** A container that a file exports is judged by what the whole program does with it. */
import { expect, test } from 'vitest';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const project = new URL('../../fixtures/importers/', import.meta.url);
const rules = { 'leaks/no-unbounded-cache': 'error' } as const;

const STORE = (name: string): string => `
export const ${name} = new Map<string, number>();
export function count(userId: string): number {
  const known = ${name}.get(userId);
  if (known !== undefined) return known;
  ${name}.set(userId, 1);
  return 1;
}`;

const report = (code: string, isTyped = true): readonly (string | undefined)[] =>
  lintText({ code, filename: 'store.ts', rules, settings, ...(isTyped ? { project } : {}) }).map(({ messageId }) => messageId);

test.each(['read', 'alone'])('%s only grows in the whole program', (name) => {
  expect(report(STORE(name))).toEqual(['neverShrinks']);
});

test.each([
  ['pruned', 'an importing file deletes'],
  ['emptied', 'an importing file clears it under another name'],
  ['passedOn', 'an importing file gives it to code that is not seen'],
  ['inNamespace', 'a file deletes through a namespace'],
  ['renamed', 'another file exports it again'],
  ['inHelper', 'a helper of an importing file deletes'],
  ['measured', 'an importing file asks for its size'],
])('%s is silent: %s', (name) => {
  expect(report(STORE(name))).toEqual([]);
});

test('without types an exported container is silent', () => {
  expect(report(STORE('read'), false)).toEqual([]);
  expect(report(STORE('read').replace('export const read', 'const read'), false)).toEqual(['neverShrinks']);
});

test('what the file exports by default is silent', () => {
  expect(report(`${STORE('alone').replace('export const', 'const')}\nexport default alone;`)).toEqual([]);
});

const reportRegister = (code: string, isTyped = true): readonly string[] =>
  lintText({ code, filename: 'registers.ts', rules: { ...rules, 'leaks/no-unbounded-collection': 'error' }, settings, ...(isTyped ? { project } : {}) }).map(
    ({ messageId, line }) => `${messageId ?? ''} ${String(line)}`,
  );

const MAP = (name: string): string => `\nexport const ${name} = new Map<string, number>();`;

test.each([
  ['byUser', MAP('byUser'), 'neverShrinks 2'],
  ['tokens', '\n\nexport const tokens = new Set<string>();', 'neverShrinks 3'],
  ['events', '\nexport const events: string[] = [];', 'neverShrinks 2'],
  ['instances', '\nexport const instances = new Set<object>();', 'selfRegistered 2'],
  ['readHere', `${MAP('readHere')}\nexport const get = (userId: string) => readHere.get(userId);`, 'neverShrinks 2'],
  ['emptiedElsewhere', MAP('emptiedElsewhere'), 'neverShrinks 2'],
])('%s grows in another file, and is told where it is declared', (_, code, expected) => {
  expect(reportRegister(code)).toEqual([expected]);
});

test.each([
  ['byKind', 'its keys are finite', MAP('byKind')],
  ['letGo', 'a third file deletes', MAP('letGo')],
  ['onceOnly', 'it grows when a module starts', MAP('onceOnly')],
  ['byUser', 'this file deletes', `${MAP('byUser')}\nexport const forget = (userId: string) => byUser.delete(userId);`],
  ['byUser', 'this file exports it by another name, too', `${MAP('byUser')}\nexport { byUser as users };`],
])('%s is silent: %s', (_name, _reason, code) => {
  expect(reportRegister(code)).toEqual([]);
});

test('without types nobody knows who fills it', () => {
  expect(reportRegister(MAP('byUser'), false)).toEqual([]);
});
