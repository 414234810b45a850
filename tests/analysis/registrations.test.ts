import { describe, expect, it } from 'vitest';
import { getRegistrations } from '../../src/analysis/registrations/collect.js';
import { getClaimedListeners } from '../../src/analysis/mismatches/claimed.js';
import { collectRemovals, compare, match } from '../../src/analysis/registrations/pairing.js';
import type { Match, Registration, Removal } from '../../src/analysis/registrations/registration.js';
import type { FileAnalysis } from '../../src/analysis/file-analysis.js';
import { ask } from './subject.js';

/** The first listener and the first removal of a file. */
function pair<Answer>(code: string, question: (file: FileAnalysis, registration: Registration, removal: Removal) => Answer): Answer {
  return ask(`/* here */ ${code}`, ({ file }) => {
    const [registration] = getRegistrations(file).registrations;
    const [removal] = getRegistrations(file).removals;
    if (registration === undefined || removal === undefined) {
      throw new Error('There is no pair.');
    }
    return question(file, registration, removal);
  });
}

function matchOf(code: string): Match {
  return pair(code, match);
}

describe('a removal matches', () => {
  it.each([
    ['the same in all parts', 'window.addEventListener("a", f); window.removeEventListener("a", f); function f() {}'],
    ['another name of the same global', 'addEventListener("a", f); self.removeEventListener("a", f); function f() {}'],
    ['a constant alias', 'function g(x) { const t = x.y; t.on("a", f); x.y.off("a", f); } function f() {}'],
    ['this under another name', 'class A { f() { const me = this; me.t.on("a", me.h); } g() { this.t.off("a", this.h); } h() {} }'],
    ['a link of a chain', 'function g(t) { t.on("a", f).on("b", f); t.off("b", f); } function f() {}'],
    ['options that say nothing of capture', 'document.addEventListener("a", f, { passive: true }); document.removeEventListener("a", f); function f() {}'],
    ['the flag as an option', 'document.addEventListener("a", f, true); document.removeEventListener("a", f, { capture: true }); function f() {}'],
    ['an object that is its listener', 'class A { f() { document.addEventListener("a", this); } g() { document.removeEventListener("a", this); } }'],
    ['a constant for the event', 'const A = "a"; window.addEventListener(A, f); window.removeEventListener("a", f); function f() {}'],
    ['a parameter and the field that keeps it', 'class A { constructor(t) { this.t = t; t.on("a", this.h); } g() { this.t.off("a", this.h); } h() {} }'],
    ['a parameter that is a field', 'class A { constructor(private t: T) { t.on("a", this.h); } g() { this.t.off("a", this.h); } h() {} }'],
    ['all listeners', 'function g(t) { t.on("a", () => {}); t.removeAllListeners(); }'],
    ['all listeners of the event', 'function g(t) { t.on("a", () => {}); t.removeAllListeners("a"); }'],
    ['the end of the target', 'function g(t) { t.on("a", () => {}); t.destroy(); }'],
    ['a slot of its object', 'class A { f() { this.s.connect(this.h, this); } g() { this.s.disconnect(this.h, this); } h() {} }'],
    ['a function by its own name', 'function g(t) { t.on("a", function f() { t.off("a", f); }); }'],
    ['what is kept where it is given', 'function g(t) { let h; t.on("a", (h = () => {})); t.off("a", h); }'],
  ])('exactly: %s', (_, code) => {
    expect(matchOf(code)).toBe('exact');
  });

  it.each([
    ['a target that is a parameter', 'window.addEventListener("a", f); function f() {} function g(t) { t.removeEventListener("a", f); }'],
    ['an event that is a parameter', 'window.addEventListener("a", f); function f() {} function g(e) { window.removeEventListener(e, f); }'],
    ['a function that is a parameter', 'window.addEventListener("a", f); function f() {} function g(h) { window.removeEventListener("a", h); }'],
    ['options that only the run knows', 'function g(o) { window.addEventListener("a", f, o); } window.removeEventListener("a", f); function f() {}'],
    ['a target that a call finds', 'find("x").addEventListener("a", f); find("x").removeEventListener("a", f); function f() {}'],
    ['a field of the same name', 'class A { constructor(room) { room.on("a", this.f); } g() { this._room.off("a", this.f); } f() {} }'],
    [
      'a field that keeps the parameter or something else',
      'class A { constructor(t) { this.t = t; t.on("a", this.h); } g() { this.t.off("a", this.h); } set(u) { this.t = u; } h() {} }',
    ],
    ['a function of a field', 'class A { f() { this.t.on("a", this.h); } g() { this.t.off("a", this.other); } }'],
  ])('possibly: %s', (_, code) => {
    expect(matchOf(code)).toBe('possible');
  });

  it.each([
    ['another global', 'document.addEventListener("a", f); window.removeEventListener("a", f); function f() {}', 'target'],
    ['another field', 'class A { f() { this.a.on("a", this.h); } g() { this.b.off("a", this.h); } h() {} }', 'target'],
    ['another event', 'window.addEventListener("a", f); window.removeEventListener("b", f); function f() {}', 'event'],
    ['another constant', 'import { E } from "./e"; window.addEventListener(E.A, f); window.removeEventListener(E.B, f); function f() {}', 'event'],
    ['a new function', 'window.addEventListener("a", () => {}); window.removeEventListener("a", () => {});', 'listener'],
    ['a new bound function', 'class A { f() { window.addEventListener("a", this.h.bind(this)); window.removeEventListener("a", this.h.bind(this)); } h() {} }', 'listener'],
    ['another function', 'window.addEventListener("a", f); window.removeEventListener("a", g); function f() {} function g() {}', 'listener'],
    ['the other phase', 'window.addEventListener("a", f, true); window.removeEventListener("a", f); function f() {}', 'capture'],
    ['another object', 'class A { f() { this.s.connect(this.h, this); } g() { this.s.disconnect(this.h); } h() {} }', 'context'],
  ] as const)('never: %s', (_, code, part) => {
    expect(pair(code, (file, registration, removal) => compare(file, registration, removal)[part])).toBe('never');
    expect(matchOf(code)).toBe('never');
  });
});

describe('which listener', () => {
  it('a removal that belongs to one listener is not taken for that of another target', () => {
    const code = 'function g(t, f) { document.addEventListener("a", f); t.addEventListener("a", f); t.removeEventListener("a", f); }';
    expect(pair(code, (file, registration) => collectRemovals(file, registration).length)).toBe(0);
  });

  it('a removal in a loop may be that of each', () => {
    const code = 'function g(t, f) { document.addEventListener("a", f); for (const x of t) { x.removeEventListener("a", f); } }';
    expect(pair(code, (file, registration) => collectRemovals(file, registration).length)).toBe(1);
  });

  it.each([
    ['one part is wrong', 'document.addEventListener("a", f, true); document.removeEventListener("a", f); function f() {}', true],
    ['two are', 'document.addEventListener("a", f, true); document.removeEventListener("b", f); function f() {}', false],
    [
      'it is right for another listener',
      'document.addEventListener("a", f, true); document.addEventListener("a", f); document.removeEventListener("a", f); function f() {}',
      false,
    ],
  ])('a near miss: %s', (_, code, expected) => {
    expect(pair(code, (file, registration) => getClaimedListeners(file).has(registration.call))).toBe(expected);
  });
});

describe('what is no listener', () => {
  it.each([
    ['a selector in between', 'list.on("click", ".row", f);'],
    ['the target as an argument', 'this.on({}, "click", f);'],
    ['a query', '$(list).on("click", f);'],
    ['no function', 'list.on("click");'],
    ['spread arguments', 'list.on(...rest);'],
    ['a local function of the name', 'function addEventListener() {} addEventListener("a", f);'],
  ])('%s', (_, code) => {
    expect(ask(`/* here */ ${code}`, ({ file }) => getRegistrations(file).registrations.length)).toBe(0);
  });

  it.each([
    ['once', '{ once: true }', true],
    ['not once', '{ once: false }', false],
    ['unknown', '{ ...rest }', 'unknown'],
    ['by a constant', 'options', true],
  ])('options are read: %s', (_, options, expected) => {
    const code = `/* here */ const options = { once: true }; list.addEventListener("a", f, ${options});`;
    expect(ask(code, ({ file }) => getRegistrations(file).registrations[0]?.isOnce)).toBe(expected);
  });
});
