/** However deep a program is, the parser's stack or ESLint's gives out before that of the rules. */
import { describe, expect, it } from 'vitest';
import { lintWith } from '../../scripts/robustness/lint.js';
import { typescriptReader } from '../../scripts/robustness/readers.js';
import { deep } from './shapes.js';

// ESLint's own paths double with each `finally` in a `finally`; what a listener's callback holds is a known limit of shapes.test.ts.
const shallow = new Set(['try in finally', 'callbacks', 'arrows with timers', 'listeners, chained']);

describe('programs that are deep', () => {
  it.each(deep.filter(({ name }) => !shallow.has(name)))('$name', ({ write }) => {
    const kinds = [100, 200, 400, 800].map((count) => lintWith(typescriptReader, write(count), 'file.tsx').kind);
    expect(kinds[0]).toBe('linted');
    expect(kinds).not.toContain('thrown');
    expect(kinds).not.toContain('endless');
  });
});
