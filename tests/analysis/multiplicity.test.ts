import svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import type { ProbeOptions } from '../probe.js';
import { ask, getFunction, jsx } from './subject.js';

/** How often the marked node runs. */
function getOfSite(code: string, options?: ProbeOptions): string {
  return ask(code, ({ file, node }) => file.multiplicity.getOfSite(node), options);
}

describe('the module', () => {
  it.each([
    ['the top level', '/* here */ x();', 'once'],
    ['a block', '{ /* here */ x(); }', 'once'],
    ['a loop', 'for (const y of ys) /* here */ x();', 'once'],
    ['a function that runs at once', '(() => { /* here */ x(); })();', 'once'],
    ['an asynchronous one', '(async () => { /* here */ x(); })();', 'once'],
    ['a function that is called once', 'function f() { /* here */ x(); } f();', 'once'],
    ['a constant that is called once', 'const f = () => { /* here */ x(); }; f();', 'once'],
    ['a function that is called twice', 'function f() { /* here */ x(); } f(); f();', 'unknown'],
    ['a function that nobody calls', 'function f() { /* here */ x(); }', 'unknown'],
    ['a function of a function that is called once', 'function f() { g(); function g() { /* here */ x(); } } f();', 'once'],
    ['a static field', 'class P { static a = /* here */ x(); }', 'once'],
    ['a static block', 'class P { static { /* here */ x(); } }', 'once'],
    ['a static field in a function', 'export function f() { return class { static a = /* here */ x(); }; }', 'once'],
  ])('%s', (_, code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });

  it('the script of a component', () => {
    expect(getOfSite('<script>/* here */ x();</script>', { filename: 'a.svelte', parser: svelteParser })).toBe('many');
  });
});

describe('exported functions', () => {
  it.each([
    ['itself', 'export function f() { /* here */ x(); }', 'exported'],
    ['CommonJS', 'exports.f = () => { /* here */ x(); };', 'exported'],
    ['a function in it that is called once', 'export function f() { g(); function g() { /* here */ x(); } }', 'exported'],
    ['a function in it that runs at once', 'export function f() { (() => { /* here */ x(); })(); }', 'exported'],
    ['a step of its work', 'export function f() { return p.then(() => { /* here */ x(); }); }', 'exported'],
    ['called here, too', 'export function f() { /* here */ x(); } f();', 'exported'],
    ['the default', 'export default () => { /* here */ x(); };', 'exported'],
    ['a closure that it returns', 'export function f() { return () => { /* here */ x(); }; }', 'unknown'],
    ['a latch', 'let on = false; export function f() { if (on) return; on = true; /* here */ x(); }', 'unknown'],
    ['a latch as a branch', 'let on = false; export function f() { if (!on) { on = true; /* here */ x(); } }', 'unknown'],
    ['a latch that is only cleared', 'let on = false; export function f() { if (on) return; on = false; /* here */ x(); }', 'exported'],
    ['a test of what nobody sets', 'export function f() { if (on) return; /* here */ x(); }', 'exported'],
    ['a latch that holds what it makes', 'let t; export function f() { if (t) return; t = /* here */ x(); }', 'unknown'],
    ['another latch', 'let on = false; export function f() { if (on) return; off = true; /* here */ x(); }', 'exported'],
  ])('%s', (_, code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });
});

describe('loops of a function', () => {
  it.each([
    ['the body of for', 'for (;;) { /* here */ x(); }', 'many'],
    ['the start of for', 'for (/* here */ x(); ; ) {}', 'exported'],
    ['the test of for', 'for (; /* here */ x(); ) {}', 'many'],
    ['the step of for', 'for (; ; /* here */ x()) {}', 'many'],
    ['the body of for-of', 'for (const y of ys) { /* here */ x(); }', 'many'],
    ['what for-of goes through', 'for (const y of /* here */ x()) {}', 'exported'],
    ['the body of for-in', 'for (const y in ys) { /* here */ x(); }', 'many'],
    ['what for-in goes through', 'for (const y in /* here */ x()) {}', 'exported'],
    ['the test of while', 'while (/* here */ x()) {}', 'many'],
    ['the body of do', 'do { /* here */ x(); } while (y);', 'many'],
    ['a closure in a loop', 'for (;;) { ys.push(() => { /* here */ x(); }); }', 'unknown'],
    ['a function that is called in a loop', 'for (;;) { g(); } function g() { /* here */ x(); }', 'many'],
    ['a branch', 'if (y) { /* here */ x(); }', 'exported'],
  ])('%s', (_, body, expected) => {
    expect(getOfSite(`export function f() { ${body} }`)).toBe(expected);
  });
});

describe('callbacks that run for each event', () => {
  it.each([
    ["el.addEventListener('click', () => { /* here */ x(); });", 'many'],
    ["el.addEventListener('load', () => { /* here */ x(); });", 'once'],
    ["el.addEventListener('click', f); function f() { /* here */ x(); }", 'many'],
    ["el.addEventListener('click', f); f(); function f() { /* here */ x(); }", 'many'],
    ["document.addEventListener('DOMContentLoaded', f); function f() { /* here */ x(); }", 'once'],
    ["emitter.on('message', () => { /* here */ x(); });", 'many'],
    ["process.on('exit', () => { /* here */ x(); });", 'once'],
    ["emitter.once('message', () => { /* here */ x(); });", 'once'],
    ["export function g() { emitter.once('message', () => { /* here */ x(); }); }", 'exported'],
    ["export function g() { process.on('SIGTERM', () => { /* here */ x(); }); }", 'exported'],
    ['emitter.emit(() => { /* here */ x(); });', 'unknown'],
    ['source.subscribe(() => { /* here */ x(); });', 'many'],
    ['setInterval(() => { /* here */ x(); }, 1);', 'many'],
    ['createServer((request) => { /* here */ x(); });', 'many'],
    ['server.listen(80, () => { /* here */ x(); });', 'unknown'],
    ["app.get('/', () => { /* here */ x(); });", 'many'],
    ["router.use('/', () => { /* here */ x(); });", 'many'],
    ["cache.get('/', () => { /* here */ x(); });", 'unknown'],
    ["this.app.get('/', () => { /* here */ x(); });", 'unknown'],
    ['unknown(() => { /* here */ x(); });', 'unknown'],
    ['unknown(f); function f() { /* here */ x(); }', 'unknown'],
    ['new MutationObserver(() => { /* here */ x(); });', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });

  it.each([
    ['const b = <a onClick={() => { /* here */ x(); }} />;', 'many'],
    ['const b = <a onClick={f} />; function f() { /* here */ x(); }', 'many'],
    ['const b = <a render={() => { /* here */ x(); }} />;', 'unknown'],
    ['const b = <a once={f} />; function f() { /* here */ x(); }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getOfSite(code, jsx)).toBe(expected);
  });

  it('a handler in a property', () => {
    expect(getOfSite('el.onclick = () => { /* here */ x(); };')).toBe('many');
  });
});

describe('callbacks that run once', () => {
  it.each([
    ['p.then(() => { /* here */ x(); });', 'once'],
    ['p.then(f, () => { /* here */ x(); });', 'once'],
    ['p.catch(() => { /* here */ x(); }).finally(f);', 'once'],
    ['new Promise(() => { /* here */ x(); });', 'once'],
    ['setTimeout(() => { /* here */ x(); }, 1);', 'once'],
    ['setTimeout(f, 1); function f() { /* here */ x(); }', 'once'],
    ['requestAnimationFrame(() => { /* here */ x(); });', 'once'],
    ['queueMicrotask(() => { /* here */ x(); });', 'once'],
    ['app.whenReady().then(() => { /* here */ x(); });', 'once'],
    ["el.on('click', () => { p.then(() => { /* here */ x(); }); });", 'many'],
    ['later(() => { /* here */ x(); });', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });
});

describe('callbacks that run for each element', () => {
  it.each([
    ['export function g() { ys.forEach(() => { /* here */ x(); }); }', 'many'],
    ['export function g() { return ys.map(() => { /* here */ x(); }); }', 'many'],
    ['export function g() { Array.from(ys, () => { /* here */ x(); }); }', 'many'],
    ['export function g() { ys.forEach(f); function f() { /* here */ x(); } }', 'many'],
    ['ys.forEach(() => { /* here */ x(); });', 'once'],
    ['export function g() { ys.visit(() => { /* here */ x(); }); }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });
});

describe('members', () => {
  it.each([
    ['a method of an exported class', 'export class P { m() { /* here */ x(); } }', 'many'],
    ['a private method of it', 'export class P { #m() { /* here */ x(); } }', 'many'],
    ['its constructor', 'export class P { constructor() { /* here */ x(); } }', 'many'],
    ['its field', 'export class P { a = /* here */ x(); }', 'many'],
    ['an arrow in its field', 'export class P { a = () => { /* here */ x(); }; }', 'many'],
    ['its static method', 'export class P { static m() { /* here */ x(); } }', 'unknown'],
    ['a step in its method', 'export class P { m() { p.then(() => { /* here */ x(); }); } }', 'many'],
    ['the constructor of a singleton', 'class P { constructor() { /* here */ x(); } } new P();', 'once'],
    ['a field of a singleton', 'class P { a = /* here */ x(); } new P();', 'once'],
    ['a method of a singleton', 'class P { m() { /* here */ x(); } } new P();', 'unknown'],
    ['a method of a private class', 'class P { m() { /* here */ x(); } }', 'unknown'],
    ['a latch of an instance', 'export class P { m() { if (this.on) return; this.on = true; /* here */ x(); } }', 'many'],
    ['a method of an object', 'const o = { m() { /* here */ x(); } };', 'unknown'],
    ['a method of an object of an exported function', 'export function f() { return { m() { /* here */ x(); } }; }', 'unknown'],
    ['a method of an exported prototype', 'function P() {} P.prototype.m = function () { /* here */ x(); }; exports.P = P;', 'many'],
  ])('%s', (_, code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });

  it('known limit: a constructor function counts as one of its methods', () => {
    expect(getOfSite('function P() { /* here */ x(); } new P();')).toBe('unknown');
  });
});

describe('frameworks', () => {
  it.each([
    ['an effect', 'useEffect(() => { /* here */ x(); });', 'many'],
    ['a component', 'function App() { useState(0); /* here */ x(); }', 'many'],
    ['a plain function with a capital', 'function App() { /* here */ x(); }', 'unknown'],
    ['a method of options', 'export default { mounted() { /* here */ x(); } };', 'many'],
    ['a nested method of options', 'export default { mounted() {}, methods: { m() { /* here */ x(); } } };', 'many'],
  ])('%s', (_, code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });
});

describe('recursion', () => {
  it.each([
    ['a function that only calls itself', 'function f() { /* here */ x(); f(); }', 'unknown'],
    ['two functions that call each other', 'function f() { /* here */ x(); g(); } function g() { f(); }', 'unknown'],
    ['a function that is called once, and by itself', 'function f() { /* here */ x(); f(); } f();', 'unknown'],
    ['a function that is called in a handler, and by itself', "function f() { /* here */ x(); f(); } el.on('click', f);", 'many'],
  ])('%s', (_, code, expected) => {
    expect(getOfSite(code)).toBe(expected);
  });

  it.each([
    ['called once', 'function f() { /* here */ x(f); } f();', 'once'],
    ['called in a handler', "function f() { /* here */ x(f); } el.on('click', f);", 'many'],
    ['not called', 'function f() { /* here */ x(f); }', 'unknown'],
  ])('getOfFunction leaves out the mentions of a chain: %s', (_, code, expected) => {
    const count = ask(code, (subject) => {
      const fn = getFunction(subject, 'f');
      return subject.file.multiplicity.getOfFunction(fn, fn);
    });

    expect(count).toBe(expected);
  });
});
