import { describe, expect, it } from 'vitest';
import { isSameRoot } from '../../src/analysis/places.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getNode, textOfPlace } from './subject.js';

function findPlace(code: string, options?: ProbeOptions): string {
  return ask(code, ({ file, node }) => textOfPlace(file.places.find(node)), options);
}

describe('variables', () => {
  it.each([
    ['a variable', 'let t; void /* here */ t;', 'variable t'],
    ['a global that nobody declares', 'void /* here */ t;', 'none'],
    ['a parameter', 'function f(t) { void /* here */ t; }', 'variable t'],
    ['an import', 'import { t } from "./t"; void /* here */ t;', 'variable t'],
    ['a property', 'const ref = make(); void /* here */ ref.current;', 'variable ref.current'],
    ['a property of a property', 'const a = make(); void /* here */ a.b.c;', 'variable a.b.c'],
    ['a property of a global', 'void /* here */ window.t;', 'none'],
    ['a property by a string', 'const a = make(); void /* here */ a["b"];', 'variable a.b'],
    ['a property by a name of run time', 'const a = make(); void /* here */ a[b];', 'variable a[]'],
    ['an element by its number', 'const a = make(); void /* here */ a[0];', 'variable a[]'],
    ['a property of an element', 'const a = make(); void /* here */ a[b].c;', 'variable a[]'],
    ['a property by a well-known symbol', 'const a = make(); void /* here */ a[Symbol.iterator];', 'variable a.[Symbol.iterator]'],
    ['what a call returns', 'const a = make(); void /* here */ a();', 'none'],
    ['a literal', 'void /* here */ 1;', 'none'],
    ['what only types see', 'let t: unknown; void /* here */ (t as number)!;', 'variable t'],
    ['an optional access', 'const a = make(); void /* here */ a?.b;', 'variable a.b'],
    ['a choice', 'let a; let b; void (/* here: ConditionalExpression */ a ? a : b);', 'none'],
  ])('%s', (_, code, expected) => {
    expect(findPlace(code)).toBe(expected);
  });
});

describe('constant aliases', () => {
  it.each([
    ['an alias', 'const a = make(); const b = a; void /* here */ b.c;', 'variable a.c'],
    ['a variable that is written again', 'let a = make(); let b = a; b = 1; void /* here */ b;', 'variable b'],
    ['a let that nobody writes to', 'const a = make(); let b = a; void /* here */ b;', 'variable a'],
    ['a var that is declared twice', 'const a = make(); var b = a; var b; void /* here */ b;', 'variable b'],
    ['a property of an alias of a property', 'const a = make(); const b = a.b; void /* here */ b.c;', 'variable a.b.c'],
    ['a pattern', 'const a = make(); const { b } = a; void /* here */ b;', 'variable a.b'],
    ['a renaming pattern', 'const a = make(); const { b: c } = a; void /* here */ c;', 'variable a.b'],
    ['a pattern with a name of run time', 'const a = make(); const { [k]: b } = a; void /* here */ b;', 'variable b'],
    ['the rest of a pattern', 'const a = make(); const { b, ...rest } = a; void /* here */ rest;', 'variable rest'],
    ['an array pattern', 'const a = make(); const [b] = a; void /* here */ b;', 'variable b'],
    ['a constant that is itself', 'const a = a; void /* here */ a;', 'variable a'],
  ])('%s', (_, code, expected) => {
    expect(findPlace(code)).toBe(expected);
  });

  it('constants in a circle are one of them', () => {
    expect(findPlace('const a = b, b = a; void /* here */ a;')).toMatch(/^variable [ab]$/u);
  });

  it('known limit: a pattern in a pattern has a place of its own', () => {
    expect(findPlace('const a = make(); const { b: { c } } = a; void /* here */ c;')).toBe('variable c');
  });

  it('known limit: a pattern with a default has a place of its own', () => {
    expect(findPlace('const a = make(); const { b = 1 } = a; void /* here */ b;')).toBe('variable b');
  });
});

describe('fields', () => {
  it.each([
    ['this', 'class P { m() { void /* here */ this; } }', 'class P'],
    ['a field', 'class P { m() { void /* here */ this.t; } }', 'class P.t'],
    ['a private field', 'class P { #t; m() { void /* here */ this.#t; } }', 'class P.#t'],
    ['a static field', 'class P { static m() { void /* here */ this.t; } }', 'static P.t'],
    ['a field by a name of run time', 'class P { m() { void /* here */ this[k]; } }', 'class P[]'],
    ['an alias of this', 'class P { m() { const self = this; run(function () { void /* here */ self.t; }); } }', 'class P.t'],
    ['an alias of a field', 'class P { m() { const t = this.t; void /* here */ t; } }', 'class P.t'],
    ['a pattern of this', 'class P { m() { const { t } = this; void /* here */ t; } }', 'class P.t'],
    ['an arrow in a method', 'class P { m() { run(() => { void /* here */ this.t; }); } }', 'class P.t'],
    ['a function in a method', 'class P { m() { run(function () { void /* here */ this.t; }); } }', 'none'],
    ['this of the module', 'void /* here */ this.t;', 'none'],
    ['an object', 'const p = { m() { void /* here */ this.t; } };', 'object p.t'],
    ['a prototype', 'P.prototype.m = function () { void /* here */ this.t; };', 'prototype P.t'],
    ['an instance from outside', 'const p = new P(); void /* here */ p.t;', 'variable p.t'],
  ])('%s', (_, code, expected) => {
    expect(findPlace(code)).toBe(expected);
  });
});

describe('elements of containers', () => {
  it.each([
    ['get', 'const m = new Map(); void /* here */ m.get(k);', 'variable m[]'],
    ['at', 'const m = make(); void /* here */ m.at(-1);', 'variable m[]'],
    ['pop', 'const m = make(); void /* here */ m.pop();', 'variable m[]'],
    ['shift', 'const m = make(); void /* here */ m.shift();', 'variable m[]'],
    ['another method', 'const m = make(); void /* here */ m.find(k);', 'none'],
    ['a property of an element', 'const m = new Map(); void /* here */ m.get(k).t;', 'variable m[]'],
    ['values', 'const m = new Map(); void /* here */ m.values();', 'variable m[]'],
    ['Object.values', 'const m = make(); void /* here */ Object.values(m);', 'variable m[]'],
    ['Object.values of nothing', 'void /* here */ Object.values();', 'none'],
    ['Array.from', 'const m = make(); void /* here */ Array.from(m);', 'variable m[]'],
    ['a loop', 'const m = make(); for (const t of m) { void /* here */ t; }', 'variable m[]'],
    ['a loop over keys', 'const m = make(); for (const t in m) { void /* here */ t; }', 'variable t'],
    ['forEach', 'const m = make(); m.forEach((t) => { void /* here */ t; });', 'variable m[]'],
    ['the index of forEach', 'const m = make(); m.forEach((t, i) => { void /* here */ i; });', 'variable i'],
    ['a callback of something else', 'const m = make(); m.each((t) => { void /* here */ t; });', 'variable t'],
    ['a method that is given a function second', 'const m = make(); m.map(0, (t) => { void /* here */ t; });', 'variable t'],
    ['a field that is a container', 'class P { m() { void /* here */ this.ts.get(k); } }', 'class P.ts[]'],
  ])('%s', (_, code, expected) => {
    expect(findPlace(code)).toBe(expected);
  });
});

describe('isSameRoot', () => {
  it.each([
    ['two mentions of a variable', 'let a = make(); void /* here */ a.x; b = a.y;', 'a.y', true],
    ['two variables', 'let a = make(); let b = make(); void /* here */ a.x; c = b.x;', 'b.x', false],
    ['variables of the same name', 'let a = make(); { let a = make(); c = a.y; } void /* here */ a.x;', 'a.y', false],
    ['two methods of a class', 'class P { m() { void /* here */ this.x; } n() { c = this.y; } }', 'this.y', true],
    ['two classes', 'class P { m() { void /* here */ this.x; } } class Q { n() { c = this.y; } }', 'this.y', false],
    ['a class and its instances', 'class P { m() { void /* here */ this.x; } static n() { c = this.y; } }', 'this.y', false],
    ['two functions of a prototype', 'P.prototype.m = function () { void /* here */ this.x; }; P.prototype.n = function () { c = this.y; };', 'this.y', true],
    ['a variable and an instance', 'class P { m(a) { void /* here */ this.x; c = a.y; } }', 'a.y', false],
  ])('%s', (_, code, other, expected) => {
    const answer = ask(code, (subject) => {
      const left = subject.file.places.find(subject.node);
      const right = subject.file.places.find(getNode(subject, other));
      return left !== undefined && right !== undefined && isSameRoot(left.root, right.root);
    });

    expect(answer).toBe(expected);
  });
});

/** `const a1 = a0; const a2 = a1; …` */
function nameAgain(count: number): string {
  return Array.from({ length: count }, (_, index) => `const a${index + 1} = a${index};`).join(' ');
}

describe('the number of steps', () => {
  it('8 aliases are followed', () => {
    expect(findPlace(`const a0 = make(); ${nameAgain(8)} void /* here */ a8;`)).toBe('variable a0');
  });

  it('a name after 9 of them has the place of one on the way', () => {
    expect(findPlace(`const a0 = make(); ${nameAgain(9)} void /* here */ a9;`)).not.toBe('variable a9');
  });
});
