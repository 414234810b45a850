/**
 * Work grows with the program: for each shape, what a node costs in a program four times as large is close to what it costs in the small one. Steps are
 * questions that are asked of nodes, so the counts are the same on every machine.
 */
import { describe, expect, it } from 'vitest';
import { lintWith, type Outcome } from '../../scripts/robustness/lint.js';
import { typescriptReader } from '../../scripts/robustness/readers.js';
import { deep, type Shape, wide } from './shapes.js';

function getCost(outcome: Outcome, name: string): number {
  if (outcome.kind !== 'linted') {
    throw new Error(`${name}: ${outcome.kind}`, { cause: 'error' in outcome ? outcome.error : undefined });
  }
  return outcome.steps.taken / outcome.steps.nodes;
}

/** How much more a node costs in a program four times as large; 1 where work is linear, 4 where it is quadratic. */
function measure({ name, write }: Shape, count: number): number {
  const [small, large] = [count, count * 4].map((size) => getCost(lintWith(typescriptReader, write(size), 'file.tsx'), name));
  return (large ?? 0) / (small ?? 1);
}

/** Known limit: here each of many in one place is compared with each other one, so work grows with the square, never faster. */
const squares = new Set([
  'timers in one function that only half ends',
  'timers in one place',
  'classes with a socket and listeners',
  'listeners of one target',
  'listeners of one emitter, one event',
  'properties of an object that open',
  'controllers and their signals',
  'arrows with timers',
  'callbacks',
]);

function getBound({ name }: Shape): number {
  return squares.has(name) ? 4.5 : 3;
}

describe('programs that grow', () => {
  it.each(wide)('side by side: $name', (shape) => {
    expect(measure(shape, 25)).toBeLessThan(getBound(shape));
  });

  it.each(deep)('inside each other: $name', (shape) => {
    // ESLint's own paths double with each `finally` in a `finally`.
    expect(measure(shape, shape.name === 'try in finally' ? 3 : 12)).toBeLessThan(getBound(shape));
  });
});
