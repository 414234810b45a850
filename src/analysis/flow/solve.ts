/**
 * A forward dataflow solver: the least facts that hold at every block, joined over all ways into it. Paths are never enumerated.
 *
 * Invariant: a block is visited again only when the fact at its start has grown, and the block with the lowest id goes first, so a part of
 * the program without loops is visited once. With facts of height `h` the number of visits is at most `h` times the number of edges.
 *
 * Direction of the approximation: facts are joined, so what holds on some way into a block may seem to combine with what holds on another.
 * A graph that is truncated, or a budget that runs out, gives no solution at all.
 *
 * Example: after `if (c) { h.close() }` a client whose facts are sets of states has `{ open, closed }`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { weakMemo } from '../../util/weak-memo.js';
import type { Budget } from '../budget.js';
import type { FlowBlock, FlowEdge, FlowEvent, FlowGraph, Question } from './graph.js';

/** `'throw'`: the event's node threw, so what it would have done may not have happened. */
export type Outcome = 'normal' | 'throw';

/** A forward analysis. Facts are immutable; `join` and `transfer` are monotone and the facts have finite height. */
export interface FlowClient<Fact> {
  readonly initial: Fact;
  join(a: Fact, b: Fact): Fact;
  equals(a: Fact, b: Fact): boolean;
  transfer(fact: Fact, event: FlowEvent, outcome: Outcome): Fact;
  /** The fact once the test is known to be true or false; see `Question` for what true means. */
  refine?(fact: Fact, test: TSESTree.Expression, branch: boolean, question: Question): Fact | 'infeasible';
}

export interface Solution<Fact> {
  /** The fact at the start of a block; `undefined` if nothing reaches it. */
  before(block: FlowBlock): Fact | undefined;
  /** The fact that an edge of this block carries; `undefined` if nothing passes it. */
  alongEdge(block: FlowBlock, edge: FlowEdge): Fact | undefined;
  /** The facts just before a node is evaluated, one for each block that it stands in and that is reached. */
  factsBefore(node: TSESTree.Node): Fact[];
  /** The facts just after a node was evaluated and did not throw. */
  factsAfter(node: TSESTree.Node): Fact[];
  /**
   * Who leaves along this edge with such a fact, in the order of the code: several where more than one return or exception passes through
   * one copy of a `finally`, none where the end of the body is reached.
   */
  collectCauses(block: FlowBlock, edge: FlowEdge, holds: (fact: Fact) => boolean): TSESTree.Node[];
  /** Block visits and transfers that it took. */
  readonly steps: number;
}

/** `undefined` in place of a state: not reached. */
type State<Fact> = { readonly fact: Fact } | undefined;

export function solve<Fact>(
  graph: FlowGraph,
  client: FlowClient<Fact>,
  budget: Budget,
): Solution<Fact> | 'over-budget' {
  if (graph.truncated) {
    return 'over-budget';
  }
  const { blocks } = graph;
  const states: State<Fact>[] = new Array<State<Fact>>(blocks.length).fill(undefined);
  const isDue = new Uint8Array(blocks.length);
  let steps = 0;
  states[graph.entry.id] = { fact: client.initial };
  isDue[graph.entry.id] = 1;
  for (let id = 0; id < blocks.length; id += 1) {
    const block = blocks[id];
    const state = states[id];
    if (isDue[id] !== 1 || block === undefined || state === undefined) {
      continue;
    }
    isDue[id] = 0;
    const cost = 1 + block.events.length;
    steps += cost;
    if (!budget.take(cost)) {
      return 'over-budget';
    }
    const lowest = propagate(block, state.fact, client, states, isDue);
    if (lowest <= id) {
      id = lowest - 1;
    }
  }
  return createSolution(graph, client, states, steps);
}

/** Hands the block's fact on to its successors; returns the lowest id among those that are due now. */
function propagate<Fact>(
  block: FlowBlock,
  fact: Fact,
  client: FlowClient<Fact>,
  states: State<Fact>[],
  isDue: Uint8Array,
): number {
  const ends = runBlock(client, block, fact);
  let lowest = Number.POSITIVE_INFINITY;
  for (const edge of block.successors) {
    const carried = carry(client, block, edge, ends);
    if (carried !== undefined && accept(client, states, edge.to.id, carried.fact)) {
      isDue[edge.to.id] = 1;
      lowest = Math.min(lowest, edge.to.id);
    }
  }
  return lowest;
}

/** Joins a fact into a block's state; has it grown? */
function accept<Fact>(client: FlowClient<Fact>, states: State<Fact>[], id: number, fact: Fact): boolean {
  const known = states[id];
  const joined = known === undefined ? fact : client.join(known.fact, fact);
  if (known !== undefined && client.equals(known.fact, joined)) {
    return false;
  }
  states[id] = { fact: joined };
  return true;
}

interface Ends<Fact> {
  readonly beforeLast: Fact;
  readonly after: Fact;
}

function runBlock<Fact>(client: FlowClient<Fact>, block: FlowBlock, fact: Fact): Ends<Fact> {
  let beforeLast = fact;
  let after = fact;
  for (const event of block.events) {
    beforeLast = after;
    after = client.transfer(beforeLast, event, 'normal');
  }
  return { beforeLast, after };
}

/** What an edge carries from a block with these ends. */
function carry<Fact>(client: FlowClient<Fact>, block: FlowBlock, edge: FlowEdge, ends: Ends<Fact>): State<Fact> {
  switch (edge.kind) {
    case 'normal':
      return { fact: ends.after };
    case 'throw': {
      const last = block.events.at(-1);
      // An exception that only passes by, through the end of a `finally`, was thrown by another node.
      return last !== undefined && last.node === edge.cause
        ? { fact: client.transfer(ends.beforeLast, last, 'throw') }
        : { fact: ends.after };
    }
    case 'true':
    case 'false': {
      if (edge.test === undefined || client.refine === undefined) {
        return { fact: ends.after };
      }
      const refined = client.refine(ends.after, edge.test, edge.kind === 'true', edge.question ?? 'truthy');
      return refined === 'infeasible' ? undefined : { fact: refined };
    }
  }
}

interface Position {
  readonly block: FlowBlock;
  readonly index: number;
}

interface Arrival {
  readonly block: FlowBlock;
  readonly edge: FlowEdge;
}

/** Where each node stands: in several blocks if it is part of a `finally`. */
const getPositions = weakMemo((graph: FlowGraph): ReadonlyMap<TSESTree.Node, readonly Position[]> => {
  const positions = new Map<TSESTree.Node, Position[]>();
  for (const block of graph.blocks) {
    for (const [index, { kind, node }] of block.events.entries()) {
      if (kind === 'evaluate') {
        append(positions, node, { block, index });
      }
    }
  }
  return positions;
});

const getArrivals = weakMemo((graph: FlowGraph): ReadonlyMap<FlowBlock, readonly Arrival[]> => {
  const arrivals = new Map<FlowBlock, Arrival[]>();
  for (const block of graph.blocks) {
    for (const edge of block.successors) {
      append(arrivals, edge.to, { block, edge });
    }
  }
  return arrivals;
});

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}

function createSolution<Fact>(
  graph: FlowGraph,
  client: FlowClient<Fact>,
  states: readonly State<Fact>[],
  steps: number,
): Solution<Fact> {
  function carriedBy(block: FlowBlock, edge: FlowEdge): State<Fact> {
    const state = states[block.id];
    return state && carry(client, block, edge, runBlock(client, block, state.fact));
  }

  /** The facts after the first events of each block that the node stands in, up to it and so many more. */
  function collectFacts(node: TSESTree.Node, more: 0 | 1): Fact[] {
    const facts: Fact[] = [];
    for (const { block, index } of getPositions(graph).get(node) ?? []) {
      const state = states[block.id];
      if (state !== undefined) {
        const run = block.events.slice(0, index + more);
        facts.push(run.reduce((fact, event) => client.transfer(fact, event, 'normal'), state.fact));
      }
    }
    return facts;
  }

  return {
    before: (block) => states[block.id]?.fact,
    alongEdge: (block, edge) => carriedBy(block, edge)?.fact,
    factsBefore: (node) => collectFacts(node, 0),
    factsAfter: (node) => collectFacts(node, 1),
    collectCauses: (block, edge, holds) =>
      collectCauses({ block, edge }, getArrivals(graph), (arrival) => {
        const state = carriedBy(arrival.block, arrival.edge);
        return state !== undefined && holds(state.fact);
      }),
    steps,
  };
}

function collectCauses(
  start: Arrival,
  arrivals: ReadonlyMap<FlowBlock, readonly Arrival[]>,
  holdsAlong: (arrival: Arrival) => boolean,
): TSESTree.Node[] {
  const causes = new Set<TSESTree.Node>();
  const seen = new Set<FlowBlock>();
  const due: Arrival[] = [start];
  for (let arrival = due.pop(); arrival !== undefined; arrival = due.pop()) {
    const { cause, through } = arrival.edge;
    if (!holdsAlong(arrival)) {
      continue;
    }
    if (cause !== undefined) {
      causes.add(cause);
    } else if (through !== undefined && !seen.has(through)) {
      seen.add(through);
      due.push(...(arrivals.get(through) ?? []));
    }
  }
  return [...causes].sort((a, b) => a.range[0] - b.range[0]);
}
