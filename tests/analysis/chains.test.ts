import { describe, expect, it } from 'vitest';
import { findChain, isEndless } from '../../src/analysis/chains.js';
import { ask, getObligation, nameOf } from './subject.js';

/** The function that the marked one-shot runs again and again. */
function getChain(code: string): string {
  return ask(code, (subject) => {
    const chain = findChain(subject.file, getObligation(subject));
    return chain === undefined ? 'none' : nameOf(subject, chain);
  });
}

/** A chain of the function `tick`, unless its body says otherwise. */
const chainOf = (body: string): string => getChain(`function tick() { ${body.replace(/\bT\b/u, '/* here */ setTimeout(tick, 9);')} }`);

describe('every way acquires again', () => {
  it.each([
    ['the last statement', 'draw(); T', 'tick'],
    ['the first statement', 'T draw();', 'tick'],
    ['its value is kept', 't = /* here */ setTimeout(tick, 9);', 'tick'],
    ['its value is returned', 'return /* here */ setTimeout(tick, 9);', 'tick'],
    ['another function', 'draw(); /* here */ setTimeout(draw, 9);', 'none'],
    ['both branches of a test', 'if (a) { draw(); } else { paint(); } T', 'tick'],
    ['one branch', 'if (a) { T }', 'none'],
    ['a test that leaves', 'if (a) return; T', 'none'],
    ['a test that leaves after it', 'T if (a) return; draw();', 'tick'],
    ['an operand', 'a && /* here */ setTimeout(tick, 9);', 'none'],
    ['a choice', 'a ? /* here */ setTimeout(tick, 9) : 0;', 'none'],
    ['a loop that may not turn', 'while (a) { T }', 'none'],
    ['a loop that turns once', 'do { T } while (a);', 'tick'],
    ['a switch', 'switch (a) { case 1: T }', 'none'],
    ['a call that may throw', 'JSON.parse(a); T', 'tick'],
    ['a throw', 'if (a) throw b; T', 'tick'],
    ['a throw in order to stop', 'signal.throwIfAborted(); T', 'none'],
    ['a block that cannot fail', 'try { draw(); } finally { T }', 'tick'],
    ['a block that may fail', 'try { draw(); T } catch { paint(); }', 'none'],
    ['only a failure', 'try { draw(); } catch { T }', 'none'],
    ['after a loop that never ends', 'for (;;) { draw(); } T', 'tick'],
  ])('%s', (_, body, expected) => {
    expect(chainOf(body)).toBe(expected);
  });
});

describe('what runs again', () => {
  it.each([
    ['a constant', 'const tick = () => { /* here */ setTimeout(tick, 9); };', 'tick'],
    ['a function by its own name', 'run(function tick() { /* here */ setTimeout(tick, 9); });', 'tick'],
    ['an arrow that calls it', 'function tick() { /* here */ setTimeout(() => tick(), 9); }', 'tick'],
    ['an arrow that calls it with something', 'function tick(n) { /* here */ setTimeout(() => { draw(); tick(n + 1); }, 9); }', 'tick'],
    ['an arrow that sometimes calls it', 'function tick() { /* here */ setTimeout(() => { if (a) tick(); }, 9); }', 'none'],
    ['an arrow that calls another', 'function tick() { /* here */ setTimeout(() => draw(), 9); } function draw() {}', 'none'],
    ['a bound function', 'function tick() { /* here */ setTimeout(tick.bind(null), 9); }', 'tick'],
    ['a method', 'class P { tick() { /* here */ setTimeout(() => this.tick(), 9); } }', 'tick'],
    ['a bound method', 'class P { tick() { /* here */ setTimeout(this.tick.bind(this), 9); } }', 'tick'],
    ['a method of another object', 'class P { tick() { /* here */ setTimeout(() => that.tick(), 9); } }', 'none'],
    ['a field', 'class P { tick = () => { /* here */ requestAnimationFrame(this.tick); }; }', 'tick'],
    ['a let that is written again', 'let tick = () => { /* here */ setTimeout(tick, 9); }; tick = draw;', 'none'],
    ['a text', "function tick() { /* here */ setTimeout('tick()', 9); }", 'none'],
    ['an interval', 'function tick() { /* here */ setInterval(tick, 9); }', 'none'],
    ['a frame', 'function tick() { /* here */ requestAnimationFrame(tick); }', 'tick'],
    ['the first one, outside', 'function tick() { setTimeout(tick, 9); } /* here */ setTimeout(tick, 9);', 'none'],
  ])('%s', (_, code, expected) => {
    expect(getChain(code)).toBe(expected);
  });

  it('known limit: two functions that set each other', () => {
    expect(getChain('function tick() { /* here */ setTimeout(tock, 9); } function tock() { setTimeout(tick, 9); }')).toBe('none');
  });
});

describe('later parts of the same work', () => {
  it.each([
    ['then', 'p.then(() => { T });', 'tick'],
    ['then that sometimes sets it', 'p.then(() => { if (a) { T } });', 'none'],
    ['the failure of then', 'p.then(draw, () => { T });', 'none'],
    ['catch', 'p.catch(() => { T });', 'none'],
    ['finally', 'p.finally(() => { T });', 'tick'],
    ['then in a branch', 'if (a) p.then(() => { T });', 'none'],
    ['a function that runs at once', '(() => { T })();', 'tick'],
    ['a promise', 'new Promise(() => { T });', 'none'],
    ['a frame', 'requestAnimationFrame(() => { T });', 'tick'],
    ['a listener', "el.on('x', () => { T });", 'none'],
    ['a callback of something else', 'later(() => { T });', 'none'],
    ['an await', 'draw(); T', 'tick'],
  ])('%s', (_, body, expected) => {
    expect(chainOf(body)).toBe(expected);
  });

  it('an asynchronous function', () => {
    expect(getChain('async function tick() { await draw(); /* here */ setTimeout(tick, 9); }')).toBe('tick');
  });
});

describe('isEndless', () => {
  it.each([
    ['an interval', '/* here */ setInterval(g);', true],
    ['a timeout', '/* here */ setTimeout(g);', false],
    ['a chain of timeouts', 'function g() { /* here */ setTimeout(g); }', true],
    ['a loop of timers', "import { setInterval } from 'node:timers/promises'; x = /* here */ setInterval(1);", false],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (subject) => isEndless(subject.file, getObligation(subject)))).toBe(expected);
  });
});
