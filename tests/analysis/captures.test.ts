import { describe, expect, it } from 'vitest';
import { capturesActivation } from '../../src/analysis/captures.js';
import { ask, getFunction, toAcquire } from './subject.js';

/** Does what the marked call keeps belong to one run of `f`? */
const captures = (code: string): boolean =>
  ask(code, (subject) => capturesActivation(subject.file, toAcquire(subject.node), getFunction(subject, 'f')));

describe('a callback', () => {
  it.each([
    ['a parameter', 'function f(el) { /* here */ setInterval(() => el.go()); }', true],
    ['a variable of the module', 'let el; function f() { /* here */ setInterval(() => el.go()); }', false],
    ['a global', 'function f() { /* here */ setInterval(() => document.go()); }', false],
    ['a local variable', 'function f() { const el = make(); /* here */ setInterval(() => el.go()); }', true],
    ['a variable of its own', 'function f() { /* here */ setInterval(() => { const el = make(); el.go(); }); }', false],
    ['a parameter of its own', 'function f() { /* here */ setInterval((el) => el.go()); }', false],
    ['a parameter around f', 'function g(el) { function f() { /* here */ setInterval(() => el.go()); } }', false],
    ['a variable of a block', 'function f() { { const el = make(); /* here */ setInterval(() => el.go()); } }', true],
    ['this', 'class P { f() { /* here */ setInterval(() => this.go()); } }', true],
    ['nothing', 'function f() { /* here */ setInterval(() => {}); }', false],
    ['f itself', 'function f() { /* here */ setTimeout(f); }', false],
  ])('%s', (_, code, expected) => {
    expect(captures(code)).toBe(expected);
  });
});

describe('a callback by its name', () => {
  it.each([
    ['a parameter', 'function f(go) { /* here */ setInterval(go); }', true],
    ['a function of the module', 'function go() {} function f() { /* here */ setInterval(go); }', false],
    ['a function in f that uses a parameter', 'function f(el) { function go() { el.go(); } /* here */ setInterval(go); }', true],
    ['a method of a parameter', 'function f(el) { /* here */ setInterval(el.go); }', true],
    ['a bound function', 'function f(el) { /* here */ setInterval(go.bind(el)); }', true],
    ['a delay that is a parameter', 'function f(ms) { /* here */ setInterval(go, ms); }', true],
    ['a delay of the module', 'const ms = 9; function f() { /* here */ setInterval(go, ms); }', false],
  ])('%s', (_, code, expected) => {
    expect(captures(code)).toBe(expected);
  });

  it('known limit: a function in f that uses nothing of it counts as new each time', () => {
    expect(captures('function f() { function go() {} /* here */ setInterval(go); }')).toBe(true);
  });
});
