import { describe, expect, it } from 'vitest';
import { judge } from '../../src/analysis/judge.js';
import { planRemedies } from '../../src/analysis/remedies.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getObligation } from './subject.js';

/** The failure of the marked acquire and what would end it: `neverReleased: returnCleanup!`; the mark says that it is safe. */
function plan(code: string, options?: ProbeOptions): string {
  return ask(
    code,
    (subject) =>
      judge(subject.file, getObligation(subject))
        .map((verdict) => {
          const remedies = planRemedies(subject.file, verdict).map(({ remedy, isSafe }) => `${remedy.kind}${isSafe ? '!' : ''}`);
          return `${verdict.failure.kind}: ${remedies.join(' ') || 'nothing'}`;
        })
        .join(', ') || 'silent',
    options,
  );
}

describe('a dropped handle', () => {
  it.each([
    ['in an effect', 'useEffect(() => { /* here */ setInterval(g, 9); });', 'discarded: returnCleanup!'],
    ['in an effect with a cleanup', 'useEffect(() => { /* here */ setInterval(g, 9); return () => end(); });', 'discarded: releaseInCleanup!'],
    ['in an effect with two', 'useEffect(() => { /* here */ setInterval(g, 9); if (a) return () => end(); return () => stop(); });', 'discarded: nothing'],
    ['in an effect that registers', "import { onMounted } from 'vue'; onMounted(() => { /* here */ setInterval(g, 9); });", 'discarded: registerRelease!'],
    ['in an exported function', 'export function f(el) { /* here */ setInterval(() => el.go(), 9); }', 'discarded: returnStop'],
    ['in a handler', "el.addEventListener('click', () => { /* here */ setInterval(g, 9); });", 'discarded: nothing'],
    ['in a handler by name', "el.addEventListener('click', f); function f() { /* here */ setInterval(g, 9); }", 'discarded: nothing'],
    ['in the module', '/* here */ setInterval(g, 9);', 'silent'],
    ['in a constructor', 'export class P { constructor() { /* here */ setInterval(g, 9); } dispose() {} }', 'discarded: releaseInTeardown!'],
    ['in a constructor without a teardown', 'export class P { constructor() { /* here */ setInterval(g, 9); } }', 'discarded: createTeardown'],
    ['in a method', 'export class P { start() { /* here */ setInterval(g, 9); } dispose() {} }', 'discarded: releaseInTeardown'],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});

describe('a field that nothing releases', () => {
  it.each([
    ['a teardown for good', 'export class P { start() { this.t = /* here */ setInterval(g, 9); } dispose() {} }', 'neverReleased: releaseInTeardown!'],
    [
      'a teardown after which it may start again',
      'export class P { constructor() { this.t = /* here */ setInterval(g, 9); } close() {} }',
      'neverReleased: releaseInTeardown',
    ],
    [
      'the partner of what acquires',
      'export class P { open() { this.t = /* here */ setInterval(g, 9); } close() {} }',
      'neverReleased: releaseInTeardown!',
    ],
    [
      'the partner of something else',
      'export class P { load() { this.t = /* here */ setInterval(g, 9); } close() {} }',
      'neverReleased: releaseInTeardown',
    ],
    ['two teardowns', 'export class P { start() { this.t = /* here */ setInterval(g, 9); } dispose() {} destroy() {} }', 'neverReleased: releaseInTeardown'],
    ['no teardown', 'export class P { start() { this.t = /* here */ setInterval(g, 9); } }', 'neverReleased: createTeardown'],
    ['a list', 'export class P { start() { this.ts.push(/* here */ setInterval(g, 9)); } }', 'neverReleased: nothing'],
    ['a singleton', 'class P { start() { this.t = /* here */ setInterval(g, 9); } } new P();', 'silent'],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});

describe('a field that a teardown forgets', () => {
  const inClass = (start: string, members: string): string =>
    plan(`export class P { ${start}() { this.t = /* here */ setInterval(g, 9); } pause() { clearInterval(this.t); } ${members} }`);

  it.each([
    ['with a sibling', 'start', 'dispose() { this.s.close(); }', 'missedByTeardown: releaseInTeardown!'],
    ['without a sibling', 'start', 'dispose() {}', 'missedByTeardown: releaseInTeardown'],
    ['after which it may start again', 'constructor', 'close() { this.s.end(); }', 'missedByTeardown: releaseInTeardown'],
    ['that is its partner', 'open', 'close() { this.s.end(); }', 'missedByTeardown: releaseInTeardown!'],
    ['that pauses', 'start', 'dispose() { this.pause(); }', 'silent'],
    ['of which there is none', 'start', '', 'silent'],
  ])('%s', (_, start, members, expected) => {
    expect(inClass(start, members)).toBe(expected);
  });
});

describe('ways out', () => {
  it.each([
    [
      'a return',
      'export function f() { const t = /* here */ setInterval(g, 9); if (a) return 1; clearInterval(t); }',
      'exitMissed: releaseBeforeReturn! releaseInFinally',
    ],
    [
      'a return, of a one-shot',
      'export function f() { const t = /* here */ setTimeout(g, 9); if (a) return 1; clearTimeout(t); }',
      'exitMissed: releaseBeforeReturn releaseInFinally',
    ],
    ['the end', 'export function f() { const t = /* here */ setInterval(g, 9); if (a) { clearInterval(t); } }', 'exitMissed: nothing'],
    [
      'an error',
      'export async function f() { const t = /* here */ setInterval(g, 9); await a(); clearInterval(t); }',
      'throwMissed: releaseInFinally',
    ],
    [
      'an error, with a release in a branch',
      'export async function f() { const t = /* here */ setInterval(g, 9); await a(); if (t) clearInterval(t); }',
      'throwMissed: releaseInFinally',
    ],
    [
      'an error that is caught',
      'export async function f() { const t = /* here */ setInterval(g, 9); try { await a(); clearInterval(t); } catch { b(); } }',
      'exitMissed: releaseInFinally',
    ],
    [
      'an error that is caught, and waited behind',
      'export async function f() { const t = /* here */ setInterval(g, 9); try { await a(); clearInterval(t); } catch { await b(); } }',
      'exitMissed: nothing',
    ],
    ['none', 'export function f() { const t = /* here */ setInterval(g, 9); clearInterval(t); }', 'silent'],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});

describe('taking a new handle', () => {
  it.each([
    [
      'in a handler, with no release',
      "let t; el.addEventListener('click', () => { t = /* here */ setInterval(g, 9); });",
      'overwritten: releaseBefore!',
    ],
    [
      'in a handler, with a release elsewhere',
      "let t; el.addEventListener('click', () => { t = /* here */ setInterval(g, 9); }); export function stop() { clearInterval(t); }",
      'overwritten: releaseBefore',
    ],
    ['in a handler, with a test', "let t; el.addEventListener('click', () => { if (t) return; t = /* here */ setInterval(g, 9); });", 'silent'],
    ['in a handler, once', "let t; el.addEventListener('click', () => { t ??= /* here */ setInterval(g, 9); });", 'silent'],
    [
      'in a loop',
      'export function f() { let t; while (a()) { t = /* here */ setInterval(g, 9); } clearInterval(t); }',
      'overwritten: releaseBefore',
    ],
    [
      'in a loop, with a release',
      'export function f() { let t; while (a()) { clearInterval(t); t = /* here */ setInterval(g, 9); } clearInterval(t); }',
      'silent',
    ],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});

describe('chains', () => {
  const effect = (body: string, cleanup = ''): string =>
    plan(`useEffect(() => { ${body} tick(); ${cleanup} });`);

  it.each([
    ['in an effect', 'function tick() { /* here */ requestAnimationFrame(tick); }', '', 'rearmed: keepLatest!'],
    ['in an effect with a cleanup', 'function tick() { /* here */ requestAnimationFrame(tick); }', 'return () => end();', 'rearmed: keepLatest!'],
    ['in an effect, after a wait', 'async function tick() { await draw(); /* here */ requestAnimationFrame(tick); }', '', 'rearmed: nothing'],
    ['in an effect, at some time', 'function tick() { if (on) /* here */ requestAnimationFrame(tick); }', '', 'silent'],
  ])('%s', (_, body, cleanup, expected) => {
    expect(effect(body, cleanup)).toBe(expected);
  });

  it.each([
    ['of the module', 'function tick() { /* here */ requestAnimationFrame(tick); } tick();', 'silent'],
    ['of a class', 'export class P { tick = () => { /* here */ requestAnimationFrame(this.tick); }; dispose() {} }', 'rearmed: releaseInTeardown'],
    [
      'a loop that nothing leaves',
      "import { setInterval } from 'node:timers/promises'; export async function f(send) { for await (const x of /* here */ setInterval(9, send)) {} }",
      'endlessLoop: nothing',
    ],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});

describe('what is only likely is not safe', () => {
  it.each([
    ['an exported function', 'let t; export function f() { t = 0; /* here */ setInterval(g, 9); }', 'discarded: returnStop'],
    ['a method of a class that nobody makes', 'class P { start() { this.t = /* here */ setInterval(g, 9); } dispose() {} }', 'neverReleased: releaseInTeardown'],
  ])('%s', (_, code, expected) => {
    expect(plan(code)).toBe(expected);
  });
});
