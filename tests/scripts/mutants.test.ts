import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../scripts/mutants/edits.js';
import { mutate } from '../../scripts/mutants/judge.js';
import { renderPage } from '../../scripts/mutants/page.js';
import { collectMutants } from '../../scripts/mutants/sites.js';
import { getKind, renderTable, toEdits, toRows } from '../../scripts/mutants/table.js';
import { lines } from '../fixes/harness.js';

const collect = (text: string): ReturnType<typeof collectMutants> => collectMutants(text, true);

const clock = lines`
  export class Clock {
    start() {
      this.timer = setInterval(() => this.tick(), 1_000);
      window.addEventListener('resize', this.onResize);
      document.addEventListener('click', this.onClick, { once: true });
    }
    stop() {
      clearInterval(this.timer);
      window.removeEventListener('resize', this.onResize);
    }
  }
`;

describe('mutants of a file', () => {
  it('lose one release each', () => {
    expect(collect(clock).map(({ form, resource, line, acquiredOn, deleted }) => ({ form, resource, line, acquiredOn, deleted }))).toEqual([
      { form: 'once', resource: 'listener', line: 5, acquiredOn: [5], deleted: 'once: true' },
      { form: 'teardown', resource: 'interval', line: 8, acquiredOn: [3], deleted: 'clearInterval(this.timer)' },
      { form: 'teardown', resource: 'listener', line: 9, acquiredOn: [4], deleted: "window.removeEventListener('resize', this.onResize)" },
    ]);
  });

  it('keep their lines and parse', () => {
    for (const mutant of collect(clock)) {
      const text = mutate(clock, mutant);
      expect(text.split('\n')).toHaveLength(clock.split('\n').length);
      expect(() => parse(text)).not.toThrow();
    }
  });

  it('tell what is deleted apart', () => {
    const forms = (text: string): readonly string[] => collect(text).map(({ form }) => form);
    expect(forms('function f() { const t = setInterval(g, 9); try { g(); } finally { clearInterval(t); } }')).toEqual(['finally']);
    expect(forms('useEffect(() => { const t = setInterval(g, 9); return () => clearInterval(t); });')).toEqual(['cleanup return']);
    expect(forms('const m = new Map(); function f(k) { if (m.size > 9) { m.delete(k); } m.set(k, 1); }')).toEqual(['eviction']);
    expect(forms("process.on('exit', () => {}); socket.once('close', done);")).toEqual(['once']);
    expect(forms("function f(signal) { window.addEventListener('resize', g, { signal }); }")).toEqual(['signal']);
    expect(forms('function f() { const off = bus.subscribe(g); onEnd(() => { off(); }); }')).toEqual(['call']);
    expect(forms('function f() { const t = setInterval(g, 9); return clearInterval(t); }')).toEqual([]);
  });

  it('are expected to be found by names and by where the code stands alone', () => {
    const kinds = (text: string): readonly string[] => collect(text).map(getKind);
    expect(kinds('function f() { const t = setInterval(g, 9); end(() => { clearInterval(t); }); }')).toEqual(['leaks']);
    expect(kinds('const t = setInterval(g, 9); end(() => { clearInterval(t); });')).toEqual(['runs once']);
    expect(kinds('function f() { const t = setTimeout(g, 9); end(() => { clearTimeout(t); }); }')).toEqual(['ends by itself']);
    expect(kinds('function f() { const t = setInterval(g, 9); a(() => { clearInterval(t); }); b(() => { clearInterval(t); }); }')).toEqual([
      'another release stays',
      'another release stays',
    ]);
    expect(kinds("function f() { window.addEventListener('x', g); end(() => { window.removeEventListener('x', g); }); }")).toEqual(['leaks']);
    expect(kinds("function f(el) { el.addEventListener('x', g); end(() => { el.removeEventListener('x', g); }); }")).toEqual(['depends on the owner']);
    expect(kinds("function f() { window.addEventListener('x', g, { once: true }); end(() => { window.removeEventListener('x', g); }); }")).toEqual([
      'another release stays',
      'ends by itself',
    ]);
  });

  it('tell equal names of two functions apart', () => {
    const one = 'function a() { const t = setInterval(g, 9); end(() => { clearInterval(t); }); }';
    expect(collect(`${one}\n${one.replace(' a(', ' b(')}`).map(({ isSole, acquiredOn }) => ({ isSole, acquiredOn }))).toEqual([
      { isSole: true, acquiredOn: [1] },
      { isSole: true, acquiredOn: [2] },
    ]);
  });
});

describe('verdicts of mutants', () => {
  const judged = collect(clock).map((mutant) => ({
    of: 'clock',
    file: 'clock.js',
    mutant,
    strict: { isFound: true, strays: 0, edit: 'same release' as const },
    recommended: { isFound: false, strays: 0 },
  }));

  it('are counted by what the deletion leaves', () => {
    const rows = toRows(judged, ({ mutant }) => mutant.form);
    expect(rows).toMatchObject([
      { kind: 'leaks', name: 'teardown', mutants: 2, strict: 2, recommended: 0 },
      { kind: 'leaks', name: 'once', mutants: 1 },
    ]);
    expect(renderTable('Deleted', rows)).toContain('| **leaks** | 3 | 3 (100 %) | 0 (0 %) | 0 |');
    expect(toEdits(judged)).toMatchObject({ found: 3, edits: { 'same release': 3, 'other means': 0 } });
    expect(renderPage(judged, 1)).toContain('Of the 3 that leak for\ncertain, `strict` finds 100 % and `recommended` 0 %.');
  });

  it('compare an edit with the deleted text', () => {
    expect(compareText('\n    clearInterval(this.timer);', '', 'clearInterval(this.timer)')).toBe('same release');
    expect(compareText('return () => { window.clearInterval(id); };', '', 'clearInterval(id!)')).toBe('same verb');
    expect(compareText('clearInterval(timer);', '', 'clearInterval(this.timer)')).toBe('same verb');
    expect(compareText(', { once: true }', '', "window.removeEventListener('x', f)")).toBe('other means');
    expect(compareText('clearInterval(this.timer);', 'clearInterval(this.timer);', 'clearInterval(this.timer)')).toBe('other means');
  });
});
