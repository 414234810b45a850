/** Whoever calls a function of the project that opens something owes its release, in whichever file the function stands. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';
import { settings } from '../support/rule-testers.js';

const project = new URL('../fixtures/typed/', import.meta.url);
const rules = { 'leaks/no-leaked-handle': 'error', 'leaks/no-leaked-timer': 'error', 'leaks/no-leaked-disposable': 'error' } as const;

/** Each report's line and message. */
function report(code: string, isTyped = true): readonly string[] {
  return lintText({ code, filename: 'file.ts', rules, settings, ...(isTyped ? { project } : {}) }).map(({ line, message }) => `${line} ${message}`);
}

/** A client of a function in another file. */
function client(name: string, statement: string, parameters = ''): string {
  return `import { ${name} } from './acquirers';\nexport async function read(path: string${parameters}) { ${statement} }`;
}

/** The functions of one file, with a client of them. */
function local(fn: string, statement: string): string {
  return `import { open } from 'node:fs/promises';\n${fn}\nexport async function read(path) { ${statement} }`;
}

describe('a client of a function in another file', () => {
  it.each([
    ['used', client('openLog', 'const log = await openLog(path); await log.stat();'), '2 `log` is never closed: the file handle from line 6 of acquirers.ts keeps its descriptor. Call `log.close()` when it is no longer needed.'],
    ['a promise that is given on', client('openPromised', 'const log = await openPromised(path); await log.stat();'), 'line 12 of acquirers.ts'],
    ['an arrow function', client('openArrow', 'const log = await openArrow(path); await log.stat();'), 'line 15 of acquirers.ts'],
    ['one of two', client('openEither', 'const log = await openEither(path, true); await log?.stat();'), 'line 26 of acquirers.ts'],
    ['through another function', client('openThrough', 'const log = await openThrough(path); await log.stat();'), 'line 4 of acquirers-deep.ts'],
    ['a part of an object', client('openPair', 'const { file } = await openPair(path); await file.stat();'), 'line 18 of acquirers.ts'],
    ['a method', client('Logs', 'const log = await new Logs().openLog(path); await log.stat();'), 'line 78 of acquirers.ts'],
    ['missed on one way out', client('openLog', 'const log = await openLog(path); if (path) return; await log.close();'), '`log` stays open when the `return` on line 2 leaves'],
    ['dropped', client('openLog', 'await openLog(path);'), '2 This file handle from line 6 of acquirers.ts stays open: it is not kept'],
    ['a timer', client('startTicking', 'const timer = startTicking(() => path); console.log(timer);'), '2 `timer` is never cleared: the interval from line 88 of acquirers.ts keeps'],
  ])('owes the release: %s', (_name, code, message) => {
    expect(report(code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['released', client('openLog', 'const log = await openLog(path); await log.close();')],
    ['a released part', client('openPair', 'const { file } = await openPair(path); await file.close();')],
    ['returned', client('openLog', 'const log = await openLog(path); return log;')],
    ['handed over', client('openLog', 'const log = await openLog(path); keep(log);', ', keep: (log: unknown) => void')],
    ['kept by the function', client('openCached', 'const log = await openCached(path); await log.stat();')],
    ['stored by the function', client('getStored', 'const log = await getStored(path); await log.stat();')],
    ['stored by the method', client('Logs', 'const log = await new Logs().openLast(path); await log.stat();')],
    ['ended by somebody else', client('openOwned', 'const log = await openOwned(path, stack); await log.stat();', ', stack: { defer(end: () => void): void }')],
    ['passed in', client('openPassed', 'const log = await openPassed(path); await log.stat();')],
    ['closed by the function', client('openClosed', 'const log = await openClosed(path); await log.stat();')],
    ['remembered by a function around it', client('openOnce', 'const log = await openOnce(path); await log.stat();')],
  ])('owes nothing: %s', (_name, code) => {
    expect(report(code)).toEqual([]);
  });

  it('owes nothing that is known without types', () => {
    expect(report(client('openLog', 'const log = await openLog(path); await log.stat();'), false)).toEqual([]);
  });
});

describe('a client of a function in the same file, without types', () => {
  it.each([
    ['used', local('async function openLog(path) { const file = await open(path); return file; }', 'const log = await openLog(path); await log.stat();')],
    ['through another function', local('const openFile = (path) => open(path);\nconst openLog = async (path) => await openFile(path);', 'const log = await openLog(path); await log.stat();')],
  ])('owes the release: %s', (_name, code) => {
    expect(report(code, false)).toEqual([expect.stringContaining('`log` is never closed: the file handle from line 2 keeps its descriptor.')]);
  });

  it.each([
    ['released', local('async function openLog(path) { const file = await open(path); return file; }', 'const log = await openLog(path); await log.close();')],
    ['kept as well', local('const all = new Set();\nasync function openLog(path) { const file = await open(path); all.add(file); return file; }', 'const log = await openLog(path); await log.stat();')],
    ['given out one by one', local('async function* openLogs(path) { return await open(path); }', 'const log = await openLogs(path); await log.stat();')],
    ['remembered', local('const openLog = once(async (path) => await open(path));', 'const log = await openLog(path); await log.stat();')],
    ['recursive', local('async function openLog(path) { return path ? await openLog(path.parent) : await open(path); }', 'const log = await openLog(path); await log.stat();')],
  ])('owes nothing: %s', (_name, code) => {
    expect(report(code, false)).toEqual([]);
  });
});
