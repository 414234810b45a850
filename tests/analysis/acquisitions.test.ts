import { describe, expect, it } from 'vitest';
import { collectObligations } from '../../src/analysis/acquisitions.js';
import { protocols } from '../../src/catalogue/index.js';
import type { Protocol } from '../../src/catalogue/schema.js';
import type { ProbeOptions } from '../probe.js';
import { ask } from './subject.js';

/** The protocol ids of all obligations of a file, with the callees as the reader wrote them. */
function collect(code: string, options?: ProbeOptions, from: readonly Protocol[] = protocols): readonly string[] {
  return ask(
    `/* here */ 1; ${code}`,
    ({ file }) => collectObligations(file, from).map(({ protocol, calleeText }) => `${protocol.id} ${calleeText}`),
    options,
  );
}

/** What other protocols of these tests take over. */
const base: Protocol = {
  id: 'test/base',
  family: 'timer',
  kind: 'token',
  noun: 'thing',
  keeps: 'all of it',
  acquire: [{ call: { from: 'global', name: 'acquire' } }],
  ends: 'never',
  release: [{ method: 'release' }],
  evidence: 'https://example.com',
  examples: { leak: '', clean: '' },
};

const typed: ProbeOptions = { typed: true };

describe('calls by name', () => {
  it.each([
    ['setInterval(g);', ['web/set-interval setInterval']],
    ['window.setInterval(g);', ['web/set-interval window.setInterval']],
    ['globalThis.setInterval(g);', ['web/set-interval globalThis.setInterval']],
    ['setInterval?.(g);', ['web/set-interval setInterval']],
    ['new setInterval(g);', []],
    ['setInterval;', []],
    ['run(setInterval);', []],
    ['function setInterval() {} setInterval(g);', []],
    ['function f(setInterval) { setInterval(g); }', []],
    ['clock.setInterval(g);', []],
    ['clearInterval(t);', []],
    ["import { setInterval } from './clock'; setInterval(g);", []],
    ["import { setInterval } from 'node:timers'; setInterval(g);", ['web/set-interval setInterval']],
    ["import { setInterval } from 'timers'; setInterval(g);", ['web/set-interval setInterval']],
    ["import { setInterval } from 'node:timers/promises'; x = setInterval(1);", ['node/promises-set-interval setInterval']],
    ["import { setTimeout } from 'node:timers/promises'; await setTimeout(1);", []],
    ["const { setInterval } = require('timers'); setInterval(g);", ['web/set-interval setInterval']],
    ['setInterval(g); setTimeout(g);', ['web/set-interval setInterval', 'web/set-timeout setTimeout']],
    ['setInterval(g); setInterval(g);', ['web/set-interval setInterval', 'web/set-interval setInterval']],
  ])('%s', (code, expected) => {
    expect(collect(code).toSorted()).toEqual(expected);
  });

  it('known limit: a callee in a sequence has no name', () => {
    expect(collect('(0, window.setInterval)(g);')).toEqual([]);
  });
});

describe('calls by another name', () => {
  it.each([
    ['const every = setInterval; every(g);', ['web/set-interval every']],
    ['let every = setInterval; every = other; every(g);', []],
    ['const every = window.setInterval; every(g);', ['web/set-interval every']],
    ['const every = setInterval.bind(window); every(g);', ['web/set-interval every']],
    ['const { setInterval: every } = window; every(g);', ['web/set-interval every']],
    ['const { setTimeout: every } = clock; every(g);', []],
    ["import { setInterval as every } from 'node:timers'; every(g);", ['web/set-interval every']],
    ["import { setInterval as every } from './clock'; every(g);", []],
    ['const every = setInterval; function f(every) { every(g); }', []],
    ['const every = setInterval; function f() { every(g); }', ['web/set-interval every']],
    ['const every = clock.start; every(g);', []],
  ])('%s', (code, expected) => {
    expect(collect(code)).toEqual(expected);
  });

  it('known limit: an alias of an alias', () => {
    expect(collect('const a = setInterval; const every = a; every(g);')).toEqual([]);
  });
});

describe('methods of a type', () => {
  it.each([
    [
      'export function f(video: HTMLVideoElement, g: () => void) { video.requestVideoFrameCallback(g); }',
      ['web/request-video-frame-callback video.requestVideoFrameCallback'],
    ],
    ['export function f(video: { requestVideoFrameCallback(g: () => void): number }, g: () => void) { video.requestVideoFrameCallback(g); }', []],
    ['export function f(video: any, g: () => void) { video.requestVideoFrameCallback(g); }', []],
    ['export function f(view: Window, g: () => void) { view.setInterval(g); }', ['web/set-interval view.setInterval']],
    ['export function f(frame: HTMLIFrameElement, g: () => void) { frame.contentWindow?.setInterval(g); }', ['web/set-interval frame.contentWindow?.setInterval']],
    ['export class Clock { setInterval(g: () => void) {} m() { this.setInterval(() => {}); } }', []],
  ])('%s', (code, expected) => {
    expect(collect(code, typed)).toEqual(expected);
  });

  it('without types a method belongs to what the file says the receiver is', () => {
    expect(collect('export function f(view: Window, g: () => void) { view.setInterval(g); }')).toEqual(['web/set-interval view.setInterval']);
    expect(collect('export function f(view, g) { view.setInterval(g); }')).toEqual([]);
  });
});

describe('options that exempt', () => {
  const call = (argument: string): readonly string[] => collect(`import { setInterval } from 'node:timers/promises'; x = setInterval(${argument});`);
  const one = ['node/promises-set-interval setInterval'];

  it.each([
    ['1', one],
    ['1, 2', one],
    ['1, 2, {}', one],
    ['1, 2, { signal }', []],
    ['1, 2, { signal: s.signal }', []],
    ['1, 2, { "signal": s }', []],
    ['1, 2, { ref: false }', one],
    ['1, 2, { ...options }', []],
    ['1, 2, options', []],
    ['1, { signal }', one],
    ['...all', one],
  ])('setInterval(%s)', (argument, expected) => {
    expect(call(argument)).toEqual(expected);
  });

  const listener: Protocol = {
    ...base,
    id: 'test/listen',
    acquire: [{ call: { from: 'global', name: 'listen' } }],
    exempt: [{ option: 'once', argument: 1, equals: true }],
  };

  it.each([
    ['listen(g);', 1],
    ['listen(g, { once: true });', 0],
    ['listen(g, { once: false });', 1],
    ['listen(g, { once });', 0],
    ['listen(g, { once: isOnce() });', 0],
    ['listen(g, { capture: true });', 1],
  ])('%s', (code, expected) => {
    expect(collect(code, {}, [listener])).toHaveLength(expected);
  });
});

describe('constructions', () => {
  const socket: Protocol = {
    ...base,
    id: 'test/socket',
    acquire: [{ construct: { from: 'acme', name: 'Socket' } }],
  };

  it.each([
    ["import { Socket } from 'acme'; new Socket();", 1],
    ["import { Socket } from 'acme'; Socket();", 0],
    ["import { Socket } from 'other'; new Socket();", 0],
    ["import * as acme from 'acme'; new acme.Socket();", 1],
    ["import { Socket as S } from 'acme'; new S();", 1],
    ['new Socket();', 0],
  ])('%s', (code, expected) => {
    expect(collect(code, {}, [socket])).toHaveLength(expected);
  });
});
