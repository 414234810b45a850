/** What a tag or the settings say to acquire, wherever it is declared. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';

const project = new URL('../fixtures/typed/', import.meta.url);
const resources = [
  { id: 'own/lease', family: 'disposable', kind: 'handle', noun: 'lease', keeps: 'its row locked', acquire: [{ call: { from: 'program', name: 'lease' } }], ends: 'never', release: [{ method: 'giveUp' }] },
];

function report(code: string, isTyped: boolean, own: readonly object[] = []): readonly string[] {
  const settings = { leaks: { testFiles: 'report', resources: own } };
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-disposable': 'error' }, settings, ...(isTyped ? { project } : {}) }).map(({ messageId, line }) => `${messageId ?? ''} ${line}`);
}

const TAGGED = '/** @leaks-acquires giveUp */\nfunction lease(id) { return table.lock(id); }\n';
const CLASS = '/** Opens.\n * @leaks-acquires shut when the guests have left */\nclass Door { look() {} shut() {} }\n';
const INVOKED = '/** @leaks-acquires () */\nexport const follow = (id) => table.follow(id);\n';

describe('a tag that says what releases the result', () => {
  it.each([
    ['a function', `${TAGGED}export function read(id) { const row = lease(id); row.look(); }`, 3],
    ['a class', `${CLASS}export function read() { const door = new Door(); door.look(); }`, 4],
    ['what is called', `${INVOKED}export function read(id) { const stop = follow(id); stop.name.at(0); }`, 3],
  ])('makes it a resource: %s', (_name, code, line) => {
    expect(report(code, false)).toEqual([`neverReleased ${line}`]);
  });

  it.each([
    ['released', `${TAGGED}export function read(id) { const row = lease(id); row.look(); row.giveUp(); }`],
    ['returned', `${TAGGED}export function read(id) { const row = lease(id); row.look(); return row; }`],
    ['called', `${INVOKED}export function read(id) { const stop = follow(id); stop(); }`],
    ['a shut door', `${CLASS}export function read() { const door = new Door(); door.look(); door.shut(); }`],
    ['no tag', 'function lease(id) { return table.lock(id); }\nexport function read(id) { const row = lease(id); row.look(); }'],
  ])('says nothing of %s', (_name, code) => {
    expect(report(code, false)).toEqual([]);
  });

  it.each([
    ['a function', "import { lease } from './declared';\nexport function read(id: string) { const row = lease(id); row.look(); }"],
    ['a class', "import { Door } from './declared';\nexport function read() { const door = new Door(); door.look(); }"],
  ])('is read in another file: %s', (_name, code) => {
    expect(report(code, true)).toEqual(['neverReleased 2']);
    expect(report(code, false)).toEqual([]);
  });

  it('in another file is kept by a release', () => {
    expect(report("import { lease } from './declared';\nexport function read(id: string) { const row = lease(id); row.look(); row.giveUp(); }", true)).toEqual([]);
  });
});

describe('settings for a function of the project', () => {
  const CLIENT = "import { lease } from './plain';\nexport function read(id: string) { const row = lease(id); row.look(); }";

  it('make its result a resource, with types and without', () => {
    expect(report(CLIENT, true, resources)).toEqual(['neverReleased 2']);
    expect(report(CLIENT, false, resources)).toEqual(['neverReleased 2']);
    expect(report('function lease(id) { return table.lock(id); }\nexport function read(id) { const row = lease(id); row.look(); }', false, resources)).toEqual(['neverReleased 2']);
  });

  it.each([
    ['a package', CLIENT.replace('./plain', 'plain')],
    ['a parameter', 'export function read(lease, id) { const row = lease(id); row.look(); }'],
    ['another name', CLIENT.replace('{ lease }', '{ rent as lease }')],
    ['a release', CLIENT.replace('row.look();', 'row.look(); row.giveUp();')],
  ])('say nothing of %s', (_name, code) => {
    expect(report(code, false, resources)).toEqual([]);
  });
});
