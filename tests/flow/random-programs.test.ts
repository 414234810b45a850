/** Properties of the graph that hold for any program. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/analysis/budget.js';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import type { FlowBlock, FlowGraph } from '../../src/analysis/flow/graph.js';
import { solve } from '../../src/analysis/flow/solve.js';
import { openNames } from './open-names.js';
import { findSubject, neverReturns, parse } from './subject.js';

const expression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('a', '1', 'true', 'this', 'h', '(() => { a(); })', 'a.b'),
    fc
      .tuple(fc.constantFrom('&&', '||', '+', '==='), tie('expression'), tie('expression'))
      .map(([operator, left, right]) => `((${left}) ${operator} (${right}))`),
    tie('expression').map((inner) => `(!${inner})`),
    tie('expression').map((inner) => `(yield ${inner})`),
    tie('expression').map((inner) => `(await ${inner})`),
    tie('expression').map((inner) => `a(${inner})`),
    tie('expression').map((inner) => `(${inner})?.b?.(c)`),
    tie('expression').map((inner) => `(h ??= ${inner})`),
    tie('expression').map((inner) => `(a.b = ${inner})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map((parts) => `(${parts[0]} ? ${parts[1]} : ${parts[2]})`),
    tie('expression').map((inner) => `[...${inner}, { ...${inner} }]`),
    tie('expression').map((inner) => `(class { static b = c; [(${inner})] = 1; })`),
  ),
})).expression;

const statement = fc.letrec<{ block: string; statement: string }>((tie) => ({
  block: fc.array(tie('statement'), { maxLength: 4 }).map((statements) => `{ ${statements.join(' ')} }`),
  statement: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    expression.map((value) => `(${value});`),
    fc.constantFrom('h = open();', 'h.close();', 'never();', 'break;', 'continue;', 'continue outer;', 'break outer;', 'function g() {}'),
    expression.map((value) => `return ${value};`),
    expression.map((value) => `throw ${value};`),
    expression.map((value) => `{ const { a = ${value}, ...b } = c; }`),
    fc.tuple(expression, tie('block')).map(([value, block]) => `{ using u = ${value}; ${block} }`),
    fc.tuple(expression, tie('block'), tie('block')).map(([test, yes, no]) => `if (${test}) ${yes} else ${no}`),
    fc.tuple(expression, tie('block')).map(([test, body]) => `while (${test}) ${body}`),
    fc.tuple(expression, tie('block')).map(([test, body]) => `do ${body} while (${test});`),
    fc.tuple(expression, tie('block')).map(([value, body]) => `for (const v of ${value}) ${body}`),
    fc.tuple(expression, tie('block')).map(([value, body]) => `for (await using v of ${value}) ${body}`),
    fc.tuple(expression, tie('block')).map(([test, body]) => `for (let i = 0; ${test}; i++) ${body}`),
    fc.tuple(tie('block'), tie('block')).map(([block, finalizer]) => `try ${block} finally ${finalizer}`),
    fc.tuple(tie('block'), tie('block')).map(([block, caught]) => `try ${block} catch ({ e = f() }) ${caught}`),
    fc
      .tuple(tie('block'), tie('block'), tie('block'))
      .map((blocks) => `try ${blocks[0]} catch ${blocks[1]} finally ${blocks[2]}`),
    fc
      .tuple(expression, tie('block'), tie('block'), tie('block'))
      .map((parts) => `switch (${parts[0]}) { case a: ${parts[1]} default: ${parts[2]} case b(): ${parts[3]} }`),
  ),
})).block;

/** Every jump has a target. */
const program = statement.map((body) => `async function* subject() { outer: for (;;) { if (z) break; ${body} } }`);

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
