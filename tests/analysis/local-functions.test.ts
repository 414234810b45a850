import { describe, expect, it } from 'vitest';
import { ask, nameOf, toAcquire, toFunction } from './subject.js';

/** The name of the function that the marked expression denotes. */
function findFunction(code: string): string {
  return ask(code, (subject) => {
    const fn = subject.file.functions.findFunction(subject.node);
    return fn === undefined ? 'none' : nameOf(subject, fn);
  });
}

describe('findFunction', () => {
  it.each([
    ['a function', 'x = /* here */ function f() {};', 'f'],
    ['an arrow', 'x = /* here */ () => 1;', '() => 1'],
    ['a declaration', 'function f() {} x = /* here */ f;', 'f'],
    ['a declaration that is called before it', 'x = /* here */ f; function f() {}', 'f'],
    ['a constant', 'const f = () => {}; x = /* here */ f;', 'f'],
    ['a let that nobody writes to', 'let f = () => {}; x = /* here */ f;', 'f'],
    ['a let that is written', 'let f = () => {}; f = g; x = /* here */ f;', 'none'],
    ['a declaration that is written', 'function f() {} f = g; x = /* here */ f;', 'none'],
    ['two declarations', 'function f() {} function f() {} x = /* here */ f;', 'none'],
    ['overloads', 'function f(a: string): void; function f(a: number): void; function f(a: unknown) {} x = /* here */ f;', 'f'],
    ['another name', 'function f() {} const g = f; x = /* here */ g;', 'f'],
    ['another name that is written', 'function f() {} let g = f; g = h; x = /* here */ g;', 'none'],
    ['names in a circle', 'const f = g, g = f; x = /* here */ g;', 'none'],
    ['a parameter', 'function f(g) { x = /* here */ g; }', 'none'],
    ['a parameter of a function with its name', '(function f(g) { x = /* here */ f; });', 'f'],
    ['an import', 'import { f } from "./f"; x = /* here */ f;', 'none'],
    ['a global', 'x = /* here */ f;', 'none'],
    ['a class', 'class F {} x = /* here */ F;', 'none'],
    ['a pattern', 'const { f } = { f() {} }; x = /* here */ f;', 'none'],
    ['what only types see', 'function f() {} x = /* here */ f as () => void;', 'f'],
  ])('%s', (_, code, expected) => {
    expect(findFunction(code)).toBe(expected);
  });
});

describe('findFunction through wrappers', () => {
  it.each([
    ['useCallback', 'const f = useCallback(() => {}, []); x = /* here */ f;', 'f'],
    ['a member of a library', 'const f = _.debounce(() => {}, 9); x = /* here */ f;', 'f'],
    ['a name', 'function f() {} x = /* here */ throttle(f);', 'f'],
    ['a wrapper of a wrapper', 'const f = memo(forwardRef(() => {})); x = /* here */ f;', 'f'],
    ['bind', 'function f() {} x = /* here */ f.bind(y);', 'f'],
    ['bind of a function', 'x = /* here: CallExpression */ function f() {}.bind(y);', 'f'],
    ['call', 'function f() {} x = /* here */ f.call(y);', 'none'],
    ['another function', 'const f = wrap(() => {}); x = /* here */ f;', 'none'],
    ['a wrapper without an argument', 'x = /* here */ debounce();', 'none'],
    ['a wrapper of itself', 'const f = debounce(f); x = /* here */ f;', 'none'],
  ])('%s', (_, code, expected) => {
    expect(findFunction(code)).toBe(expected);
  });
});

describe('findFunction of members', () => {
  it.each([
    ['a method', 'class P { f() {} m() { x = /* here */ this.f; } }', 'f'],
    ['a private method', 'class P { #f() {} m() { x = /* here */ this.#f; } }', '#f'],
    ['a bound method', 'class P { f() {} m() { x = /* here */ this.f.bind(this); } }', 'f'],
    ['a field', 'class P { f = () => {}; m() { x = /* here */ this.f; } }', 'f'],
    ['a getter and a setter', 'class P { get f() { return 1; } set f(v) {} m() { x = /* here */ this.f; } }', 'none'],
    ['a method of another object', 'class P { f() {} m(p) { x = /* here */ p.f; } }', 'none'],
    ['a method of another class', 'class P { f() {} } class Q { m() { x = /* here */ this.f; } }', 'none'],
    ['a method of a base', 'class P extends Q { m() { x = /* here */ super.m; } }', 'none'],
    ['a method of options', 'const p = { methods: { f() {} }, m() { x = /* here */ this.f; } };', 'f'],
    ['a method of a prototype', 'P.prototype.f = function f() {}; P.prototype.m = function () { x = /* here */ this.f; };', 'f'],
  ])('%s', (_, code, expected) => {
    expect(findFunction(code)).toBe(expected);
  });
});

describe('findCallee', () => {
  const findCallee = (code: string): string =>
    ask(code, (subject) => {
      const fn = subject.file.functions.findCallee(toAcquire(subject.node));
      return fn === undefined ? 'none' : nameOf(subject, fn);
    });

  it.each([
    ['a name', 'function f() {} /* here */ f();', 'f'],
    ['an optional call', 'function f() {} /* here: CallExpression */ f?.();', 'f'],
    ['a method', 'class P { f() {} m() { /* here */ this.f(); } }', 'f'],
    ['a function that runs at once', '(/* here: CallExpression */ function f() {}());', 'f'],
    ['an unknown function', '/* here */ f();', 'none'],
    ['a construction of a function', 'function F() {} /* here */ new F();', 'F'],
    ['a construction of a class', 'class F { constructor() {} } /* here */ new F();', 'none'],
  ])('%s', (_, code, expected) => {
    expect(findCallee(code)).toBe(expected);
  });
});

/** The texts of the parents of all mentions. */
function findMentions(code: string): readonly string[] | undefined {
  return ask(code, ({ file, node, sourceCode }) =>
    file.functions.findMentions(toFunction(node))?.map(({ parent }) => (parent === undefined ? '' : sourceCode.getText(parent))),
  );
}

describe('findMentions', () => {
  it.each([
    ['of a declaration', '/* here */ function f() {} f(); on(f);', ['f()', 'on(f)']],
    ['of a constant', 'const f = /* here */ () => {}; f();', ['f()']],
    ['of a wrapped function', 'const f = useCallback(/* here */ () => {}, []); on(f);', ['on(f)']],
    ['of a function that nobody mentions', '/* here */ function f() {}', []],
    ['in its own body', '/* here */ function f() { f(); }', ['f()']],
    ['of a function without a name', 'on(/* here */ () => {});', undefined],
    ['of a let that is written again', 'let f = /* here */ () => {}; f = g; f();', undefined],
    ['of a method', 'class P { m/* here: FunctionExpression */() {} n() { this.m(); } }', ['this.m()']],
    ['of a method by others', 'class P { m/* here: FunctionExpression */() {} } p.m();', ['p.m()']],
    ['of a method of another class with this name', 'class P { m/* here: FunctionExpression */() {} } class Q { m() {} n() { this.m(); } }', []],
    ['of a constructor', 'class P { constructor/* here: FunctionExpression */() {} } new P();', undefined],
  ])('%s', (_, code, expected) => {
    expect(findMentions(code)).toEqual(expected);
  });
});

describe('findBinding', () => {
  it.each([
    ['a declaration', '/* here */ function f() {}', 'f'],
    ['a constant', 'const f = /* here */ () => {};', 'f'],
    ['a constant of a type', 'const f = (/* here */ () => {}) as () => void;', 'f'],
    ['a wrapped function', 'const f = debounce(/* here */ () => {});', 'f'],
    ['an argument of something else', 'const f = start(/* here */ () => {});', undefined],
    ['a default export', 'export default /* here */ function () {}', undefined],
    ['a member', 'const o = { f: /* here */ () => {} };', undefined],
  ])('%s', (_, code, expected) => {
    expect(ask(code, ({ file, node }) => file.functions.findBinding(toFunction(node))?.name)).toBe(expected);
  });
});
