/**
 * A client of the solver: the names that may hold something `open`. `x = open()` opens, `x.close()` closes even when it throws, a `using`
 * declaration closes at the end of its scope, `lock(x)` opens if it does not throw, and a test that finds the name falsy or nullish cannot be passed while it is open.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { createBudget } from '../../src/analysis/budget.js';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import type { FlowGraph } from '../../src/analysis/flow/graph.js';
import { type FlowClient, type Solution, solve } from '../../src/analysis/flow/solve.js';
import { findSubject, neverReturns, parse } from './subject.js';

export type OpenNames = ReadonlySet<string>;

export const openNames: FlowClient<OpenNames> = {
  initial: new Set(),
  join: (a, b) => new Set([...a, ...b]),
  equals: (a, b) => a.size === b.size && [...a].every((name) => b.has(name)),
  transfer(fact, { kind, node }, outcome) {
    const closed = kind === 'dispose' ? findBound(node) : findClosed(node);
    const opened = kind === 'evaluate' ? (findOpened(node) ?? (outcome === 'normal' ? findLocked(node) : undefined)) : undefined;
    if (closed !== undefined) {
      return new Set([...fact].filter((name) => name !== closed));
    }
    return opened === undefined ? fact : new Set([...fact, opened]);
  },
  refine: (fact, test, branch) =>
    !branch && test.type === AST_NODE_TYPES.Identifier && fact.has(test.name) ? 'infeasible' : fact,
};

function findBound(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.VariableDeclarator && node.id.type === AST_NODE_TYPES.Identifier
    ? node.id.name
    : undefined;
}

function findOpened(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    return isOpen(node.init) ? findBound(node) : undefined;
  }
  return node.type === AST_NODE_TYPES.AssignmentExpression &&
    node.left.type === AST_NODE_TYPES.Identifier &&
    isOpen(node.right)
    ? node.left.name
    : undefined;
}

function findLocked(node: TSESTree.Node): string | undefined {
  const isLock =
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.Identifier &&
    node.callee.name === 'lock';
  const argument = isLock ? node.arguments[0] : undefined;
  return argument?.type === AST_NODE_TYPES.Identifier ? argument.name : undefined;
}

function isOpen(node: TSESTree.Node | null): boolean {
  const call = node?.type === AST_NODE_TYPES.AwaitExpression ? node.argument : node;
  return (
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.callee.type === AST_NODE_TYPES.Identifier &&
    call.callee.name === 'open'
  );
}

function findClosed(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.MemberExpression &&
    node.callee.object.type === AST_NODE_TYPES.Identifier &&
    node.callee.property.type === AST_NODE_TYPES.Identifier &&
    node.callee.property.name === 'close'
    ? node.callee.object.name
    : undefined;
}

export interface Solved {
  readonly graph: FlowGraph;
  readonly solution: Solution<OpenNames>;
  readonly program: TSESTree.Program;
}

export function solveOpenNames(code: string, client = openNames): Solved {
  const program = parse(code);
  const graph = buildFlowGraph(findSubject(program), { neverReturns });
  const solution = solve(graph, client, createBudget(1_000_000));
  if (solution === 'over-budget') {
    throw new Error('The budget of the tests ran out.');
  }
  return { graph, solution, program };
}

/** What is open on the ways into an exit, sorted; `undefined` if there is none. */
export function atExit({ graph, solution }: Solved, exit: 'return' | 'throw'): string[] | undefined {
  const fact = solution.before(graph.exits[exit]);
  return fact && [...fact].sort();
}

/** What is open just before what follows the marker; several answers where a `finally` is copied. */
export function atMarker(code: string): string[] {
  const { graph, solution } = solveOpenNames(code);
  const start = code.indexOf('/* here */') + '/* here */ '.length;
  for (const { events } of graph.blocks) {
    const event = events.find(({ node }) => node.range[0] === start);
    if (event !== undefined) {
      return solution.factsBefore(event.node).map((fact) => [...fact].sort().join(' '));
    }
  }
  return [];
}
