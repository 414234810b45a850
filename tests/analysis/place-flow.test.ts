import { describe, expect, it } from 'vitest';
import type { LiveExit, PlaceFlow } from '../../src/analysis/place-flow.js';
import { findEnclosingFunction } from '../../src/ast/enclosing.js';
import { ask, getNode, getObligation, type Subject } from './subject.js';

/** The flow of the marked acquire's place through the function around it. */
function solve(subject: Subject, startsLive?: boolean): PlaceFlow {
  const { fate, node, protocol } = getObligation(subject);
  const owner = findEnclosingFunction(node);
  if (fate.kind !== 'kept' || owner === undefined) {
    throw new Error('The handle is not kept in a function.');
  }
  const uses = subject.file.uses.collect(fate.place, protocol);
  const flow = subject.file.flows.solve({ owner, acquire: node, uses, ...(startsLive === undefined ? {} : { startsLive }) });
  if (flow === undefined) {
    throw new Error('The function is too big.');
  }
  return flow;
}

/** On which ways out of `async function* f(t) { … }` the timer is live: the texts of their causes. `T` stands for the acquire. */
function collectExits(body: string, kind: LiveExit['kind']): readonly string[] {
  const code = `async function* f() { let t; ${body.replace('T', 't = /* here */ setInterval(g)')} }`;
  return ask(code, (subject) =>
    solve(subject)
      .liveExits.filter((exit) => exit.kind === kind)
      .map(({ cause }) => (cause === undefined ? 'end' : subject.sourceCode.getText(cause))),
  );
}

const returns = (body: string): readonly string[] => collectExits(body, 'return');
const throws = (body: string): readonly string[] => collectExits(body, 'throw');

describe('ways to return', () => {
  it.each([
    ['nothing releases', 'T;', ['end']],
    ['a release', 'T; clearInterval(t);', []],
    ['a return before the release', 'T; if (a) return 1; clearInterval(t);', ['return 1;']],
    ['a return before the acquire', 'if (a) return 1; T; clearInterval(t);', []],
    ['a return after the release', 'T; clearInterval(t); if (a) return 1; use();', []],
    ['two returns', 'T; if (a) return 1; if (b) return 2; clearInterval(t);', ['return 1;', 'return 2;']],
    ['a return and the end', 'T; if (a) return 1;', ['return 1;', 'end']],
    ['a release in one branch', 'T; if (a) { clearInterval(t); }', ['end']],
    ['a release in both', 'T; if (a) { clearInterval(t); } else { clearTimeout(t); }', []],
    ['a release in a switch without a default', 'T; switch (a) { case 1: clearInterval(t); }', ['end']],
    ['a release in a switch with a default', 'T; switch (a) { case 1: clearInterval(t); break; default: clearInterval(t); }', []],
    ['a release on the right of &&', 'T; a && clearInterval(t);', ['end']],
    ['a release as an operand', 'T; x = clearInterval(t) || a;', []],
    ['an acquire in a branch', 'if (a) { T; } clearInterval(t);', []],
    ['an acquire that one branch leaves', 'if (a) { T; return 1; } clearInterval(t);', ['return 1;']],
    ['handing over', 'T; give(t);', []],
    ['handing over in a branch', 'T; if (a) give(t);', ['end']],
    ['returning it', 'T; return t;', []],
    ['unref', 'T; t.unref();', []],
    ['another value in its place', 'T; t = null;', []],
    ['another value before the release', 'T; t = null; clearInterval(t);', []],
    ['reading it', 'T; console.log(t);', ['end']],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('loops', () => {
  it.each([
    ['a release after a loop', 'T; while (a) { use(); } clearInterval(t);', []],
    ['a release in a loop that may not turn', 'T; while (a) { clearInterval(t); }', ['end']],
    ['a release in a loop that turns once', 'T; do { clearInterval(t); } while (a);', []],
    ['a return in a loop', 'T; while (a) { if (b) return 1; } clearInterval(t);', ['return 1;']],
    ['a break past the release', 'do { T; if (a) break; clearInterval(t); } while (b);', ['end']],
    ['a continue to the test', 'do { T; if (a) continue; clearInterval(t); } while (b);', ['end']],
    ['a break to the release', 'do { T; if (a) break; } while (b); clearInterval(t);', []],
    ['a loop that never ends', 'T; for (;;) { use(); }', []],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('tests of the handle', () => {
  it.each([
    ['a truth test', 'T; if (t) clearInterval(t);', []],
    ['a denied test', 'T; if (!t) return; clearInterval(t);', []],
    ['a test that leaves when it is there', 'T; if (t) return 1; clearInterval(t);', ['return 1;']],
    ['against null', 'T; if (t !== null) clearInterval(t);', []],
    ['against undefined', 'T; if (t === undefined) return 1; clearInterval(t);', []],
    ['against undefined, loosely', 'T; if (undefined != t) clearInterval(t);', []],
    ['against 0', 'T; if (t !== 0) clearInterval(t);', []],
    ['against -1', 'T; if (t !== -1) clearInterval(t);', []],
    ['by typeof', "T; if (typeof t !== 'undefined') clearInterval(t);", []],
    ['against another value', 'T; if (t !== a) clearInterval(t);', ['end']],
    ['with &&', 'T; t && clearInterval(t);', []],
    ['with ?:', 'T; t ? clearInterval(t) : 0;', []],
    ['together with another test', 'T; if (t && a) clearInterval(t);', ['end']],
    ['instead of another test', 'T; if (t || a) clearInterval(t);', []],
    ['of another variable', 'let u; T; if (u) clearInterval(t);', ['end']],
    ['an optional release', 'T; t?.close();', []],
    ['an optional release of something else', 'let u; T; u?.close(t);', ['end']],
    ['an optional call around the release', 'let u; T; u?.(clearInterval(t));', ['end']],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('guards that held when it was acquired', () => {
  it.each([
    ['the same test', 'if (a) T; use(); if (a) clearInterval(t);', []],
    ['another test', 'if (a) T; use(); if (b) clearInterval(t);', ['end']],
    ['the opposite', 'if (a) T; use(); if (!a) clearInterval(t);', ['end']],
    ['the else branch', 'if (a) { use(); } else { T; } if (!a) clearInterval(t);', []],
    ['an early return', 'if (!a) return; T; if (a) clearInterval(t);', []],
    ['an early throw', 'if (!a) throw b; T; if (a) clearInterval(t);', []],
    ['an early return in braces', 'if (!a) { use(); return; } T; if (a) clearInterval(t);', []],
    ['an early return with an else', 'if (!a) { return; } else { use(); } T; if (a) clearInterval(t);', ['end']],
    ['one of two', 'if (a && b) T; if (a) clearInterval(t);', []],
    ['two of one', 'if (a) T; if (a && b) clearInterval(t);', ['end']],
    ['one of two that did not hold', 'if (a || b) return; T; if (!a) clearInterval(t);', []],
    ['a call', 'if (a()) T; if (a()) clearInterval(t);', []],
    ['an operand', 'a && (T); if (a) clearInterval(t);', []],
    ['a choice', 'a ? (T) : 0; if (a) clearInterval(t);', []],
    ['the test of a loop', 'while (a) { T; break; } if (a) clearInterval(t);', ['end']],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('try', () => {
  it.each([
    ['a finally', 'T; try { use(); if (a) return 1; } finally { clearInterval(t); }', []],
    ['a finally with a test', 'try { T; use(); } finally { if (t) clearInterval(t); }', []],
    ['a finally with another test', 'T; try { use(); } finally { if (a) clearInterval(t); }', ['end']],
    ['a catch that goes on', 'T; try { use(); clearInterval(t); } catch { log(); }', ['end']],
    ['a catch that releases', 'T; try { use(); clearInterval(t); } catch { clearInterval(t); }', []],
    ['a catch that returns', 'T; try { use(); clearInterval(t); } catch { return 1; }', ['return 1;']],
    ['a release after both', 'T; try { use(); } catch { log(); } clearInterval(t);', []],
    ['a return in a finally', 'T; try { use(); } finally { return 1; }', ['return 1;']],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('ways to throw', () => {
  it.each([
    ['a throw before the release', 'T; if (a) throw b; clearInterval(t);', ['throw b;']],
    ['a throw before the acquire', 'if (a) throw b; T; clearInterval(t);', []],
    ['an await before the release', 'T; await a(); clearInterval(t);', ['await a()']],
    ['an await after it', 'T; clearInterval(t); await a();', []],
    ['an await in a try with finally', 'T; try { await a(); } finally { clearInterval(t); }', []],
    ['an await in a try with catch', 'T; try { await a(); } catch {} clearInterval(t);', []],
    ['a catch that throws on', 'T; try { await a(); } catch (e) { throw e; } clearInterval(t);', ['throw e;']],
    ['a call', 'T; a(); clearInterval(t);', []],
    ['a parser', 'T; JSON.parse(a); clearInterval(t);', ['JSON.parse(a)']],
    ['a yield', 'T; yield a; clearInterval(t);', ['yield a']],
    ['a function that throws', 'T; fail(); clearInterval(t); function fail() { throw a; }', ['fail()']],
    ['a function that throws later', 'T; fail(); clearInterval(t); async function fail() { throw a; }', []],
    ['the acquire itself', 'try { T; } catch { throw a; } clearInterval(t);', []],
  ])('%s', (_, body, expected) => {
    expect(throws(body)).toEqual(expected);
  });
});

describe('closures that release', () => {
  it.each([
    ['returned', 'T; return () => clearInterval(t);', []],
    ['returned after another return', 'T; if (a) return 1; return () => clearInterval(t);', ['return 1;']],
    ['given to a call', 'T; onEnd(() => clearInterval(t));', []],
    ['given to a call before the acquire', 'onEnd(() => clearInterval(t)); T;', []],
    ['given to a call in a branch', 'T; if (a) onEnd(() => clearInterval(t));', ['end']],
    ['given to a call in a branch before it', 'if (a) onEnd(() => clearInterval(t)); T;', ['end']],
    ['with a name, returned', 'const stop = () => clearInterval(t); T; return stop;', []],
    ['with a name, not used', 'const stop = () => clearInterval(t); T;', ['end']],
    ['with a name, called', 'const stop = () => clearInterval(t); T; stop();', []],
    ['declared, called', 'T; stop(); function stop() { clearInterval(t); }', []],
    ['declared, not used', 'T; function stop() { clearInterval(t); }', ['end']],
    ['called by another closure', 'T; return () => stop(); function stop() { clearInterval(t); }', []],
    ['only called by itself', 'T; function stop() { clearInterval(t); stop(); }', ['end']],
    ['a closure that does not release', 'T; return () => use(t.id);', ['return () => use(t.id);']],
    ['a closure that hands over', 'T; return () => use(t);', []],
  ])('%s', (_, body, expected) => {
    expect(returns(body)).toEqual(expected);
  });
});

describe('isLiveBefore', () => {
  const isLiveBefore = (body: string, text: string): boolean =>
    ask(`function f() { let t; ${body.replace('T', 't = /* here */ setInterval(g)')} }`, (subject) =>
      solve(subject).isLiveBefore(getNode(subject, text)),
    );

  it.each([
    ['the acquire itself', 'T;', 'setInterval(g)', false],
    ['the acquire itself in a loop', 'while (a) { T; }', 'setInterval(g)', true],
    ['the acquire after a release in a loop', 'while (a) { clearInterval(t); T; }', 'setInterval(g)', false],
    ['the acquire before a release in a loop', 'while (a) { T; clearInterval(t); }', 'setInterval(g)', false],
    ['the acquire before a release in a branch', 'while (a) { T; if (b) clearInterval(t); }', 'setInterval(g)', true],
    ['the acquire under a test in a loop', 'while (a) { if (!t) T; }', 'setInterval(g)', false],
    ['a call after it', 'T; use();', 'use()', true],
    ['a call after the release', 'T; clearInterval(t); use();', 'use()', false],
    ['a call in the other branch', 'if (a) T; else use();', 'use()', false],
    ['a call after a closure that can release has left', 'onEnd(() => clearInterval(t)); T; use();', 'use()', false],
    ['a call that does not run', 'T; return; use();', 'use()', false],
  ])('%s', (_, body, text, expected) => {
    expect(isLiveBefore(body, text)).toBe(expected);
  });
});

describe('canReturnReleased', () => {
  const canReturnReleased = (body: string, startsLive: boolean): boolean =>
    ask(`function f() { this.t; } class P { m() { ${body.replace('T', 'this.t = /* here */ setInterval(g)')} } }`, (subject) =>
      solve(subject, startsLive).canReturnReleased,
    );

  it.each([
    ['a release before the acquire', 'clearInterval(this.t); T;', true, false],
    ['an acquire that a test can skip', 'clearInterval(this.t); if (a) T;', true, true],
    ['the same for a place that starts empty', 'clearInterval(this.t); if (a) T;', false, false],
    ['a return in between', 'clearInterval(this.t); if (a) return; T;', true, true],
    ['a release after it', 'T; clearInterval(this.t);', false, true],
    ['no release', 'if (a) T;', true, false],
  ])('%s', (_, body, startsLive, expected) => {
    expect(canReturnReleased(body, startsLive)).toBe(expected);
  });
});

describe('a place that may hold a handle from the start', () => {
  const isLiveFromStart = (code: string): boolean =>
    ask(`class P { m() { ${code} } }`, (subject) => {
      const { fate, node, protocol } = getObligation(subject);
      const owner = findEnclosingFunction(node);
      if (fate.kind !== 'kept' || owner === undefined) {
        throw new Error('The handle is not kept in a function.');
      }
      const uses = subject.file.uses.collect(fate.place, protocol).filter(({ at }) => at.range[0] > node.range[1] || at.range[1] < node.range[0]);
      return subject.file.flows.solve({ owner, acquire: undefined, uses })?.isLiveBefore(node) === true;
    });

  it.each([
    ['nothing before', 'this.t = /* here */ setInterval(g);', true],
    ['a release before', 'clearInterval(this.t); this.t = /* here */ setInterval(g);', false],
    ['a release in a branch', 'if (a) clearInterval(this.t); this.t = /* here */ setInterval(g);', true],
    ['a release under a test of it', 'if (this.t) clearInterval(this.t); this.t = /* here */ setInterval(g);', false],
    ['a test that it is there', 'if (this.t) return; this.t = /* here */ setInterval(g);', false],
    ['a test of something else', 'if (this.u) return; this.t = /* here */ setInterval(g);', true],
    ['a nullish assignment', 'this.t ??= /* here */ setInterval(g);', false],
    ['an assignment by ||', 'this.t ||= /* here */ setInterval(g);', false],
  ])('%s', (_, code, expected) => {
    expect(isLiveFromStart(code)).toBe(expected);
  });
});

it('a function that is too big is not known', () => {
  const flow = ask(`function f() { const t = /* here */ setInterval(g); ${'use();'.repeat(21_000)} }`, (subject) => {
    const { node } = subject;
    const owner = findEnclosingFunction(node);
    return owner && subject.file.flows.solve({ owner, acquire: node, uses: [] });
  });

  expect(flow).toBeUndefined();
});
