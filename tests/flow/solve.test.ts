import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/analysis/budget.js';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import { solve } from '../../src/analysis/flow/solve.js';
import { atExit, atMarker, openNames, solveOpenNames } from './open-names.js';
import { parse } from './subject.js';

describe('what is open at a marker', () => {
  it.each([
    ['after the acquire', 'h = open(); /* here */ x;', ['h']],
    ['before the acquire', '/* here */ x; h = open();', ['']],
    ['after the release', 'h = open(); h.close(); /* here */ x;', ['']],
    ['after a branch that releases', 'h = open(); if (a) { h.close(); } /* here */ x;', ['h']],
    ['after both branches release', 'h = open(); if (a) { h.close(); } else { h.close(); } /* here */ x;', ['']],
    ['in a loop, from the last turn', 'for (const a of b) { /* here */ x; h = open(); }', ['h']],
    ['in a handler, if the acquire throws', 'try { h = open(); } catch { /* here */ x; }', ['']],
    ['in a handler, if something later throws', 'try { h = open(); use(h); } catch { /* here */ x; }', ['h']],
    ['in a handler, after a release that throws', 'h = open(); try { h.close(); } catch { /* here */ x; }', ['']],
    ['in each copy of a finally', 'h = open(); try { a(); h.close(); b(); } finally { /* here */ x; }', ['h', '']],
    ['where nothing gets', 'h = open(); never(); /* here */ x;', []],
    ['after the scope of using', '{ using h = open(); } /* here */ x;', ['']],
    ['in the scope of using', '{ using h = open(); /* here */ x; }', ['h']],
    ['inside an argument list', 'f(h = open(), /* here */ x);', ['h']],
    ['after an optional call', 'h = open(); h?.close(); /* here */ x;', ['']],
    ['after a guarded release', 'h = open(); if (h) { h.close(); } /* here */ x;', ['']],
    ['after a guard the wrong way round', 'h = open(); if (!h) { h.close(); } /* here */ x;', ['h']],
    ['after a call that locks', 'lock(h); /* here */ x;', ['h']],
    ['in a handler, if the lock itself throws', 'try { lock(h); } catch { /* here */ x; }', ['']],
    ['behind a short circuit', 'h = open(); h && h.close(); /* here */ x;', ['']],
  ])('%s', (_, code, expected) => {
    expect(atMarker(code)).toEqual(expected);
  });
});

it('a loop is visited until nothing grows', () => {
  const graph = buildFlowGraph(parse('do { x = 1; } while (a);'));
  const turns = solve<number>(
    graph,
    {
      initial: 0,
      join: Math.max,
      equals: (a, b) => a === b,
      transfer: (count, { node }) => (node.type === AST_NODE_TYPES.AssignmentExpression ? Math.min(count + 1, 3) : count),
    },
    createBudget(100),
  );

  expect(turns !== 'over-budget' && turns.before(graph.exits.return)).toBe(3);
});

describe('what is open at the exits', () => {
  it.each([
    ['no cleanup', 'h = open(); use(h); h.close();', [], ['h']],
    ['finally', 'h = open(); try { use(h); } finally { h.close(); }', [], []],
    ['finally with a return', 'function subject() { h = open(); try { return use(h); } finally { h.close(); } }', [], []],
    ['early return', 'function subject() { h = open(); if (a) return; h.close(); }', ['h'], []],
    ['using', 'using h = open(); use(h);', [], []],
    ['abandoned generator', 'function* subject() { h = open(); yield 1; h.close(); }', ['h'], ['h']],
    ['generator with finally', 'function* subject() { h = open(); try { yield 1; } finally { h.close(); } }', [], []],
    ['handle made in the try block', 'let h; try { h = open(); use(h); } finally { h?.close(); }', [], []],
    ['overlapping handles', 'a = open(); b = open(); b.close(); a.close();', [], ['a']],
    ['lock that throws', 'lock(h);', ['h'], []],
    ['lock as the last act of a finally that an exception passes', 'try { a(); } finally { lock(h); }', ['h'], ['h']],
    ['await', 'async function subject() { h = await open(); await use(h); h.close(); }', [], ['h']],
    ['release on one exit of a loop', 'for (;;) { h = open(); if (a) { h.close(); break; } if (b) break; h.close(); }', ['h'], []],
  ])('%s', (_, code, atReturn, atThrow) => {
    const solved = solveOpenNames(code);

    expect(atExit(solved, 'return')).toEqual(atReturn);
    expect(atExit(solved, 'throw')).toEqual(atThrow);
  });

  it('there is none where nothing leads', () => {
    expect(atExit(solveOpenNames('while (true) { a(); }'), 'return')).toBeUndefined();
    expect(atExit(solveOpenNames('x = 1;'), 'throw')).toBeUndefined();
  });
});

describe('a solution', () => {
  it('says what an edge carries', () => {
    const { graph, solution } = solveOpenNames('h = open(); if (h) { x = 1; }');
    const block = graph.blocks.find(({ successors }) => successors.some(({ kind }) => kind === 'true'));
    const facts = block?.successors.map((edge) => [edge.kind, solution.alongEdge(block, edge)]);

    expect(facts).toEqual([
      ['true', new Set(['h'])],
      ['false', undefined],
    ]);
  });

  it('says what holds after a node', () => {
    const { graph, solution } = solveOpenNames('h = open();');
    const assignment = graph.blocks.flatMap(({ events }) => events).find(({ node }) => node.type === AST_NODE_TYPES.AssignmentExpression);

    expect(assignment && solution.factsAfter(assignment.node)).toEqual([new Set(['h'])]);
  });

  it('prunes what a test rules out', () => {
    const code = 'h = open(); if (!h) { a(); }';
    const blind = solveOpenNames(code, { ...openNames, refine: (fact) => fact });

    expect(solveOpenNames(code).solution.steps).toBeLessThan(blind.solution.steps);
  });
});

describe('causes', () => {
  function collectCauses(code: string, exit: 'return' | 'throw'): string[] {
    const { graph, solution } = solveOpenNames(code);
    const causes = graph.blocks.flatMap((block) =>
      block.successors
        .filter(({ to }) => to === graph.exits[exit])
        .flatMap((edge) => solution.collectCauses(block, edge, (fact) => fact.size > 0)),
    );
    return causes.map(({ range }) => code.slice(...range));
  }

  it('are the nodes that throw with the fact', () => {
    expect(collectCauses('h = open(); a(); h.close(); b();', 'throw')).toEqual(['a()']);
  });

  it('are found through a finally that does not release', () => {
    const code = 'b(); try { h = open(); a(); h.close(); c(); } finally { x = 1; }';

    expect(collectCauses(code, 'throw')).toEqual(['a()']);
  });

  it('are found through two of them, and not inside', () => {
    const code = 'h = open(); try { try { a(); b(); } finally { try { c(); } catch {} } } finally { x = 1; }';

    expect(collectCauses(code, 'throw')).toEqual(['a()', 'b()']);
  });

  it('are returns', () => {
    const code = 'function subject() { try { if (a) return 1; h = open(); if (b) return 2; if (c) return 3; h.close(); } finally { x = 1; } }';

    expect(collectCauses(code, 'return')).toEqual(['return 2;', 'return 3;']);
  });

  it('are yields at which the generator is abandoned', () => {
    const code = 'function* subject() { h = open(); try { yield 1; } finally { x = 1; } h.close(); }';

    expect(collectCauses(code, 'return')).toEqual(['yield 1']);
  });

  it('are none at the end of the body', () => {
    expect(collectCauses('h = open(); try { a(); } catch {}', 'return')).toEqual([]);
  });
});

describe('the budget', () => {
  it('is shared, and its end is no answer', () => {
    const graph = buildFlowGraph(parse('h = open(); use(h); h.close();'));
    const budget = createBudget(25);

    expect(solve(graph, openNames, budget)).not.toBe('over-budget');
    expect(solve(graph, openNames, budget)).toBe('over-budget');
    expect(budget.left).toBe(0);
  });

  it('holds exactly what it says', () => {
    const budget = createBudget(3);

    expect([budget.take(2), budget.left, budget.take(1), budget.left, budget.take(1)]).toEqual([true, 1, true, 0, false]);
  });

  it('stays spent', () => {
    const budget = createBudget(1);

    expect([budget.take(2), budget.take(0)]).toEqual([false, false]);
  });
});

describe('the number of steps', () => {
  const shapes: Record<string, (count: number) => string> = {
    ifs: (count) => 'if (a) { h = open(); } else { h.close(); }\n'.repeat(count),
    tries: (count) => 'try { h = open(); a(); } finally { h.close(); }\n'.repeat(count),
    loops: (count) => 'for (const a of b) { if (c) continue; h = open(); }\n'.repeat(count),
    'nested tries': (count) => `${'try { h = open(); '.repeat(count)}a();${'} finally { b(); }'.repeat(count)}`,
    'nested loops': (count) => `${'while (a) { h = open(); '.repeat(count)}a();${'h.close(); }'.repeat(count)}`,
    usings: (count) => '{ using h = open(); use(h); }\n'.repeat(count),
    'usings in one scope': (count) => Array.from({ length: count }, (_, index) => `using h${index} = open();`).join('\n'),
    'switch cases': (count) => `switch (a) { ${'case b: h = open(); '.repeat(count)} }`,
  };

  it.each(Object.entries(shapes))('grows with the code: %s', (_, shape) => {
    const single = solveOpenNames(shape(40)).solution.steps;
    const double = solveOpenNames(shape(80)).solution.steps;

    expect(double).toBeGreaterThan(single * 1.5);
    expect(double).toBeLessThanOrEqual(single * 2.5);
  });
});

describe('facts only grow', () => {
  it('when more holds at the start', () => {
    const code = 'for (;;) { if (a) break; try { h = open(); b(); } catch { h.close(); continue; } finally { g.close(); } }';
    const less = solveOpenNames(code);
    const more = solveOpenNames(code, { ...openNames, initial: new Set(['g', 'z']) });
    const isKept = less.graph.blocks.map((block, id) => {
      const before = less.solution.before(block) ?? new Set<string>();
      const twin = more.graph.blocks[id];
      const grown = twin && more.solution.before(twin);
      return [...before].every((name) => grown?.has(name));
    });

    expect(isKept.every(Boolean)).toBe(true);
    expect(atExit(more, 'return')).toContain('z');
  });
});
