import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { mutate } from '../../scripts/mutants/judge.js';
import { collectMutants } from '../../scripts/mutants/sites.js';
import { renderTable, toTable } from '../../scripts/mutants/table.js';
import { lines } from '../fixes/harness.js';

const collect = (text: string): ReturnType<typeof collectMutants> => collectMutants(parse(text, { range: true, loc: true, jsx: true }), text);

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
    expect(collect(clock).map(({ form, resource, isSole, isCertain, line, acquiredOn }) => ({ form, resource, isSole, isCertain, line, acquiredOn }))).toEqual([
      { form: 'once', resource: 'listener', isSole: true, isCertain: true, line: 5, acquiredOn: [5] },
      { form: 'teardown', resource: 'interval', isSole: true, isCertain: true, line: 8, acquiredOn: [3] },
      { form: 'teardown', resource: 'listener', isSole: true, isCertain: true, line: 9, acquiredOn: [4] },
    ]);
  });

  it('keep their lines and parse', () => {
    for (const mutant of collect(clock)) {
      const text = mutate(clock, mutant);
      expect(text.split('\n')).toHaveLength(clock.split('\n').length);
      expect(() => parse(text)).not.toThrow();
    }
  });

  it('tell finally, cleanups and evictions apart', () => {
    const forms = (text: string): readonly string[] => collect(text).map(({ form }) => form);
    expect(forms('function f() { const t = setInterval(g, 9); try { g(); } finally { clearInterval(t); } }')).toEqual(['finally']);
    expect(forms('useEffect(() => { const t = setInterval(g, 9); return () => clearInterval(t); });')).toEqual(['cleanup return']);
    expect(forms('const m = new Map(); function f(k) { if (m.size > 9) { m.delete(k); } m.set(k, 1); }')).toEqual(['eviction']);
    expect(forms('function f() { const t = setInterval(g, 9); return clearInterval(t); }')).toEqual([]);
  });

  it('are counted by what the deletion leaves', () => {
    const verdict = { isFound: true, strays: 0, isRestored: false };
    const table = toTable(collect(clock).map((mutant) => ({ of: 'clock', file: 'clock.js', mutant, strict: verdict, recommended: { ...verdict, isFound: false } })));
    expect(table).toMatchObject([
      { kind: 'grows without bound', form: 'once', mutants: 1, strict: 1, recommended: 0 },
      { kind: 'grows without bound', form: 'teardown', resource: 'interval' },
      { kind: 'grows without bound', form: 'teardown', resource: 'listener' },
    ]);
    expect(renderTable(table)).toContain('| **grows without bound** |  | 3 | 3 (100 %) | 0 (0 %) | 0 | 0 |');
  });
});
