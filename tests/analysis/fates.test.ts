import { describe, expect, it } from 'vitest';
import type { Fate } from '../../src/analysis/model.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getObligation, jsx, nameOf, type Subject, textOfPlace } from './subject.js';

function getFate(code: string, options?: ProbeOptions): string {
  return ask(code, (subject) => textOfFate(subject, getObligation(subject).fate), options);
}

function textOfFate(subject: Subject, fate: Fate): string {
  switch (fate.kind) {
    case 'kept':
      return `kept in ${textOfPlace(fate.place)}`;
    case 'returned':
      return `returned from ${nameOf(subject, fate.from)}`;
    case 'argument':
      return `argument ${fate.index} of ${subject.sourceCode.getText(fate.call.callee)}`;
    case 'discarded':
    case 'optedOut':
    case 'exempt':
    case 'unknown':
      return fate.kind;
  }
}

describe('a statement drops the handle', () => {
  it.each([
    ['/* here */ setInterval(g);', 'discarded'],
    ['on && /* here */ setInterval(g);', 'discarded'],
    ['off || /* here */ setInterval(g);', 'discarded'],
    ['/* here: CallExpression */ setInterval(g) || fail();', 'discarded'],
    ['/* here: CallExpression */ setInterval(g) && go();', 'unknown'],
    ['on ? /* here */ setInterval(g) : 0;', 'discarded'],
    ['(/* here: CallExpression */ setInterval(g), go());', 'discarded'],
    ['go(), /* here */ setInterval(g);', 'discarded'],
    ['async () => { await /* here */ setInterval(g); };', 'discarded'],
    ['(/* here: CallExpression */ setInterval(g) as number);', 'discarded'],
    ['/* here: CallExpression */ setInterval(g)!;', 'discarded'],
    ['void /* here */ setInterval(g);', 'optedOut'],
    ['!/* here */ setInterval(g);', 'unknown'],
    ['for (/* here */ setInterval(g); ; ) {}', 'unknown'],
    ['if (/* here */ setInterval(g)) {}', 'unknown'],
    ['throw /* here */ setInterval(g);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });
});

describe('a callback drops it', () => {
  it.each([
    ["el.addEventListener('click', () => /* here */ setInterval(g));", 'discarded'],
    ["el.on('click', () => { return /* here */ setInterval(g); });", 'discarded'],
    ['xs.forEach(() => /* here */ setInterval(g));', 'discarded'],
    ['setTimeout(() => /* here */ setInterval(g));', 'discarded'],
    ['p.then(() => /* here */ setInterval(g));', 'discarded'],
    ['p.finally(() => /* here */ setInterval(g));', 'discarded'],
    ['const q = p.finally(() => /* here */ setInterval(g));', 'discarded'],
    ['const q = p.then(() => /* here */ setInterval(g));', 'returned from () => /* here */ setInterval(g)'],
    ['xs.map(() => /* here */ setInterval(g));', 'returned from () => /* here */ setInterval(g)'],
    ['run(() => /* here */ setInterval(g));', 'returned from () => /* here */ setInterval(g)'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });

  it.each([
    ['const b = <a onClick={() => /* here */ setInterval(g)} />;', 'discarded'],
    ['const b = <a render={() => /* here */ setInterval(g)} />;', 'returned from () => /* here */ setInterval(g)'],
  ])('%s', (code, expected) => {
    expect(getFate(code, jsx)).toBe(expected);
  });
});

describe('the obligation does not arise', () => {
  it.each([
    ['using t = /* here */ setInterval(g);', 'exempt'],
    ['async () => { await using t = /* here */ setInterval(g); };', 'exempt'],
    ['const t = /* here */ setInterval(g);', 'kept in variable t'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });

  it.each([
    ['unref()', 'exempt'],
    ['close()', 'exempt'],
    ['ref()', 'discarded'],
    ['refresh()', 'discarded'],
    ['hasRef()', 'unknown'],
    ['ref().unref()', 'exempt'],
    ['unref', 'exempt'],
    ['ref', 'unknown'],
  ])('setInterval(g).%s', (chain, expected) => {
    expect(getFate(`/* here: CallExpression */ setInterval(g).${chain};`)).toBe(expected);
  });
});

describe('kept in a variable', () => {
  it.each([
    ['const t = /* here */ setInterval(g);', 'kept in variable t'],
    ['let t; t = /* here */ setInterval(g);', 'kept in variable t'],
    ['let t; t ??= /* here */ setInterval(g);', 'kept in variable t'],
    ['let t; t = t || /* here */ setInterval(g);', 'kept in variable t'],
    ['let t; t = on ? /* here */ setInterval(g) : null;', 'kept in variable t'],
    ['let t; t = on && /* here */ setInterval(g);', 'kept in variable t'],
    ['t = /* here */ setInterval(g);', 'unknown'],
    ['window.t = /* here */ setInterval(g);', 'unknown'],
    ['const { t } = /* here */ setInterval(g);', 'unknown'],
    ['const [t] = /* here */ setInterval(g);', 'unknown'],
    ['const t = /* here: CallExpression */ setInterval(g).ref();', 'kept in variable t'],
    ['const t = `${/* here */ setInterval(g)}`;', 'unknown'],
    ['const t = +/* here */ setInterval(g);', 'unknown'],
    ['const o = { t: /* here */ setInterval(g) };', 'kept in variable o.t'],
    ['const o = { a: { t: /* here */ setInterval(g) } };', 'kept in variable o.a.t'],
    ['const o = { [k]: /* here */ setInterval(g) };', 'unknown'],
    ['const o = { .../* here */ setInterval(g) };', 'unknown'],
    ['const o = make(); o.t = /* here */ setInterval(g);', 'kept in variable o.t'],
    ['const o = make(); o[k] = /* here */ setInterval(g);', 'kept in variable o[]'],
    ['const o = make(); o[k].t = /* here */ setInterval(g);', 'kept in variable o[]'],
    ['const a = [/* here */ setInterval(g)];', 'kept in variable a[]'],
    ['const a = [{ t: /* here */ setInterval(g) }];', 'kept in variable a[]'],
    ['const o = { a: [/* here */ setInterval(g)] };', 'kept in variable o.a[]'],
    ['const a = make(); a.push(/* here */ setInterval(g));', 'kept in variable a[]'],
    ['const a = make(); a.push({ t: /* here */ setInterval(g) });', 'kept in variable a[]'],
    ['const a = make(); a.add(/* here */ setInterval(g));', 'kept in variable a[]'],
    ['const a = make(); a.set(k, /* here */ setInterval(g));', 'kept in variable a[]'],
    ['const a = make(); a.keep(/* here */ setInterval(g));', 'argument 0 of a.keep'],
    ['queue.push(/* here */ setInterval(g));', 'argument 0 of queue.push'],
    ['function f(t = /* here */ setInterval(g)) {}', 'unknown'],
    ['export default /* here */ setInterval(g);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });
});

describe('kept in a field', () => {
  it.each([
    ['class P { m() { this.t = /* here */ setInterval(g); } }', 'kept in class P.t'],
    ['class P { m() { const self = this; self.t = /* here */ setInterval(g); } }', 'kept in class P.t'],
    ['class P { t = /* here */ setInterval(g); }', 'kept in class P.t'],
    ['class P { #t = /* here */ setInterval(g); }', 'kept in class P.#t'],
    ['class P { static t = /* here */ setInterval(g); }', 'kept in static P.t'],
    ['class P { [k] = /* here */ setInterval(g); }', 'unknown'],
    ['class P { [/* here */ setInterval(g)] = 1; }', 'unknown'],
    ['class P { accessor t = /* here */ setInterval(g); }', 'unknown'],
    ['class P { ts = { a: /* here */ setInterval(g) }; }', 'kept in class P.ts.a'],
    ['class P { m() { this.ts.set(k, /* here */ setInterval(g)); } }', 'kept in class P.ts[]'],
    ['class P { m() { this[k] = /* here */ setInterval(g); } }', 'kept in class P[]'],
    ['class P { m() { const ts = this.ts; ts.push(/* here */ setInterval(g)); } }', 'kept in class P.ts[]'],
    ['class P { m() { that.t = /* here */ setInterval(g); } }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });
});

describe('kept in a state', () => {
  it.each([
    ['function A() { const [t, setT] = useState(); setT(/* here */ setInterval(g)); }', 'kept in variable t'],
    ['function A() { const [t, setT] = React.useState(); setT(/* here */ setInterval(g)); }', 'kept in variable t'],
    ['function A() { const [, setT] = useState(); setT(/* here */ setInterval(g)); }', 'argument 0 of setT'],
    ['function A() { const [t, setT] = useThing(); setT(/* here */ setInterval(g)); }', 'argument 0 of setT'],
    ['function A({ setT }) { setT(/* here */ setInterval(g)); }', 'argument 0 of setT'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });
});

describe('returned', () => {
  it.each([
    ['function f() { return /* here */ setInterval(g); }', 'returned from f'],
    ['const f = () => /* here */ setInterval(g);', 'returned from f'],
    ['function f() { return { t: /* here */ setInterval(g) }; }', 'returned from f'],
    ['function f() { return [/* here */ setInterval(g)]; }', 'returned from f'],
    ['function f() { return on ? /* here */ setInterval(g) : null; }', 'returned from f'],
    ['async function f() { return await /* here */ setInterval(g); }', 'returned from f'],
    ['class P { m() { return /* here */ setInterval(g); } }', 'returned from m'],
    ['function f() { return typeof /* here */ setInterval(g); }', 'unknown'],
    ['function* f() { yield /* here */ setInterval(g); }', 'unknown'],
    ['function f() { return /* here: CallExpression */ setInterval(g).unref(); }', 'exempt'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });
});

describe('an argument', () => {
  it.each([
    ['give(/* here */ setInterval(g));', 'argument 0 of give'],
    ['give(1, /* here */ setInterval(g));', 'argument 1 of give'],
    ['new Give(/* here */ setInterval(g));', 'argument 0 of Give'],
    ['give({ t: /* here */ setInterval(g) });', 'argument 0 of give'],
    ['give(.../* here */ setInterval(g));', 'unknown'],
    ['(/* here */ setInterval(g))();', 'unknown'],
  ])('%s', (code, expected) => {
    expect(getFate(code)).toBe(expected);
  });

  it('an attribute', () => {
    expect(getFate('const a = <A t={/* here */ setInterval(g)} />;', jsx)).toBe('unknown');
  });
});

describe('what carries a handle', () => {
  it('known limit: a constant that carries the handle to its place is the place', () => {
    expect(getFate('class P { m() { const t = /* here */ setInterval(g); this.ts.push(t); } }')).toBe('kept in variable t');
  });
});
