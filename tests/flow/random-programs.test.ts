/** Properties of the graph that hold for any program. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/analysis/budget.js';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import type { FlowBlock, FlowGraph } from '../../src/analysis/flow/graph.js';
import { solve } from '../../src/analysis/flow/solve.js';
import { arbitraryBlock } from './arbitrary-block.js';
import { openNames } from './open-names.js';
import { findSubject, neverReturns, parse } from './subject.js';

/** Every jump has a target. */
const program = arbitraryBlock().map((body) => `async function* subject() { outer: for (;;) { if (z) break; ${body} } }`);

function build(code: string): FlowGraph {
  return buildFlowGraph(findSubject(parse(code)), { neverReturns });
}

function collectReachable(entry: FlowBlock): Set<FlowBlock> {
  const reachable = new Set([entry]);
  for (const block of reachable) {
    for (const { to } of block.successors) {
      reachable.add(to);
    }
  }
  return reachable;
}

/** Programs past the limits are another test's. */
function findFlaw(isFlawless: (graph: FlowGraph) => boolean): void {
  fc.assert(
    fc.property(program, (code) => {
      const graph = build(code);
      expect(graph.truncated || isFlawless(graph)).toBe(true);
    }),
    { numRuns: 150 },
  );
}

describe('any program', () => {
  it('has a graph whose blocks are numbered, and reached, but for the exits', () => {
    findFlaw(({ blocks, entry, exits }) => {
      const reachable = collectReachable(entry);
      return (
        blocks.every((block, index) => block.id === index) &&
        blocks.every((block) => reachable.has(block) || block === exits.return || block === exits.throw) &&
        [...reachable].every((block) => blocks[block.id] === block)
      );
    });
  });

  it('has throw edges only from what happened last, or from the end of a finally', () => {
    findFlaw(({ blocks }) =>
      blocks.every(({ events, successors }) => {
        const last = events.at(-1)?.node;
        return successors
          .filter(({ kind }) => kind === 'throw')
          .every(({ through, cause }) => last === undefined || (cause === last) === (through === undefined));
      }),
    );
  });

  it('has tests on the edges that need one, and both of them', () => {
    findFlaw(({ blocks }) =>
      blocks.every(({ successors }) => {
        const yes = successors.filter(({ kind }) => kind === 'true');
        const no = successors.filter(({ kind }) => kind === 'false');
        return (
          yes.length === no.length &&
          yes.every(({ test }, index) => test !== undefined && test === no[index]?.test) &&
          successors.every(({ kind, test }) => test === undefined || kind === 'true' || kind === 'false')
        );
      }),
    );
  });

  it('has a solution that is a fixed point', () => {
    findFlaw((graph) => {
      const solution = solve(graph, openNames, createBudget(1_000_000));
      return (
        solution !== 'over-budget' &&
        graph.blocks.every((block) =>
          block.successors.every((edge) => {
            const target = solution.before(edge.to);
            return [...(solution.alongEdge(block, edge) ?? [])].every((name) => target?.has(name));
          }),
        )
      );
    });
  });
});
