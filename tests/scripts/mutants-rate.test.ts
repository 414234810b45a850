/**
 * Clean programs of our own, of which one release each is deleted, as `npm run mutants` does with published code. What each preset has to say is
 * reasoned by hand, so that a change that makes the rules blind to a kind of leak fails here and not only in the figures of the next long run.
 */
import { describe, expect, it } from 'vitest';
import { createAsk, judge } from '../../scripts/mutants/judge.js';
import { collectMutants } from '../../scripts/mutants/sites.js';
import plugin from '../../src/index.js';

type Expected = 'recommended' | 'strict' | 'silent';

const ask = createAsk({ strict: [plugin.configs.strict].flat(), recommended: [plugin.configs.recommended].flat() }, 'program.js');

const programs: readonly (readonly [reason: string, expected: readonly Expected[], text: string])[] = [
  [
    'an instance that is made often keeps its interval',
    ['recommended'],
    'export class A { start() { this.t = setInterval(() => this.tick(), 9); } stop() { clearInterval(this.t); } tick() {} }',
  ],
  [
    'the end of the class releases one of two',
    ['recommended', 'recommended'],
    'export class A { constructor() { this.a = setInterval(() => this.x(), 9); this.b = setInterval(() => this.y(), 9); } destroy() { clearInterval(this.a); clearInterval(this.b); } }',
  ],
  [
    'without a reference it keeps the instance, of which nobody counts how many',
    ['strict'],
    'export class A { constructor() { this.t = setInterval(() => this.x(), 9); this.t.unref(); } close() { clearInterval(this.t); } x() {} }',
  ],
  [
    'the base of another file knows nothing of a field that the constructor empties',
    ['recommended'],
    "import { B } from './b'; export class A extends B { constructor() { super(); this.t = null; } start() { this.t = setInterval(() => this.x(), 9); } destroy() { clearInterval(this.t); } }",
  ],
  [
    'a field of the base may be cleared there',
    ['silent'],
    "import { B } from './b'; export class A extends B { start() { this.t = setInterval(() => this.x(), 9); } destroy() { clearInterval(this.t); } }",
  ],
  [
    'whoever clears by the object sets by it: the interval never ends, the timeout does by itself',
    ['recommended', 'silent'],
    "import { c } from './c'; export class A { start() { this.t = c.setInterval(() => this.x(), 9); this.u = c.setTimeout(() => this.x(), 9); } stop() { c.clearInterval(this.t); c.clearTimeout(this.u); } }",
  ],
  [
    'an effect that adds a listener of the window each time',
    ['recommended'],
    "import { useEffect } from 'react'; export function A({ f }) { useEffect(() => { const h = () => f(); window.addEventListener('resize', h); return () => window.removeEventListener('resize', h); }, [f]); return null; }",
  ],
  [
    'each call makes a URL that the file cannot name any more',
    ['recommended'],
    "export function save(blob) { const url = URL.createObjectURL(blob); const a = document.createElement('a'); a.href = url; a.click(); URL.revokeObjectURL(url); }",
  ],
  ['one for the process', ['silent'], 'const t = setInterval(tick, 9); export function stop() { clearInterval(t); }'],
  ['a timeout ends by itself', ['silent'], 'export class A { start() { this.t = setTimeout(() => this.x(), 9); } stop() { clearTimeout(this.t); } x() {} }'],
  [
    'an element may go together with its listener',
    ['silent'],
    "export function watch(el, f) { el.addEventListener('click', f); return () => { el.removeEventListener('click', f); }; }",
  ],
  ['a worker may end itself', ['strict'], "export class A { constructor() { this.w = new Worker('w.js'); } destroy() { this.w.terminate(); } }"],
  [
    'a worker may end itself, and yet the end of the class that clears the interval was meant to end it',
    ['recommended', 'recommended'],
    "export class A { constructor() { this.w = new Worker('w.js'); this.t = setInterval(() => this.x(), 9); } destroy() { this.w.terminate(); clearInterval(this.t); } x() {} }",
  ],
];

describe('a deleted release', () => {
  it.each(programs)('%s', (_reason, expected, text) => {
    const before = ask(text);
    const said = collectMutants(text, true).map((mutant) => {
      const { strict, recommended } = judge(ask, text, before, mutant);
      return recommended.isFound ? 'recommended' : strict.isFound ? 'strict' : 'silent';
    });
    expect(said).toEqual(expected);
  });
});
