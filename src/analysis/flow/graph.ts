/**
 * The flow graph of one function body, program or static block.
 *
 * Invariant: events stand in evaluation order; a node that may throw is the last event of its block; every block but `entry` and the exits
 * has a predecessor (code that is never reached has no block); `blocks[i].id === i`, and only back edges lead to a lower id.
 *
 * Direction of the approximation: every way that the language allows is in the graph, except exceptions of nodes for which `mayThrow` says
 * no (plain reads by default), so a fact that holds on no edge into an exit cannot hold there at run time unless such a node throws.
 *
 * Example: `const h = open(); use(h); h.close()` is `open()` → `h = open()`, `use(h)` → `h.close()` → return, and a throw edge to the throw
 * exit from each of the three calls.
 */
import type { TSESTree } from '@typescript-eslint/utils';

/** Whose body the graph shows. */
export type FlowOwner =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.Program
  | TSESTree.StaticBlock;

/** `'true'` and `'false'` carry the test expression. */
export type EdgeKind = 'false' | 'normal' | 'throw' | 'true';

/**
 * What a `'true'` or `'false'` edge says of its test: `'truthy'` that it is (not) truthy; `'present'` that it is neither `null` nor
 * `undefined` (`??`, `??=`, `?.`), or that it is one of them.
 */
export type Question = 'present' | 'truthy';

export interface FlowEvent {
  /**
   * `'evaluate'`: the node has just been evaluated. `'dispose'`: a `using` declaration (its `VariableDeclarator`) is released at the end of
   * its scope; releases are taken not to throw.
   *
   * Evaluated are: all expressions but literals, type wrappers (`as`, `!`, `satisfies`) and those targets of an assignment that are not
   * read; `VariableDeclarator` (bound now), `CatchClause` (its parameter is bound now), `ReturnStatement`, `ThrowStatement`,
   * `ForOfStatement` and `ForInStatement` (the next turn was asked for), `SpreadElement`, function, class and enum declarations.
   * In a condition, and on the left of `&&` and `||`, `!`, `&&`, `||` and `?:` are taken apart and have no event of their own.
   */
  readonly kind: 'dispose' | 'evaluate';
  readonly node: TSESTree.Node;
}

export interface FlowBlock {
  readonly id: number;
  readonly events: readonly FlowEvent[];
  readonly successors: readonly FlowEdge[];
}

export interface FlowEdge {
  readonly kind: EdgeKind;
  readonly to: FlowBlock;
  /** The smallest test of a `'true'` or `'false'` edge. */
  readonly test?: TSESTree.Expression | undefined;
  /** What the edge says of its test; on `'true'` and `'false'` edges only. */
  readonly question?: Question | undefined;
  /**
   * Why control leaves: the node that throws (throw edges), the `ReturnStatement`, or the `YieldExpression` at which a generator is
   * abandoned. Absent where several leave through one copy of a `finally` or of a release; `collectCauses` then finds those that carry a
   * fact.
   */
  readonly cause?: TSESTree.Node | undefined;
  /** For the edge at the end of a copy of a `finally` or of a release: the start of that copy. The edges to it say who leaves. */
  readonly through?: FlowBlock | undefined;
}

export interface FlowGraph {
  readonly owner: FlowOwner;
  readonly entry: FlowBlock;
  readonly exits: { readonly return: FlowBlock; readonly throw: FlowBlock };
  readonly blocks: readonly FlowBlock[];
  /** The body is too big or too deeply nested: the graph is incomplete (ids included), and everything about it is unknown. */
  readonly truncated: boolean;
}
