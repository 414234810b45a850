import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import type { ClassLike } from '../../src/analysis/model.js';
import { ask, nameOf, toFunction } from './subject.js';

/** Whose instance the marked `this` is. */
function findOwner(code: string): string {
  return ask(code, ({ file, node }) => {
    const owner = file.classLikes.findThisOwner(node);
    return owner === undefined ? 'none' : `${owner.isStatic ? 'static ' : ''}${owner.classLike.kind} ${owner.classLike.name ?? '?'}`;
  });
}

describe('this in a class', () => {
  it.each([
    ['a method', 'class P { m() { return /* here */ this; } }', 'class P'],
    ['a constructor', 'class P { constructor() { use(/* here */ this); } }', 'class P'],
    ['a getter', 'class P { get m() { return /* here */ this; } }', 'class P'],
    ['a private method', 'class P { #m() { return /* here */ this; } }', 'class P'],
    ['an arrow in a field', 'class P { m = () => /* here */ this; }', 'class P'],
    ['a function in a field', 'class P { m = function () { return /* here */ this; }; }', 'class P'],
    ['a field', 'class P { m = /* here */ this; }', 'class P'],
    ['an arrow in a method', 'class P { m() { return () => /* here */ this; } }', 'class P'],
    ['a function in a method', 'class P { m() { return function () { return /* here */ this; }; } }', 'none'],
    ['a default of a parameter', 'class P { m(a = /* here */ this) {} }', 'class P'],
    ['a static method', 'class P { static m() { return /* here */ this; } }', 'static class P'],
    ['a static field', 'class P { static m = /* here */ this; }', 'static class P'],
    ['an arrow in a static field', 'class P { static m = () => /* here */ this; }', 'static class P'],
    ['a static block', 'class P { static { use(/* here */ this); } }', 'static class P'],
    ['a computed key', 'class P { [/* here */ this.k] = 1; }', 'none'],
    ['a class expression', 'const P = class { m() { return /* here */ this; } };', 'class P'],
    ['a class expression with a name', 'const P = class Q { m() { return /* here */ this; } };', 'class Q'],
    ['a class without a name', 'use(class { m() { return /* here */ this; } });', 'class ?'],
    ['a class in a method', 'class P { m() { return class Q { n() { return /* here */ this; } }; } }', 'class Q'],
  ])('%s', (_, code, expected) => {
    expect(findOwner(code)).toBe(expected);
  });
});

describe('this elsewhere', () => {
  it.each([
    ['the module', 'use(/* here */ this);', 'none'],
    ['an arrow of the module', 'use(() => /* here */ this);', 'none'],
    ['a plain function', 'function p() { return /* here */ this; }', 'none'],
    ['a bound function', 'use(function () { return /* here */ this; }.bind(that));', 'none'],
    ['a function with a capital', 'function P() { use(/* here */ this); }', 'prototype P'],
    ['a constant function with a capital', 'const P = function () { use(/* here */ this); };', 'prototype P'],
    ['an arrow with a capital', 'const P = () => /* here */ this;', 'none'],
    ['a method of a prototype', 'P.prototype.m = function () { return /* here */ this; };', 'prototype P'],
    ['an arrow on a prototype', 'P.prototype.m = () => /* here */ this;', 'none'],
    ['a prototype as a whole', 'P.prototype = { m() { return /* here */ this; } };', 'prototype P'],
    ['a function of a constructor', 'P.m = function () { return /* here */ this; };', 'none'],
    ['a method of an object', 'const p = { m() { return /* here */ this; } };', 'object p'],
    ['a function of an object', 'const p = { m: function () { return /* here */ this; } };', 'object p'],
    ['an arrow of an object', 'const p = { m: () => /* here */ this };', 'none'],
    ['a getter of an object', 'const p = { get m() { return /* here */ this; } };', 'object p'],
    ['an object without a name', 'use({ m() { return /* here */ this; } });', 'object ?'],
    ['methods of options', 'const p = { methods: { m() { return /* here */ this; } } };', 'object p'],
    ['watchers in methods of options', 'const p = { methods: { watch: { m() { return /* here */ this; } } } };', 'object p'],
    ['an object in an object', 'const p = { other: { m() { return /* here */ this; } } };', 'object ?'],
    ['a default in a pattern', 'const { m = function () { return /* here */ this; } } = p;', 'none'],
  ])('%s', (_, code, expected) => {
    expect(findOwner(code)).toBe(expected);
  });

  it('known limit: functions that Object.assign gives to a prototype are those of an object', () => {
    expect(findOwner('Object.assign(P.prototype, { m() { return /* here */ this; } });')).toBe('object ?');
  });
});

/** `m: name name, n: name` of the marked class, object, or of the owner of the marked function. */
function collectMembers(code: string): string {
  return ask(code, (subject) => {
    const classLike = getClassLike(subject);
    return [...classLike.members].map(([name, functions]) => `${name}: ${functions.map((fn) => nameOf(subject, fn)).join(' ')}`).join(', ');
  });
}

function getClassLike({ file, node }: Parameters<Parameters<typeof ask>[1]>[0]): ClassLike {
  if (
    node.type === AST_NODE_TYPES.ClassDeclaration ||
    node.type === AST_NODE_TYPES.ClassExpression ||
    node.type === AST_NODE_TYPES.ObjectExpression
  ) {
    return file.classLikes.getOf(node);
  }
  const owner = file.classLikes.findMemberOwner(toFunction(node));
  if (owner === undefined) {
    throw new Error('The function is no member.');
  }
  return owner;
}

describe('members', () => {
  it.each([
    ['methods and fields', '/* here: ClassDeclaration */ class P { constructor() {} m() {} n = () => {}; a = 1; #o() {} }', 'constructor: constructor, m: m, n: n, #o: #o'],
    ['a getter and a setter', '/* here: ClassDeclaration */ class P { get m() { return 1; } set m(v) {} }', 'm: m m'],
    ['a wrapped function', '/* here: ClassDeclaration */ class P { m = debounce(() => {}, 100); }', 'm: () => {}'],
    ['a wrapped name', '/* here: ClassDeclaration */ class P { m = debounce(run, 100); }', ''],
    ['a computed name', '/* here: ClassDeclaration */ class P { [k]() {} [Symbol.dispose]() {} }', '[Symbol.dispose]: Symbol.dispose'],
    ['an object', 'x = /* here */ { m() {}, n: () => {}, a: 1 };', 'm: m, n: n'],
    ['options', 'x = /* here */ { m() {}, methods: { n() {} }, other: { o() {} } };', 'm: m, n: n'],
    ['a prototype', 'function P() {} P.prototype.m = /* here */ function () {}; P.prototype.n = function n2() {}; Q.prototype.o = function () {};', 'constructor: P, m: function () {}, n: n2'],
    ['a prototype as a whole', 'function P() {} P.prototype = { m() {}, n: /* here */ function () {} };', 'constructor: P, m: m, n: n'],
  ])('%s', (_, code, expected) => {
    expect(collectMembers(code)).toBe(expected);
  });
});

describe('prototypes of the same name', () => {
  it('in one scope are one', () => {
    expect(collectMembers('function P() {} P.prototype.m = /* here */ function () {}; P.prototype = { n() {} };')).toBe('constructor: P, m: function () {}, n: n');
  });

  it('in two scopes are two', () => {
    const other = 'function g() { function P() {} P.prototype.n = function () {}; }';

    expect(collectMembers(`function f() { function P() {} P.prototype.m = /* here */ function () {}; } ${other}`)).toBe('constructor: P, m: function () {}');
  });
});

describe('findMemberOwner', () => {
  it.each([
    ['a method', 'class P { m/* here: FunctionExpression */() {} }', 'P'],
    ['a field', 'class P { m = /* here */ () => {}; }', 'P'],
    ['an object', 'const p = { m: /* here */ () => {} };', 'p'],
    ['a callback in a method', 'class P { m() { run(/* here */ () => {}); } }', undefined],
    ['a function', '/* here */ function p() {}', undefined],
  ])('%s', (_, code, expected) => {
    expect(ask(code, ({ file, node }) => file.classLikes.findMemberOwner(toFunction(node))?.name)).toBe(expected);
  });
});
