/** Properties of the verdicts that hold for any program. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, describeVerdict, planRemedies } from '../../src/analysis/index.js';
import { arbitraryBlock } from '../flow/arbitrary-block.js';
import { probe } from '../probe.js';

const timers = [
  'h = setInterval(() => { a(); }, 5000);',
  'setTimeout(subject, 5000);',
  'this.t = setInterval(h, b);',
  'this.ts.push(setTimeout(() => this.run(), 5000));',
  'clearInterval(h);',
  'clearTimeout(this.t);',
  'this.ts.forEach(clearTimeout);',
  'const { t } = this; clearTimeout(t);',
  'this[h] = t;',
  'a.on(b, () => { this.t = setInterval(a, 5000); });',
  'return () => clearInterval(h);',
];

/** Timers of which somebody else takes care, or that keep nothing alive. */
const harmless = [
  'h = setInterval(() => { a(); }, 5000).unref();',
  'own(setInterval(a, 5000));',
  'setTimeout(a, 5000);',
  'void setInterval(a, 5000);',
  '{ using t = setInterval(a, 5000); }',
  'window.t = setInterval(a, 5000);',
];

const around = [
  (body: string) => `export async function* subject(t) { let h; outer: for (;;) { if (z) break; ${body} } }`,
  (body: string) => `export class P { t; async *subject() { outer: for (;;) { if (z) break; ${body} } } dispose() { this.s.close(); } }`,
  (body: string) => `let h, t; useEffect(async function* subject() { outer: for (;;) { if (z) break; ${body} } });`,
  (body: string) => `const p = { async *subject() { let h; outer: for (;;) { if (z) break; ${body} } }, stop() { clearInterval(this.t); } };`,
] as const;

function arbitraryProgram(statements: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(arbitraryBlock(statements), fc.constantFrom(...around)).map(([body, wrap]) => wrap(body));
}

interface Summary {
  readonly at: string;
  readonly text: string;
}

/** Every verdict with its words and remedies. */
function summarize(code: string): readonly Summary[] {
  return probe(`/* here */ 1; ${code}`, ({ sourceCode, context: { filename } }) => {
    const analysis = analyze({ sourceCode, filename, cwd: '/', settings: { leaks: { testFiles: 'report' } } }, 'timer');
    return (analysis?.verdicts ?? []).map((verdict) => ({
      at: sourceCode.getText(verdict.obligation.node.callee),
      text: JSON.stringify([
        verdict.certainty,
        analysis === undefined ? {} : describeVerdict(analysis.file, verdict),
        analysis === undefined ? [] : planRemedies(analysis.file, verdict).map(({ remedy, isSafe }) => [remedy.kind, isSafe]),
      ]),
    }));
  });
}

describe('any program', () => {
  it('has verdicts on timers only, and the same ones each time', () => {
    fc.assert(
      fc.property(arbitraryProgram(timers), (code) => {
        const summaries = summarize(code);
        expect(summaries.every(({ at }) => at === 'setInterval' || at === 'setTimeout')).toBe(true);
        expect(summarize(code)).toEqual(summaries);
      }),
      { numRuns: 120 },
    );
  });

  it('has no verdict on timers that harm nobody', () => {
    fc.assert(
      fc.property(arbitraryProgram(harmless), (code) => {
        expect(summarize(code)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

it('some programs have verdicts', () => {
  const samples = fc.sample(arbitraryProgram(timers), { numRuns: 60, seed: 1 });

  expect(samples.some((code) => summarize(code).length > 0)).toBe(true);
});
