import { expect, it } from 'vitest';
import { createTypeSeam, type Removal } from '../../src/types/seam.js';
import { probe } from '../probe.js';

const VERBS = new Set(['unsubscribe', 'remove', 'dispose', 'stop']);

function ask(type: string, typed = true): Removal {
  const code = `${type}\ndeclare const x: T; void /* here */ x;`;
  return probe(code, ({ node, sourceCode }) => createTypeSeam(sourceCode).removal(node, VERBS), { typed });
}

it.each([
  ['a function', 'type T = () => void;', 'call T'],
  ['a function that may be missing', 'type Off = () => void; type T = Off | undefined;', 'call Off'],
  ['what a set’s delete() gives', 'type T = () => boolean;', 'call T'],
  ['one that is done later', 'type T = () => Promise<void>;', 'call T'],
  ['a function in a promise', 'type Off = () => void; type T = Promise<Off>;', 'call Off in a promise'],
  ['a function that can also be unsubscribed', 'interface T { (): void; unsubscribe(): void }', 'call T'],
  ['a function that can also be paused', 'interface T { (): void; pause(): void; stop(): void }', 'none'],
  ['a function that tells something', 'type T = () => string;', 'none'],
  ['a function that takes something', 'type T = (name: string) => void;', 'none'],
  ['an object', 'interface T { unsubscribe(): void }', 'unsubscribe T'],
  ['an object with a state', 'interface T { readonly closed: boolean; dispose(): void }', 'dispose T'],
  ['an object that keeps its listener', 'interface T { listener: () => void; remove(): void }', 'remove T'],
  ['a property', 'interface T { unsubscribe: () => void }', 'unsubscribe T'],
  ['an object in a promise', 'interface Sub { remove(): void } type T = Promise<Sub>;', 'remove Sub in a promise'],
  ['an object with more to do', 'interface T { unsubscribe(): void; add(other: T): void }', 'none'],
  ['an object of two verbs', 'interface T { stop(): void; dispose(): void }', 'none'],
  ['an emitter', 'interface T { on(name: string, f: () => void): T; remove(): void }', 'none'],
  ['an object without one of the verbs', 'interface T { close(): void }', 'none'],
  ['nothing', 'type T = void;', 'none'],
  ['a number', 'type T = number;', 'none'],
  ['one of two', 'type T = (() => void) | { dispose(): void };', 'unknown'],
  ['any', 'type T = any;', 'unknown'],
])('%s', (_name, type, expected) => {
  expect(describe(ask(type))).toBe(expected);
});

it('is unknown without types', () => {
  expect(ask('type T = () => void;', false)).toStrictEqual({ kind: 'unknown' });
});

function describe(removal: Removal): string {
  switch (removal.kind) {
    case 'call':
    case 'method':
      return `${removal.kind === 'call' ? 'call' : removal.name} ${removal.typeName}${removal.isPromised ? ' in a promise' : ''}`;
    default:
      return removal.kind;
  }
}
