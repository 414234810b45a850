/** Who owns a handle that a call of a function in another file is given: its body decides. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';
import { settings } from '../support/rule-testers.js';

const project = new URL('../fixtures/typed/', import.meta.url);

/** Each report's kind and line. */
function report(code: string, isTyped = true): readonly string[] {
  const messages = lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-handle': 'error' }, settings, ...(isTyped ? { project } : {}) });
  return messages.map(({ messageId, line }) => `${messageId ?? ''} ${line}`);
}

/** A function that opens a file and does one thing with it. */
function open(name: string, statement: string, parameters = ''): string {
  return `import { open } from 'node:fs/promises';\nimport { ${name} } from './takers';\nexport async function read(path: string${parameters}) { const file = await open(path); ${statement} }`;
}

function chain(name: string, number: number): string {
  return `import { open } from 'node:fs/promises';\nimport { ${name} } from './chain-${number}';\nexport async function read(path: string) { const file = await open(path); ${name}(file); }`;
}

describe('a handle that is given to a function of another file', () => {
  it.each([
    ['released', open('release', 'release(file);')],
    ['stored', open('store', 'store(file);')],
    ['released by the next one', open('throughRelease', 'throughRelease(file);')],
    ['stored by the next one', open('throughStore', 'throughStore(file);')],
    ['released by a registered cleanup', open('registerCleanup', 'registerCleanup(file, stack);', ', stack: { defer(end: () => void): void }')],
    ['used by a closure that runs later', open('useLater', 'useLater(file, bus);', ', bus: { onTick: (() => void) | undefined }')],
    ['used by what goes on after the call', open('goOn', 'goOn(file);')],
    ['given back and returned', open('giveBack', 'return giveBack(file);')],
    ['given back and closed', open('giveBack', 'const same = giveBack(file); await same.close();')],
    ['what it gives needs the file', open('getLines', 'return getLines(file);')],
    ['stored by a constructor', open('Session', "const session = new Session(file); session.send('hello');")],
    ['stored as a parameter property', open('Parameter', "const session = new Parameter(file); session.send('hello');")],
    ['released by a method', open('Service', 'new Service().end(file);')],
    ['a method without a body', open('Abstract', 'service.look(file);', ', service: Abstract')],
    ['a parameter that is written to', open('replace', 'replace(file);')],
    ['one of the rest', open('spread', 'spread(file);')],
    ['spread', open('spread', 'spread(...[file]);')],
    ['read through `arguments`', open('withArguments', 'withArguments(file);')],
    ['known limit: read by the fourth call', chain('first', 1)],
    ['in a list', "import { open } from 'node:fs/promises';\nconst files: object[] = [];\nexport async function read(path: string) { const file = await open(path); files.push(file); }"],
  ])('has another owner: %s', (_name, code) => {
    expect(report(code)).toEqual([]);
  });

  it.each([
    ['used', open('look', 'look(file);')],
    ['used by an arrow function', open('arrow', 'arrow(file);')],
    ['used by the body of overloads', open('overloaded', 'overloaded(file);')],
    ['used by the next one', open('throughLook', 'throughLook(file);')],
    ['used again and again', open('recurse', 'recurse(file, 2);')],
    ['used by the third one', chain('second', 2)],
    ['given back and dropped', open('giveBack', 'giveBack(file);')],
    ['given back and used', open('giveBack', 'const same = giveBack(file); await same.stat();')],
    ['read by a constructor', open('Greeting', 'new Greeting(file);')],
    ['used by a method', open('Service', 'new Service().look(file);')],
  ])('stays with the caller: %s', (_name, code) => {
    expect(report(code)).toEqual(['neverReleased 3']);
  });

  it.each([
    ['used', open('look', 'look(file);')],
    ['released', open('release', 'release(file);')],
  ])('is with nobody who is known where there are no types: %s', (_name, code) => {
    expect(report(code, false)).toEqual([]);
  });
});
