import type { TSESTree } from '@typescript-eslint/utils';
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
  /** The causes of the edges nearest to this edge, backwards, on which the fact holds: who leaves this way with it. */
  collectCauses(block: FlowBlock, edge: FlowEdge, holds: (fact: Fact) => boolean): TSESTree.Node[];
  /** Transfers and block visits that it took. */
  readonly steps: number;
}

export function solve<Fact>(
  _graph: FlowGraph,
  _client: FlowClient<Fact>,
  _budget: Budget,
): Solution<Fact> | 'over-budget' {
  return 'over-budget';
}
