/** What an analysis costs, in steps that are counted: time would say more about the machine. */
import { describe, expect, it } from 'vitest';
import { analyze, type Analysis, type AnalysisContext } from '../../src/analysis/index.js';
import { probe, type Probed, type ProbeOptions } from '../probe.js';

interface Counted {
  readonly context: AnalysisContext;
  /** How often somebody asked for the children of a node. */
  readonly getSteps: () => number;
}

function countSteps({ sourceCode }: Probed): Counted {
  let steps = 0;
  const visitorKeys = new Proxy(sourceCode.visitorKeys, {
    get(keys, type, receiver): unknown {
      steps += 1;
      return Reflect.get(keys, type, receiver);
    },
  });
  const counted: unknown = Object.create(sourceCode, { visitorKeys: { value: visitorKeys } });
  if (!isMadeFrom(counted, sourceCode)) {
    throw new Error('What was made from a source code is none.');
  }
  return { context: { sourceCode: counted, filename: '/project/file.ts', cwd: '/project', settings: {} }, getSteps: () => steps };
}

function isMadeFrom<Base extends object>(value: unknown, base: Base): value is Base {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === base;
}

function measure(code: string): { readonly verdicts: number; readonly steps: number } {
  return probe(`/* here */ 1;\n${code}`, (probed) => {
    const { context, getSteps } = countSteps(probed);
    return { verdicts: analyze(context, 'timer')?.verdicts.length ?? 0, steps: getSteps() };
  });
}

/** Code with the number of one of many in place of `N`. */
const shapes: readonly (readonly [name: string, code: string])[] = [
  ['classes that leak', 'export class PN { start() { this.t = setInterval(() => this.go(), 9); } go() {} dispose() { this.s.close(); } }'],
  ['classes that do not', 'export class PN { start() { this.t = setInterval(() => this.go(), 9); } go() {} dispose() { clearInterval(this.t); } }'],
  ['functions with paths', 'export async function fN(a) { const t = setInterval(() => a.go(), 9); if (a) return; await a.run(); clearInterval(t); }'],
  ['functions that drop it', 'export function fN(a) { setInterval(() => a.go(), 9); }'],
  ['effects', 'export function AppN() { useEffect(() => { const t = setInterval(go, 9); return () => stop(); }); }'],
  ['chains', 'export function fN(a) { function tick() { a.go(); requestAnimationFrame(tick); } tick(); }'],
  ['prototypes', 'export function PN() {} PN.prototype.start = function () { this.t = setInterval(go, 9); };'],
  ['latches', 'let onN = false; export function fN() { if (onN) return; onN = true; setInterval(go, 9); }'],
  ['lists', 'export class PN { ts = []; start() { this.ts.push(setInterval(go, 9)); } stop() { this.ts.forEach(clearInterval); } }'],
  ['objects', 'export const pN = { start() { this.t = setInterval(go, 9); }, stop() { clearInterval(this.t); } };'],
];

function writeMany(code: string, count: number): string {
  return Array.from({ length: count }, (_, index) => code.replaceAll(/N\b/gu, String(index))).join('\n');
}

describe('twice the code takes at most a little more than twice the steps', () => {
  it.each(shapes)('%s', (_, code) => {
    const once = measure(writeMany(code, 60)).steps;
    const twice = measure(writeMany(code, 120)).steps;

    expect(once).toBeGreaterThan(60);
    expect(twice).toBeLessThanOrEqual(2.3 * once);
  });
});

it('a file of 20,000 lines with 1,000 timers', () => {
  const code = shapes.map(([, shape]) => writeMany(shape, 100)).join('\n');
  const { verdicts, steps } = measure(`${code.replaceAll(/N\b/gu, '')}\n${'use(1);\n'.repeat(19_000)}`);

  expect(verdicts).toBeGreaterThan(100);
  expect(steps).toBeLessThan(100_000 * 20);
});

/** One timer below so many levels of the same. */
function writeDeep(depth: number): readonly (readonly [name: string, code: string])[] {
  const nest = (open: string, inner: string, close: string): string => open.repeat(depth) + inner + close.repeat(depth);
  return [
    ['blocks', `export function f() { ${nest('{ ', 'setInterval(go, 9);', ' }')} }`],
    ['tests', `export function f() { ${nest('if (a) { ', 'setInterval(go, 9);', ' }')} }`],
    ['arrows', `export const f = ${nest('() => { run(', '() => { setInterval(go, 9); }', '); }')};`],
    ['functions', `export ${nest('function f() { ', 'setInterval(go, 9);', ' }')}`],
    ['timers in timers', `export function f() { ${nest('setTimeout(() => { ', 'setInterval(go, 9);', ' });')} }`],
    ['classes', `export ${nest('class P { m() { ', 'this.t = setInterval(go, 9);', ' } }')}`],
    ['choices', `export function f() { const t = ${nest('a ? b : ', 'setInterval(go, 9)', '')}; clearInterval(t); }`],
    ['operands', `export function f() { const t = ${nest('a || ', 'setInterval(go, 9)', '')}; clearInterval(t); }`],
    ['members', `export function f() { const t = setInterval(go, 9); use(a${nest('.b', '', '')}); clearInterval(t); }`],
    ['objects', `export const t = ${nest('{ a: ', 'setInterval(go, 9)', ' }')};`],
    ['arguments', `export function f() { const t = ${nest('a(', 'setInterval(go, 9)', ')')}; }`],
    ['products', `export function f() { const t = setTimeout(go, 2${nest(' * 2', '', '')}); if (a) return; clearTimeout(t); }`],
    ['returned choices', `export function f() { const t = setInterval(go, 9); return ${nest('a ? g : ', '() => clearInterval(t)', '')}; }`],
  ];
}

describe('deep code', () => {
  const deeper = new Map(writeDeep(120));

  it.each(writeDeep(60))('%s', (name, code) => {
    // A walk of each function at each depth makes a square; a cube would be more than this.
    expect(measure(deeper.get(name) ?? '').steps).toBeLessThanOrEqual(5 * measure(code).steps);
  });
});

describe('a file that acquires nothing', () => {
  const typed: ProbeOptions = { typed: true };

  function countAll(code: string): { readonly analysis: Analysis | undefined; readonly steps: number } {
    return probe(
      `/* here */ 1;\n${code}`,
      (probed) => {
        const { context, getSteps } = countSteps(probed);
        return { analysis: analyze(context, 'timer'), steps: getSteps() };
      },
      typed,
    );
  }

  it.each([
    ['other names', "export function f(a: EventTarget) { a.addEventListener('x', () => {}); }"],
    ['a longer name', 'export function f() { mySetInterval(); setIntervals(); }'],
    ['nothing', ''],
  ])('%s: no analysis, and no step', (_, code) => {
    expect(countAll(code)).toEqual({ analysis: undefined, steps: 0 });
  });

  it('only a name: one walk, and no question to the checker', () => {
    const { analysis, steps } = countAll('export const setInterval = 1;');

    expect(analysis?.verdicts).toEqual([]);
    expect(analysis?.file.seam.queries).toBe(0);
    expect(steps).toBeLessThan(20);
  });
});
