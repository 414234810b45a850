import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { isWithin } from '../../src/ast/enclosing.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getObligation, jsx } from './subject.js';

/** The kinds of all uses in the order of the text; declarations and the store of the marked acquire are left out. */
function collectKinds(code: string, options?: ProbeOptions): string {
  return ask(
    code,
    (subject) => {
      const { fate, node, protocol } = getObligation(subject);
      if (fate.kind !== 'kept') {
        return fate.kind;
      }
      return subject.file.uses
        .collect(fate.place, protocol)
        .filter((use) => use.kind !== 'store' || use.value === undefined || !isWithin(node, use.value))
        .filter(({ at }) => at.type !== AST_NODE_TYPES.VariableDeclarator)
        .toSorted((left, right) => left.at.range[0] - right.at.range[0])
        .map(({ kind }) => kind)
        .join(' ');
    },
    options,
  );
}

/** What a mention does to the variable `t`. */
function classify(mention: string, options?: ProbeOptions): string {
  return collectKinds(`async function* f() { let t = /* here */ setInterval(g); ${mention} }`, options);
}

describe('a release', () => {
  it.each([
    ['clearInterval(t);', 'release'],
    ['clearTimeout(t);', 'release'],
    ['cancelAnimationFrame(t);', 'handed'],
    ['window.clearInterval(t);', 'release'],
    ['clock.clearInterval(t);', 'release'],
    ['clearInterval(t!);', 'release'],
    ['clearInterval(t as number);', 'release'],
    ['clearInterval?.(t);', 'release'],
    ['clearInterval(0, t);', 'handed'],
    ['clearInterval.call(null, t);', 'release'],
    ['stop = clearInterval.bind(null, t);', 'release'],
    ['stop = start.bind(null, t);', 'handed'],
    ['defer(clearInterval, t);', 'release'],
    ['defer(start, t);', 'handed'],
    ['t.close();', 'release'],
    ['t?.close();', 'test release'],
    ['t[Symbol.dispose]();', 'release'],
    ['t.open();', 'read'],
    ['clearInterval(x ? t : 0);', 'release'],
    ['clearInterval(x || t);', 'release test'],
    ['clearInterval((x, t));', 'release'],
    ['t();', 'read'],
  ])('%s', (mention, expected) => {
    expect(classify(mention)).toBe(expected);
  });
});

describe('an exemption', () => {
  it.each([
    ['t.unref();', 'exempt'],
    ['t?.unref?.();', 'test exempt'],
    ['t.ref();', 'read'],
  ])('%s', (mention, expected) => {
    expect(classify(mention)).toBe(expected);
  });
});

describe('a test', () => {
  it.each([
    ['if (t) {}'],
    ['while (t) {}'],
    ['do {} while (t);'],
    ['for (; t; ) {}'],
    ['switch (t) {}'],
    ['switch (1) { case t: }'],
    ['t && stop();'],
    ['x = !t;'],
    ['x = t === null;'],
    ['x = typeof t;'],
    ['t ? stop() : start();'],
    ['if (x in t) {}'],
  ])('%s', (mention) => {
    expect(classify(mention)).toBe('test');
  });
});

describe('a read', () => {
  it.each([
    ['t;'],
    ['x = `${t}`;'],
    ['t++;'],
    ['let u: typeof t;'],
    ['console.log(t);'],
    ['console.log("timer", t);'],
    ['useEffect(g, [t]);'],
    ['useEffect?.(g, [a, t]);'],
    ['x = (t, 1);'],
    ['x = t.id;'],
    ['x = a[t];'],
  ])('%s', (mention) => {
    expect(classify(mention)).toBe('read');
  });
});

describe('a store', () => {
  it.each([
    ['t = null;', 'store'],
    ['t = setInterval(h);', 'store'],
    ['t ??= h();', 'test store'],
    ['t ||= h();', 'test store'],
    ['t += 1;', 'store'],
    ['u = t;', 'handed'],
  ])('%s', (mention, expected) => {
    expect(classify(mention)).toBe(expected);
  });

  it('deleting a property stores nothing in it', () => {
    expect(collectKinds('const a = {}; a.t = /* here */ setInterval(g); delete a.t;')).toBe('store');
  });

  it.each([['[t] = u;'], ['({ t } = u);']])('known limit: %s is not understood', (mention) => {
    expect(classify(mention)).toBe('handed');
  });
});

describe('handing over', () => {
  it.each([
    ['give(t);'],
    ['give?.(1, t);'],
    ['give(...t);'],
    ['new Give(t);'],
    ['logger.log(t);'],
    ['return t;'],
    ['yield t;'],
    ['throw t;'],
    ['x = [t];'],
    ['x = { t };'],
    ['x = { a: t };'],
    ['x = { [t]: 1 };'],
    ['x.y = t;'],
    ['x = () => t;'],
    ['ids.push(t);'],
    ['ids.set(t, 1);'],
    ['give([t]);'],
    ['useEffect([t]);'],
    ['for (const u of t) {}'],
    ['tag`${t}`;'],
    ['active[t] = true;'],
    ['active[t] ??= 1;'],
    ['await give(t);'],
  ])('%s', (mention) => {
    expect(classify(mention)).toBe('handed');
  });

  it.each([
    ['export const t = /* here */ setInterval(g);', 'handed'],
    ['const t = /* here */ setInterval(g);', ''],
    ['const t = /* here */ setInterval(g); export { t };', 'handed'],
    ['const t = /* here */ setInterval(g); export default t;', 'handed'],
    ['const t = /* here */ setInterval(g); module.exports = t;', 'handed'],
    ['const t = /* here */ setInterval(g); exports.t = t;', 'handed'],
  ])('%s', (code, expected) => {
    expect(collectKinds(code)).toBe(expected);
  });

  it('an attribute', () => {
    expect(classify('x = <A t={t} />;', jsx)).toBe('handed');
  });
});

describe('aliases of a variable', () => {
  it.each([
    ['const u = t; clearInterval(u);', 'release'],
    ['const u = t; give(u);', 'handed'],
    ['const u = t;', ''],
    ['const u = t as number; const v = u; clearInterval(v);', 'release'],
    ['const u = x ?? t; clearInterval(u);', 'test release'],
    ['const { id } = t; clearInterval(id);', 'read'],
  ])('%s', (mention, expected) => {
    expect(classify(mention)).toBe(expected);
  });
});

describe('parameters of local functions', () => {
  it.each([
    ['function stop(u) { clearInterval(u); } stop(t);', 'release'],
    ['function stop(u) { if (u) clearInterval(u); } stop(t);', 'release'],
    ['function stop(u) { u.unref(); } stop(t);', 'exempt'],
    ['function stop(u) { give(u); } stop(t);', 'handed'],
    ['function stop(u) { console.log(u); } stop(t);', 'read'],
    ['function stop(u) { return u; } stop(t);', 'handed'],
    ['function stop(u) {} stop(t);', 'read'],
    ['function stop(x, u) { clearInterval(u); } stop(0, t);', 'release'],
    ['function stop(x, u) { clearInterval(u); } stop(t, 0);', 'read'],
    ['function stop(x, u) { clearInterval(u); } stop(...a, t);', 'handed'],
    ['function stop() {} stop(t);', 'handed'],
    ['function stop(...u) {} stop(t);', 'handed'],
    ['function stop({ u }) {} stop(t);', 'handed'],
    ['function stop(u) { stop(u); } stop(t);', 'read'],
    ['const stop = (u) => clearInterval(u); stop(t);', 'release'],
    ['let stop = (u) => clearInterval(u); stop = give; stop(t);', 'handed'],
    ['function stop(u) { end(u); } function end(v) { clearInterval(v); } stop(t);', 'release'],
    ['class Stop { constructor(u) { clearInterval(u); } } new Stop(t);', 'handed'],
  ])('%s', (mention, expected) => {
    expect(classify(mention)).toBe(expected);
  });

  it('a method of this', () => {
    expect(collectKinds('class P { stop(u) { clearInterval(u); } m() { const t = /* here */ setInterval(g); this.stop(t); } }')).toBe('release');
  });

  it('a method of something else', () => {
    expect(collectKinds('class P { stop(u) { clearInterval(u); } m() { const t = /* here */ setInterval(g); that.stop(t); } }')).toBe('handed');
  });

  it('deeper than six calls it is handed over', () => {
    const steps = Array.from({ length: 8 }, (_, index) => `function s${index}(u) { s${index + 1}(u); }`).join(' ');

    expect(classify(`${steps} function s8(u) { clearInterval(u); } s0(t);`)).toBe('handed');
  });
});

describe('a property of a local object', () => {
  it.each([
    ['clearInterval(ref.current);', 'release'],
    ['clearInterval(ref.other);', ''],
    ['const { current } = ref; clearInterval(current);', 'release'],
    ['const { current: id } = ref; clearInterval(id);', 'release'],
    ['const { current = 0 } = ref; clearInterval(current);', 'release'],
    ['const { other } = ref; clearInterval(other);', ''],
    ['const alias = ref; clearInterval(alias.current);', 'release'],
    ['give(ref);', 'handed'],
    ['console.log(ref);', ''],
    ['return ref;', 'handed'],
    ['x = [ref];', 'handed'],
    ['useEffect(g, [ref]);', ''],
    ['x = { ref };', 'handed'],
    ['x = { ...ref };', 'handed'],
    ['x.y = ref;', 'handed'],
    ['ref = 1;', ''],
    ['if (ref) {}', ''],
    ['ref[k] = 1;', 'handed'],
    ['ref.current = null;', 'store'],
    ['if (ref.current) {}', 'test'],
    ['useImperativeHandle(a, () => ref);', 'handed'],
  ])('%s', (mention, expected) => {
    expect(collectKinds(`function f() { const ref = useRef(); ref.current = /* here */ setInterval(g); ${mention} }`)).toBe(expected);
  });

  it.each([
    ['x = <div ref={ref} />;', ''],
    ['x = <div data={ref} />;', 'handed'],
  ])('%s', (mention, expected) => {
    expect(collectKinds(`function f() { const ref = useRef(); ref.current = /* here */ setInterval(g); ${mention} }`, jsx)).toBe(expected);
  });
});

describe('a container', () => {
  it.each([
    ['ts.forEach(clearInterval);', 'release'],
    ['ts.forEach((t) => clearInterval(t));', 'release'],
    ['ts.forEach((t) => console.log(t));', 'read'],
    ['ts.forEach(({ id }) => clearInterval(id));', 'release'],
    ['ts.forEach(give);', 'handed'],
    ['ts.map(clearInterval);', 'release'],
    ['for (const t of ts) clearInterval(t);', 'release'],
    ['for (const { id } of ts) clearInterval(id);', 'release'],
    ['for (const t of ts) give(t);', 'handed'],
    ['for (const k in ts) clearInterval(ts[k]);', 'read release'],
    ['clearInterval(ts.pop());', 'release'],
    ['clearInterval(ts[0]);', 'release'],
    ['clearInterval(ts[k]);', 'release'],
    ['clearInterval(ts.get(k));', 'release'],
    ['clearInterval(ts.get(k).id);', 'release'],
    ['clearInterval(ts[k].id);', 'release'],
    ['give(ts[k].id);', 'handed'],
    ['ts[k].stop();', 'read'],
    ['const t = ts.get(k); clearInterval(t.id);', 'release'],
    ['const { id } = ts.get(k); clearInterval(id);', 'release'],
    ['const { id } = ts.get(k); console.log(id);', 'read'],
    ['ts.forEach((t) => clearInterval(t.id));', 'release'],
    ['while (ts.length) clearInterval(ts.shift());', 'test release'],
    ['ts.splice(0).forEach(clearInterval);', 'release'],
    ['[...ts].forEach(clearInterval);', 'release'],
    ['[...ts.values()].forEach(clearInterval);', 'release'],
    ['Array.from(ts).forEach(clearInterval);', 'release'],
    ['Object.values(ts).forEach(clearInterval);', 'release'],
    ['for (const [, t] of ts) clearInterval(t);', 'release'],
    ['for (const [, t] of Object.entries(ts)) clearInterval(t);', 'release'],
    ['ts.has(k);', 'test'],
    ['ts.delete(k);', 'test'],
    ['ts.clear();', 'test'],
    ['if (ts.size) {}', 'test'],
    ['ts.push(1);', 'store'],
    ['ts = [];', 'store'],
    ['give(ts);', 'handed'],
    ['give(...ts);', 'read'],
    ['return ts;', 'handed'],
    ['return ts.slice();', 'handed'],
  ])('%s', (mention, expected) => {
    expect(collectKinds(`function f() { let ts = make(); ts.push(/* here */ setInterval(g)); ${mention} }`)).toBe(expected);
  });

  it('known limit: the keys of a container count as the container', () => {
    expect(collectKinds('const ts = {}; ts[k] = /* here */ setInterval(g); n = Object.keys(ts).length;')).toBe('handed');
  });

  it('an index that is written out names the same container', () => {
    expect(collectKinds('const ts = []; ts[0] = /* here */ setInterval(g); ts.forEach(clearInterval);')).toBe('release');
  });
});

describe('a field', () => {
  const inClass = (mention: string): string =>
    collectKinds(`class P { start() { this.t = /* here */ setInterval(g); } stop(other) { ${mention} } } class Q { m() { clearInterval(this.t); } }`);

  it.each([
    ['', ''],
    ['clearInterval(this.t);', 'release'],
    ['const { t } = this; clearInterval(t);', 'release'],
    ['const { t: u } = this; clearInterval(u);', 'release'],
    ['const { u } = this; clearInterval(u);', ''],
    ['const self = this; run(function () { clearInterval(self.t); });', 'release'],
    ['const id = this.t; clearInterval(id);', 'release'],
    ['clearInterval(other.t);', 'release'],
    ['give(other.t);', ''],
    ['give(this.t);', 'handed'],
    ['clearInterval(this[k]);', 'handed'],
    ['clearInterval(other[k]);', ''],
    ['if (this.t) {}', 'test'],
    ['this.t = null;', 'store'],
    ['delete this.t;', 'store'],
    ['give(this);', ''],
  ])('%s', (mention, expected) => {
    expect(inClass(mention)).toBe(expected);
  });

  it('a private field has no dynamic name', () => {
    expect(collectKinds('class P { #t; start() { this.#t = /* here */ setInterval(g); } stop() { give(this[k]); } }')).toBe('');
  });

  it('a static field is named by its class', () => {
    expect(collectKinds('class P { static t = /* here */ setInterval(g); static stop() { clearInterval(P.t); } }')).toBe('release');
  });

  it('a field of a field', () => {
    expect(collectKinds('class P { start() { this.a.t = /* here */ setInterval(g); } stop() { clearInterval(this.a.t); } }')).toBe('release');
  });

  it('another field of the field', () => {
    expect(collectKinds('class P { start() { this.a.t = /* here */ setInterval(g); } stop() { clearInterval(this.a.u); } }')).toBe('');
  });
});
