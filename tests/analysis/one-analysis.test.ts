import { expect, it } from 'vitest';
import { analyze, type Analysis } from '../../src/analysis/index.js';
import { createTypeSeam } from '../../src/types/seam.js';
import { probe, type Probed, type ProbeOptions } from '../probe.js';

const typed: ProbeOptions = { typed: true };

interface Place {
  readonly filename?: string;
  readonly settings?: object;
}

function analyzeAs({ sourceCode }: Probed, { filename = '/project/src/poll.ts', settings = {} }: Place = {}): Analysis | undefined {
  return analyze({ sourceCode, filename, cwd: '/project', settings }, 'timer');
}

/** The number of verdicts, or `none` without an analysis. */
function countVerdicts(code: string, place: Place): number | 'none' {
  return probe(code, (probed) => analyzeAs(probed, place)?.verdicts.length ?? 'none');
}

/** How often the checker is asked about a file with `count` timers. */
function countQueries(count: number): number {
  const timers = Array.from(
    { length: count },
    (_, i) => `export function poll${String(i)}() { const timer = setInterval(() => {}, 5000); work(); clearInterval(timer); }`,
  );
  return probe(
    `/* here */ 1; declare function work(): void;\n${timers.join('\n')}`,
    (probed) => analyzeAs(probed)?.file.seam.queries ?? -1,
    typed,
  );
}

const LEAK = '/* here */ 1; export function poll() { setInterval(() => {}, 5000); }';

it('two rules read one analysis', () => {
  const analyses = probe(LEAK, (probed) => [analyzeAs(probed), analyzeAs(probed)]);

  expect(analyses[0]?.file).toBeDefined();
  expect(analyses[0]?.file).toBe(analyses[1]?.file);
  expect(analyses[0]?.verdicts[0]).toBe(analyses[1]?.verdicts[0]);
});

it('two families read one analysis, each its own verdicts', () => {
  const [timers, listeners] = probe(LEAK, ({ sourceCode }) =>
    (['timer', 'listener'] as const).map((family) => analyze({ sourceCode, filename: '/project/src/poll.ts', cwd: '/project', settings: {} }, family)),
  );

  expect(listeners?.file).toBe(timers?.file);
  expect(timers?.verdicts).toHaveLength(1);
  expect(listeners?.verdicts).toEqual([]);
});

it('two source codes have two', () => {
  const first = probe(LEAK, (probed) => analyzeAs(probed));
  const second = probe(LEAK, (probed) => analyzeAs(probed));

  expect(first?.file).not.toBe(second?.file);
});

it.each([
  ['no name that acquires', '/* here */ 1; export const x = Math.max(1, 2);', 'none'],
  ['a longer name', '/* here */ 1; export const x = mysetInterval;', 'none'],
  ['the name in a comment only', '/* here */ 1; // setInterval', 0],
  ['a call', LEAK, 1],
])('the gate: %s', (_, code, expected) => {
  expect(countVerdicts(code, {})).toBe(expected);
});

it.each([
  ['a test', '/project/src/poll.test.ts', {}, 'none'],
  ['a test that is to be reported', '/project/src/poll.test.ts', { leaks: { testFiles: 'report' } }, 1],
  ['source', '/project/src/poll.ts', {}, 1],
])('%s', (_, filename, settings, expected) => {
  expect(countVerdicts(LEAK, { filename, settings })).toBe(expected);
});

it('a name in a comment asks the checker nothing', () => {
  const seam = probe('/* here */ 1; // setInterval', (probed) => analyzeAs(probed)?.file.seam, typed);

  expect(seam?.isTyped).toBe(true);
  expect(seam?.queries).toBe(0);
});

it('a seam that is made asks nothing yet', () => {
  expect(probe(LEAK, ({ sourceCode }) => createTypeSeam(sourceCode).queries, typed)).toBe(0);
});

it('a timer needs some queries and few', () => {
  expect(countQueries(20)).toBeGreaterThan(0);
  expect(countQueries(20)).toBeLessThanOrEqual(20 * 10);
});

it('twice the timers need twice the queries', () => {
  expect(countQueries(40)).toBeLessThanOrEqual(2.2 * countQueries(20));
});
