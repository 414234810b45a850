import { describe, expect, it } from 'vitest';
import { getReleaseText } from '../../src/analysis/release-text.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getObligation } from './subject.js';

const typed: ProbeOptions = { typed: true };

/** The call that releases `h`, with a question mark where a fix may not write it. */
function write(code: string, options?: ProbeOptions): string {
  return ask(
    code,
    (subject) => {
      const text = getReleaseText(subject.file, getObligation(subject));
      return `${text.write('h')}${text.isCertain ? '' : '?'}`;
    },
    options,
  );
}

describe('timers', () => {
  it.each([
    ['/* here */ setInterval(g);', 'clearInterval(h)'],
    ['/* here */ setTimeout(g);', 'clearTimeout(h)'],
    ['/* here */ requestAnimationFrame(g);', 'cancelAnimationFrame(h)'],
    ['/* here */ setImmediate(g);', 'clearImmediate(h)'],
    ['/* here */ window.setInterval(g);', 'window.clearInterval(h)'],
    ['/* here: CallExpression */ window?.setInterval(g);', 'window.clearInterval(h)'],
    ['/* here */ globalThis.window.setInterval(g);', 'globalThis.window.clearInterval(h)'],
    ['/* here */ window["setInterval"](g);', 'clearInterval(h)'],
    ["import { setInterval } from 'node:timers'; /* here */ setInterval(g);", 'clearInterval(h)'],
    ["import { setInterval, clearInterval } from 'node:timers'; /* here */ setInterval(g);", 'clearInterval(h)'],
    ["import * as timers from 'node:timers'; /* here */ timers.setInterval(g);", 'timers.clearInterval(h)'],
    ['const every = setInterval; /* here */ every(g);', 'clearInterval(h)'],
  ])('%s', (code, expected) => {
    expect(write(code)).toBe(expected);
  });
});

describe('a name that the file uses for something else', () => {
  it.each([
    ['function clearInterval() {} /* here */ setInterval(g);', 'clearInterval(h)?'],
    ['function f(clearInterval) { /* here */ setInterval(g); }', 'clearInterval(h)?'],
    ['function f(clearInterval) {} /* here */ setInterval(g);', 'clearInterval(h)'],
    ['function clearInterval() {} /* here */ window.setInterval(g);', 'window.clearInterval(h)'],
  ])('%s', (code, expected) => {
    expect(write(code)).toBe(expected);
  });
});

describe('a receiver', () => {
  const parameter = 'video: HTMLVideoElement, g: () => void';

  it.each([
    ['in a function', `export function f(${parameter}) { /* here */ video.requestVideoFrameCallback(g); }`, 'video.cancelVideoFrameCallback(h)'],
    [
      'in a field',
      'export class P { constructor(private video: HTMLVideoElement) {} m() { /* here */ this.video.requestVideoFrameCallback(() => {}); } }',
      'this.video.cancelVideoFrameCallback(h)',
    ],
    [
      'that a method is given, of an instance',
      `export class P { t = 0; m(${parameter}) { this.t = /* here */ video.requestVideoFrameCallback(g); } }`,
      'video.cancelVideoFrameCallback(h)?',
    ],
    [
      'that a method is given, of a local variable',
      `export class P { m(${parameter}) { const t = /* here */ video.requestVideoFrameCallback(g); } }`,
      'video.cancelVideoFrameCallback(h)',
    ],
    [
      'of the module, of an instance',
      'declare const video: HTMLVideoElement; export class P { t = 0; m(g: () => void) { this.t = /* here */ video.requestVideoFrameCallback(g); } }',
      'video.cancelVideoFrameCallback(h)',
    ],
    [
      'that a call returns',
      'export function f(find: () => HTMLVideoElement, g: () => void) { /* here */ find().requestVideoFrameCallback(g); }',
      'find().cancelVideoFrameCallback(h)?',
    ],
  ])('%s', (_, code, expected) => {
    expect(write(code, typed)).toBe(expected);
  });
});

it('without a handle the method stands alone', () => {
  const callee = ask('/* here */ setInterval(g);', (subject) => getReleaseText(subject.file, getObligation(subject)).getCallee(''));

  expect(callee).toBe('clearInterval');
});
