/**
 * What becomes of one place along the paths of one function.
 *
 * Fact: the set of states in which the place can be, as bits, so that release and hand-over stay together on each path through a join. A
 * state is live or not, and *guarded* or not: guarded means that a closure which ends the obligation has already left the function, so that
 * somebody can still run it. Facts only grow; there are 2^5 of them.
 *
 * Direction: a place is live at an exit only if no use on the way there could have ended it. Uses that are not understood end it.
 *
 * Example: after `const t = setTimeout(f, 9)` the state is live; `clearTimeout(t)` makes it done; at `return` in between it is live: a leak.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { createBudget } from './budget.js';
import { collectFinalFlags, collectFlagMentions } from './flags.js';
import { isContradicted, collectGuards, type Guard } from './guards.js';
import { buildFlowGraph } from './flow/build.js';
import type { FlowBlock, FlowEdge, FlowGraph, FlowOwner, Question } from './flow/graph.js';
import { type Solution, solve } from './flow/solve.js';
import type { LocalFunctions } from './local-functions.js';
import type { Use, Variable } from './model.js';

const ABSENT = 1;
const LIVE = 2;
const DONE = 4;
const ABSENT_GUARDED = 8;
const LIVE_GUARDED = 16;

/** Solver steps for one question, and for all questions about one file: generated code must not cost more than code that people write. */
const STEP_LIMIT = 20_000;
const FILE_STEP_LIMIT = 300_000;

type Mark = 'acquire' | 'end' | 'guard' | 'overwrite';

export interface PlaceFlowQuestion {
  readonly owner: FlowOwner;
  /** The expression whose value the place takes; `undefined` when the place may hold a handle from the start. */
  readonly acquire: TSESTree.Node | undefined;
  readonly uses: readonly Use[];
  /** The place may hold a handle before the acquire. */
  readonly startsLive?: boolean;
  /** Expressions whose truth means that there is no handle, or no longer: mentions of `error` in `(error, fd) => …`, of `done` of a reader. */
  readonly failures?: readonly TSESTree.Node[];
  /** Where it throws, is the handle done with? A `read()` that rejects has come to the end of its stream. */
  readonly endsIfThrown?: (node: TSESTree.Node) => boolean;
}

export interface LiveExit {
  /** The `return` or the node that throws; `undefined` for the end of the body. */
  readonly cause: TSESTree.Node | undefined;
  readonly kind: 'return' | 'throw';
}

export interface PlaceFlow {
  readonly liveExits: readonly LiveExit[];
  /** Is there a way to return on which the place was released, and holds nothing new? */
  readonly canReturnReleased: boolean;
  /** May the place be live, and nobody able to end it, when this node is evaluated? */
  readonly isLiveBefore: (node: TSESTree.Node) => boolean;
  /** Is it live on every way to this node? */
  readonly isAlwaysLiveBefore: (node: TSESTree.Node) => boolean;
  /** Has it been released on every way to this node, with nothing new in its place? */
  readonly isAlwaysDoneBefore: (node: TSESTree.Node) => boolean;
}

export interface PlaceFlows {
  /** `undefined` when the function is too big to know. */
  readonly solve: (question: PlaceFlowQuestion) => PlaceFlow | undefined;
}

export interface FlowServices {
  readonly functions: LocalFunctions;
  readonly visitorKeys: TSESLint.SourceCode.VisitorKeys;
  readonly mayThrow: (node: TSESTree.Node) => boolean;
  readonly neverReturns: (call: TSESTree.CallExpression | TSESTree.NewExpression) => boolean;
  readonly getText: (node: TSESTree.Node) => string;
  readonly findVariable: (identifier: TSESTree.Node) => Variable | undefined;
}

export function createPlaceFlows(services: FlowServices): PlaceFlows {
  const graphs = new Map<FlowOwner, FlowGraph>();
  const fileBudget = createBudget(FILE_STEP_LIMIT);

  function getGraph(owner: FlowOwner): FlowGraph {
    let graph = graphs.get(owner);
    if (graph === undefined) {
      graph = buildFlowGraph(owner, services);
      graphs.set(owner, graph);
    }
    return graph;
  }

  return {
    solve(question) {
      const graph = getGraph(question.owner);
      if (graph.truncated) {
        return undefined;
      }
      const marks = collectMarks(question, services.functions);
      const tests = collectTests(question, services);
      // What an earlier run acquired may be live wherever this run cannot acquire.
      const guards = question.acquire === undefined || question.startsLive === true ? [] : collectGuards(question.acquire, question.owner, services.getText);
      const solution = solve(
        graph,
        {
          initial: question.acquire === undefined || question.startsLive === true ? LIVE : ABSENT,
          join: (a, b) => a | b,
          equals: (a, b) => a === b,
          transfer: (fact, { node }, outcome) =>
            outcome === 'throw' && question.endsIfThrown?.(node) === true
              ? applyMark(fact, 'end', true)
              : applyMark(fact, marks.get(node), outcome === 'throw'),
          refine: (fact, test, branch, asked) => refineFact(fact, test, branch, asked, { tests, guards, services }),
        },
        createBudget(Math.min(STEP_LIMIT, fileBudget.left)),
      );
      fileBudget.take(solution === 'over-budget' ? STEP_LIMIT : solution.steps);
      return solution === 'over-budget' ? undefined : describe(graph, solution, question.owner);
    },
  };
}

function applyMark(fact: number, mark: Mark | undefined, hasThrown: boolean): number {
  switch (mark) {
    case 'acquire':
      return hasThrown ? fact : acquire(fact);
    case 'end':
      return (fact & (ABSENT | DONE | ABSENT_GUARDED)) | (fact & (LIVE | LIVE_GUARDED) ? DONE : 0);
    case 'guard':
      return (fact & DONE) | (fact & (ABSENT | ABSENT_GUARDED) ? ABSENT_GUARDED : 0) | (fact & (LIVE | LIVE_GUARDED) ? LIVE_GUARDED : 0);
    case 'overwrite':
      return fact & (LIVE | LIVE_GUARDED) ? (fact & ~(LIVE | LIVE_GUARDED)) | DONE : fact;
    default:
      return fact;
  }
}

function acquire(fact: number): number {
  return (fact & (ABSENT | LIVE | DONE) ? LIVE : 0) | (fact & (ABSENT_GUARDED | LIVE_GUARDED) ? LIVE_GUARDED : 0);
}

/** Which outcome of a test means that there is no handle: false for the handle itself, true for an error, both where a word says anything. */
type Absence = 'false' | 'true' | 'either';

function collectTests({ uses, acquire: site, failures = [] }: PlaceFlowQuestion, { findVariable }: FlowServices): ReadonlyMap<TSESTree.Node, Absence> {
  const tests = new Map<TSESTree.Node, Absence>();
  const setAll = (nodes: readonly TSESTree.Node[], absence: Absence): void => {
    for (const node of nodes) {
      tests.set(node, absence);
    }
  };
  const releases = uses.flatMap(({ kind, at }) => (kind === 'release' ? at : []));
  setAll(collectFlagMentions(releases, true, findVariable), 'true');
  setAll(collectFlagMentions(releases, false, findVariable), 'false');
  setAll(site === undefined ? [] : collectFlagMentions([site], true, findVariable), 'false');
  setAll(releases.flatMap((at) => collectFinalFlags(at, findVariable)), 'either');
  setAll(failures, 'true');
  for (const use of uses) {
    if (use.kind === 'test') {
      tests.set(use.at, 'false');
    } else if (use.kind === 'state') {
      tests.set(use.at, use.whenTrue === 'live' ? 'false' : use.whenTrue === 'gone' ? 'true' : 'either');
    }
  }
  return tests;
}

interface RefineContext {
  readonly tests: ReadonlyMap<TSESTree.Node, Absence>;
  readonly guards: readonly Guard[];
  readonly services: FlowServices;
}

/** On the branch where the handle is absent, or where the acquire cannot have happened, the place is not live. */
function refineFact(
  fact: number,
  test: TSESTree.Expression,
  branch: boolean,
  question: Question,
  { tests, guards, services }: RefineContext,
): number | 'infeasible' {
  const isAbsent = impliesAbsence(test, branch, tests) || isContradicted(test, branch, question, guards, services.getText);
  if (!isAbsent) {
    return fact;
  }
  const rest = fact & ~(LIVE | LIVE_GUARDED);
  return rest === 0 ? 'infeasible' : rest;
}

/** Does this outcome of the test mean that there is no handle? `if (t)` on its false branch; `t === null` on its true one. */
function impliesAbsence(test: TSESTree.Expression, branch: boolean, tests: ReadonlyMap<TSESTree.Node, Absence>): boolean {
  const expression = unwrap(test);
  const absence = tests.get(test) ?? tests.get(expression);
  if (absence !== undefined) {
    return absence === 'either' || branch === (absence === 'true');
  }
  return expression.type === AST_NODE_TYPES.BinaryExpression && comparisonImpliesAbsence(expression, branch, tests);
}

function comparisonImpliesAbsence({ left, right, operator }: TSESTree.BinaryExpression, branch: boolean, tests: ReadonlyMap<TSESTree.Node, Absence>): boolean {
  const mentioned = tests.get(left) ?? tests.get(right) ?? findTypeofMention(left, tests);
  if (mentioned === 'either') {
    return true;
  }
  if (operator === 'instanceof') {
    return mentioned === 'false' && !branch;
  }
  const isType = left.type === AST_NODE_TYPES.UnaryExpression && left.operator === 'typeof' && !isNothing(right);
  if (mentioned === undefined || !(isType || isNothing(right) || isNothing(left))) {
    return false;
  }
  const isEqual = /^={2,3}$/u.test(operator) ? branch : /^!={1,2}$/u.test(operator) && !branch;
  const isUnequal = /^!={1,2}$/u.test(operator) ? branch : /^={2,3}$/u.test(operator) && !branch;
  // `typeof fd === 'number'` says that it is there.
  return (mentioned === 'false') === isType ? isUnequal : isEqual;
}

function findTypeofMention(node: TSESTree.Node, tests: ReadonlyMap<TSESTree.Node, Absence>): Absence | undefined {
  return node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'typeof' ? tests.get(node.argument) : undefined;
}

function isNothing(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name === 'undefined';
    case AST_NODE_TYPES.Literal:
      return node.value === null || node.value === 0 || node.value === 'undefined' || node.value === -1;
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === 'void' || node.operator === '-';
    default:
      return false;
  }
}

/** What the evaluation of each node does to the place. */
function collectMarks({ owner, acquire: site, uses }: PlaceFlowQuestion, functions: LocalFunctions): ReadonlyMap<TSESTree.Node, Mark> {
  const marks = new Map<TSESTree.Node, Mark>();
  for (const use of uses) {
    const mark = findMark(use, site);
    if (mark === undefined) {
      continue;
    }
    const inner = findOutermostFunction(use.at, owner);
    if (inner === undefined) {
      marks.set(use.at, mark);
      // `return stream as Stream` is evaluated as `stream` is.
      marks.set(unwrap(use.at), mark);
    } else if (mark === 'end') {
      for (const point of collectEscapes(inner, owner, functions)) {
        marks.set(point, marks.get(point) ?? 'guard');
      }
    }
  }
  if (site !== undefined) {
    marks.set(site, 'acquire');
  }
  return marks;
}

function findMark(use: Use, site: TSESTree.Node | undefined): Mark | undefined {
  switch (use.kind) {
    case 'release':
    case 'exempt':
    case 'handed':
      return 'end';
    case 'store':
      return site !== undefined && use.value !== undefined && isWithin(site, use.value) ? undefined : 'overwrite';
    case 'read':
    case 'state':
    case 'test':
      return undefined;
  }
}

/** The function inside `owner`, directly below it, in which a node stands. */
function findOutermostFunction(node: TSESTree.Node, owner: FlowOwner): FunctionNode | undefined {
  let result: FunctionNode | undefined;
  for (let fn = findEnclosingFunction(node); fn !== undefined && fn !== owner; fn = findEnclosingFunction(fn)) {
    result = fn;
  }
  return result;
}

/** The nodes of `owner` at which a closure leaves it or runs: its creation, or the mentions of its name. */
function collectEscapes(
  closure: FunctionNode,
  owner: FlowOwner,
  functions: LocalFunctions,
  seen: ReadonlySet<FunctionNode> = new Set(),
): readonly TSESTree.Node[] {
  if (functions.findBinding(closure) === undefined || seen.has(closure)) {
    return seen.has(closure) ? [] : [getChoice(closure)];
  }
  return (functions.findMentions(closure) ?? []).flatMap((mention) => {
    const inner = findOutermostFunction(mention, owner);
    return inner === undefined ? [mention] : collectEscapes(inner, owner, functions, new Set([...seen, closure]));
  });
}

/** `const stop = hasEvents ? listen(draw) : () => clearInterval(id)`: who chooses the closure or something else for it knows which of them is needed. */
function getChoice(closure: TSESTree.Node): TSESTree.Node {
  const node = wrapped(closure);
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== node ? getChoice(parent) : node;
}

function describe(graph: FlowGraph, solution: Solution<number>, owner: FlowOwner): PlaceFlow {
  const isLive = (fact: number): boolean => (fact & LIVE) !== 0;
  return {
    liveExits: [...collectLiveExits(graph, solution, 'return', owner), ...collectLiveExits(graph, solution, 'throw', owner)],
    canReturnReleased: collectExitFacts(graph, solution).some((fact) => (fact & DONE) !== 0),
    isLiveBefore: (node) => solution.factsBefore(node).some(isLive),
    isAlwaysLiveBefore: (node) => solution.factsBefore(node).every((fact) => fact === LIVE),
    isAlwaysDoneBefore: (node) => {
      const facts = solution.factsBefore(node);
      return facts.length > 0 && facts.every((fact) => fact === DONE);
    },
  };
}

function collectExitFacts(graph: FlowGraph, solution: Solution<number>): readonly number[] {
  return graph.blocks.flatMap((block) =>
    block.successors.filter(({ to }) => to === graph.exits.return).flatMap((edge) => solution.alongEdge(block, edge) ?? []),
  );
}

function collectLiveExits(
  graph: FlowGraph,
  solution: Solution<number>,
  kind: LiveExit['kind'],
  owner: FlowOwner,
): readonly LiveExit[] {
  const exit = graph.exits[kind];
  return graph.blocks.flatMap((block) =>
    block.successors.filter(({ to }) => to === exit).flatMap((edge) => collectCausesOfEdge(solution, block, edge, kind, owner)),
  );
}

function collectCausesOfEdge(
  solution: Solution<number>,
  block: FlowBlock,
  edge: FlowEdge,
  kind: LiveExit['kind'],
  owner: FlowOwner,
): readonly LiveExit[] {
  const fact = solution.alongEdge(block, edge);
  if (fact === undefined || (fact & LIVE) === 0) {
    return [];
  }
  if (edge.cause !== undefined) {
    return [{ kind, cause: edge.cause }];
  }
  const causes = solution.collectCauses(block, edge, (candidate) => (candidate & LIVE) !== 0);
  const inside = causes.filter((cause) => findEnclosingFunction(cause) === owner);
  return inside.length === 0 ? [{ kind, cause: undefined }] : inside.map((cause) => ({ kind, cause }));
}
