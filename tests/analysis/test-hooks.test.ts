/** With `settings.leaks.testFiles: 'hooks'`, rules tell of files of tests only what a hook before tests acquires and nothing releases. */
import { expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';

const rules = { 'leaks/no-leaked-timer': 'error', 'leaks/no-leaked-handle': 'error', 'leaks/no-leaked-listener': 'error', 'leaks/no-unbounded-collection': 'error' } as const;

function report(body: string, { filename = 'clock.test.ts', testFiles = 'hooks' } = {}): readonly (string | undefined)[] {
  const code = `import { createServer } from 'node:http';\nimport { createConnection } from 'node:net';\n${body}`;
  return lintText({ code, filename, rules, settings: { leaks: { testFiles } } }).map(({ messageId }) => messageId);
}

it.each([
  ['a timer', "describe('clock', () => { let timer: NodeJS.Timeout; beforeEach(() => { timer = setInterval(() => undefined, 10); }); });", 'neverReleased'],
  ['a timer without a name', 'beforeEach(() => { setInterval(() => undefined, 10); });', 'discardedByEffect'],
  ['a server', 'beforeAll(() => { const server = createServer().listen(0); });', 'neverReleased'],
  ['a listener', "beforeEach(() => { process.on('warning', () => undefined); });", 'neverRemovedByEffect'],
])('tells %s of a hook', (_, body, messageId) => {
  expect(report(body)).toStrictEqual([messageId]);
});

it.each([
  ['what a hook after the tests releases', "describe('clock', () => { let timer: NodeJS.Timeout; beforeEach(() => { timer = setInterval(() => undefined, 10); }); afterEach(() => clearInterval(timer)); });"],
  ['what a test makes', "it('ticks', () => { setInterval(() => undefined, 10); });"],
  ['what a helper makes', 'export function tick(): void { setInterval(() => undefined, 10); }'],
  ['what a listener in a hook makes', "beforeEach(() => { it.each([])('x', () => { setInterval(() => undefined, 10); }); });"],
  ['what peers of a server open', "let server: object;\nbeforeEach(() => { server = createServer((socket) => { socket.on('data', () => undefined); }); });"],
  ['a text that grows', "let log = '';\nbeforeEach(() => { log += 'x'; });\nexport const size = (): number => log.length;"],
])('leaves alone %s', (_, body) => {
  expect(report(body)).toStrictEqual([]);
});

it('leaves alone all of it by default', () => {
  expect(report('beforeEach(() => { setInterval(() => undefined, 10); });', { testFiles: 'ignore' })).toStrictEqual([]);
});

it('tells all of other files', () => {
  expect(report("import { useEffect } from 'react';\nexport function useTick(): void { useEffect(() => { setInterval(() => undefined, 10); }, []); }", { filename: 'clock.ts' })).toStrictEqual(['discardedByEffect']);
});
