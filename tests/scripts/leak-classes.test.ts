/** The table of the classes of leaks names every rule, and no cell of it is empty. */
import { describe, expect, it } from 'vitest';
import { leakClasses } from '../../scripts/leak-classes.js';
import { renderLeakClasses } from '../../scripts/render-leak-classes.js';
import { collectPageBlocks, ruleNames } from '../support/proofs.js';

const rows = renderLeakClasses()
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1);

describe('the classes of leaks', () => {
  it('have a row each', () => {
    expect(rows).toHaveLength(leakClasses.length);
  });

  it.each(leakClasses)('$name: each section has an example of the leak', ({ shown }) => {
    for (const { rule, heading } of shown) {
      expect(collectPageBlocks(rule).filter((block) => block.heading === heading && block.kind === 'leak').length, `${rule}: ${heading}`).toBeGreaterThan(0);
    }
  });

  it.each(rows)('%s', (row) => {
    const cells = row.split(/(?<!\\)\|/u).slice(1, -1);
    expect(cells).toHaveLength(5);
    expect(cells.map((cell) => cell.trim()).filter((cell) => cell === '' || cell.startsWith('<br>') || cell.endsWith('<br>'))).toEqual([]);
  });

  it('name every rule', () => {
    const named = new Set(leakClasses.flatMap(({ shown }) => shown.map(({ rule }) => rule)));
    expect(ruleNames.filter((rule) => !named.has(rule))).toEqual([]);
  });
});
