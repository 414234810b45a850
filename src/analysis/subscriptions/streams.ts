/**
 * How long a stream lasts, and what ends it.
 *
 * The expression in front of `.subscribe()` is read from its source through creators, pipes, fields, local constants and functions of the file. Direction
 * of the approximation: an operator, a creator or a method that is not in the catalogue makes the stream unknown, and unknown is silence;
 * of several joined streams the longest counts.
 *
 * Example: `merge(this.prices.price$, interval(100)).pipe(map(f), takeUntil(this.destroy$))` lasts as long as the process, until `this.destroy$` emits.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPatternPath } from '../../ast/pattern-path.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import {
  completingOperatorNames,
  endingOperatorPattern,
  endlessCreatorNames,
  finiteCreatorNames,
  finiteStreamNames,
  flatteningOperatorNames,
  joiningCreatorNames,
  joiningOperatorNames,
  ongoingMethodPattern,
  passingOperatorNames,
  runnerNames,
  streamModules,
  terminalMemberNames,
  viewMethodNames,
} from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import { collectFieldValues } from './field-values.js';
import { getOrigin, isPage } from './origins.js';

/** From the shortest to the longest; `'unknown'` may be any, and stands where it hides no longer one. */
const SPANS = ['finite', 'own', 'unknown', 'nearby', 'outer', 'process'] as const;

export type Span = (typeof SPANS)[number];

/** What `takeUntil()`, or another operator that waits for the owner's end, says about the end. */
export interface Ending {
  readonly operator: TSESTree.CallExpression;
  /** What `takeUntil()` waits for. */
  readonly notifier: TSESTree.Node | undefined;
  /** An operator behind it whose own stream goes on, and how long that lasts. */
  readonly outliving?: { readonly operator: TSESTree.CallExpression; readonly lasts: Span };
}

export interface Stream {
  readonly lasts: Span;
  readonly ending?: Ending;
}

export interface Streams {
  readonly get: (node: TSESTree.Node) => Stream;
}

const COMPLETING: ReadonlySet<string> = new Set(completingOperatorNames);
const FLATTENING: ReadonlySet<string> = new Set(flatteningOperatorNames);
const JOINING: ReadonlySet<string> = new Set(joiningOperatorNames);
const PASSING: ReadonlySet<string> = new Set(passingOperatorNames);
const ENDING = new RegExp(endingOperatorPattern, 'u');
const FINITE_CREATORS: ReadonlySet<string> = new Set(finiteCreatorNames);
const FINITE_STREAMS: ReadonlySet<string> = new Set(finiteStreamNames);
const ENDLESS_CREATORS: ReadonlySet<string> = new Set(endlessCreatorNames);
const JOINING_CREATORS: ReadonlySet<string> = new Set(joiningCreatorNames);
const VIEWS: ReadonlySet<string> = new Set(viewMethodNames);
const TERMINAL: ReadonlySet<string> = new Set(terminalMemberNames);
const ONGOING = new RegExp(ongoingMethodPattern, 'u');
const RUNNERS: ReadonlySet<string> = new Set(runnerNames);

const DEPTH_LIMIT = 10;
const UNKNOWN: Stream = { lasts: 'unknown' };
const FINITE: Stream = { lasts: 'finite' };

export function createStreams(file: FileAnalysis): Streams {
  const known = new Map<TSESTree.Node, Stream>();

  function find(node: TSESTree.Node, depth: number): Stream {
    const expression = unwrap(node);
    let stream = known.get(expression);
    if (stream === undefined) {
      // Until it is known it is unknown, which ends `const a = b, b = a`.
      known.set(expression, UNKNOWN);
      stream = depth > DEPTH_LIMIT ? UNKNOWN : findAfresh(expression, depth + 1);
      known.set(expression, stream);
    }
    return stream;
  }

  function findAfresh(expression: TSESTree.Node, depth: number): Stream {
    switch (expression.type) {
      case AST_NODE_TYPES.CallExpression:
        return findOfCall(expression, depth);
      case AST_NODE_TYPES.NewExpression:
        return /(?:Subject|EventEmitter)$/u.test(findCalleeName(expression) ?? '') ? { lasts: 'own' } : UNKNOWN;
      case AST_NODE_TYPES.Identifier:
        return findOfVariable(expression, depth);
      case AST_NODE_TYPES.MemberExpression:
        return findOfMember(expression, depth);
      case AST_NODE_TYPES.ConditionalExpression:
        return joinAll([expression.consequent, expression.alternate], depth);
      case AST_NODE_TYPES.LogicalExpression:
        return joinAll(expression.operator === '&&' ? [expression.right] : [expression.left, expression.right], depth);
      default:
        return UNKNOWN;
    }
  }

  function joinAll(nodes: readonly TSESTree.Node[], depth: number): Stream {
    return { lasts: nodes.map((node) => getSpan(find(node, depth))).reduce(getLonger, 'finite') };
  }

  function findOfCall(call: TSESTree.CallExpression, depth: number): Stream {
    const callee = unwrap(call.callee);
    const creator = findCreator(call);
    if (creator !== undefined) {
      return findOfCreator(call, creator, depth);
    }
    if (callee.type === AST_NODE_TYPES.MemberExpression) {
      const name = findPropertyName(callee) ?? '';
      if (name === 'pipe') {
        return call.arguments.reduce((stream, operator) => apply(stream, operator, depth), find(callee.object, depth));
      }
      if (VIEWS.has(name)) {
        return find(callee.object, depth);
      }
      if (RUNNERS.has(name) && call.arguments[0] !== undefined && isFunction(call.arguments[0])) {
        return findOfResult(call.arguments[0], depth);
      }
    }
    const fn = file.functions.findCallee(call);
    if (fn !== undefined) {
      return findOfResult(fn, depth);
    }
    return callee.type === AST_NODE_TYPES.MemberExpression ? findOfMethod(callee) : UNKNOWN;
  }

  /** `interval` of RxJS, under any name. */
  function findCreator(call: TSESTree.CallExpression): string | undefined {
    const symbol = file.resolver.resolve(call.callee);
    // `x$.pipe` is a creator by its type alone.
    return symbol.kind === 'symbol' && symbol.isByType !== true && streamModules.includes(symbol.from) ? symbol.name : undefined;
  }

  function findOfCreator(call: TSESTree.CallExpression, name: string, depth: number): Stream {
    const [first] = call.arguments;
    if (FINITE_CREATORS.has(name)) {
      return FINITE;
    }
    if (ENDLESS_CREATORS.has(name)) {
      return { lasts: 'process' };
    }
    if (JOINING_CREATORS.has(name)) {
      return findOfJoined(call, depth);
    }
    switch (name) {
      case 'timer':
        return call.arguments.length > 1 && isPeriod(call.arguments[1]) ? { lasts: 'process' } : FINITE;
      case 'fromEvent':
        return { lasts: first !== undefined && isPage(file, first) ? 'process' : 'own' };
      case 'from':
        return first?.type === AST_NODE_TYPES.ArrayExpression ? FINITE : UNKNOWN;
      case 'concat':
      case 'race':
        return first === undefined || first.type === AST_NODE_TYPES.ArrayExpression ? UNKNOWN : { lasts: getSpan(find(first, depth)) };
      case 'defer':
        return first !== undefined && isFunction(first) ? findOfResult(first, depth) : UNKNOWN;
      case 'iif':
        return joinAll(call.arguments.slice(1), depth);
      case 'toObservable':
        return { lasts: 'own' };
      default:
        return UNKNOWN;
    }
  }

  /** `merge(a$, b$)`, `combineLatest([a$, b$])`, `combineLatest({ a: a$ })`. */
  function findOfJoined(call: TSESTree.CallExpression, depth: number): Stream {
    const parts = call.arguments.flatMap((argument): readonly TSESTree.Node[] => {
      if (argument.type === AST_NODE_TYPES.ArrayExpression) {
        return argument.elements.filter((element) => element !== null);
      }
      if (argument.type === AST_NODE_TYPES.ObjectExpression) {
        return argument.properties.map((property) => (property.type === AST_NODE_TYPES.Property ? property.value : property));
      }
      return [argument];
    });
    return joinAll(
      parts.filter(({ type }) => type !== AST_NODE_TYPES.Literal && !isFunctionType(type)),
      depth,
    );
  }

  function apply(stream: Stream, operator: TSESTree.Node, depth: number): Stream {
    const call = unwrap(operator);
    const name = call.type === AST_NODE_TYPES.CallExpression ? (findCalleeName(call) ?? '') : '';
    if (call.type !== AST_NODE_TYPES.CallExpression || stream === UNKNOWN) {
      return call.type === AST_NODE_TYPES.CallExpression && (COMPLETING.has(name) || ENDING.test(name)) ? applyKnown(stream, call, name, depth) : UNKNOWN;
    }
    return applyKnown(stream, call, name, depth);
  }

  function applyKnown(stream: Stream, call: TSESTree.CallExpression, name: string, depth: number): Stream {
    if (COMPLETING.has(name)) {
      return FINITE;
    }
    if (name === 'takeUntil') {
      return { lasts: stream.lasts, ending: { operator: call, notifier: call.arguments[0] } };
    }
    if (ENDING.test(name)) {
      return { lasts: stream.lasts, ending: { operator: call, notifier: undefined } };
    }
    if (PASSING.has(name)) {
      return stream;
    }
    if (FLATTENING.has(name)) {
      return flatten(stream, call, findOfInner(call.arguments[0], depth));
    }
    return JOINING.has(name) ? flatten(stream, call, findOfJoined(call, depth).lasts) : UNKNOWN;
  }

  function flatten({ lasts, ending }: Stream, operator: TSESTree.CallExpression, inner: Span): Stream {
    if (ending !== undefined) {
      return isLong(inner) ? { lasts, ending: { ...ending, outliving: { operator, lasts: inner } } } : { lasts, ending };
    }
    return { lasts: getLonger(lasts, inner) };
  }

  /** What `switchMap((id) => …)` runs. */
  function findOfInner(project: TSESTree.Node | undefined, depth: number): Span {
    if (project === undefined) {
      return 'unknown';
    }
    const fn = file.functions.findFunction(project);
    return getSpan(fn === undefined ? find(project, depth) : findOfResult(fn, depth));
  }

  /** The longest of what a function returns. */
  function findOfResult(fn: FunctionNode, depth: number): Stream {
    if (fn.async || fn.generator) {
      return fn.async ? FINITE : UNKNOWN;
    }
    if (fn.body.type !== AST_NODE_TYPES.BlockStatement) {
      return find(fn.body, depth);
    }
    const results: TSESTree.Node[] = [];
    walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
      if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && findEnclosingFunction(node) === fn) {
        results.push(node.argument);
      }
    });
    const [only, ...others] = results;
    if (only === undefined) {
      return UNKNOWN;
    }
    return others.length === 0 ? find(only, depth) : joinAll(results, depth);
  }

  /** `service.onChange()`: what goes on by its name. */
  function findOfMethod(callee: TSESTree.MemberExpression): Stream {
    const name = findPropertyName(callee) ?? '';
    if (!ONGOING.test(name) || isTerminal(name)) {
      return UNKNOWN;
    }
    const origin = getOrigin(file, callee.object);
    return { lasts: origin === 'outer' || origin === 'nearby' ? origin : 'unknown' };
  }

  function findOfMember(node: TSESTree.MemberExpression, depth: number): Stream {
    const name = findPropertyName(node) ?? '';
    const owner = unwrap(node.object).type === AST_NODE_TYPES.ThisExpression ? findThisClass(node.object) : undefined;
    if (owner !== undefined) {
      const values = collectFieldValues(file, owner, name);
      const [only, ...others] = values;
      if (only !== undefined) {
        return others.length === 0 ? findOfValue(only, depth) : { lasts: values.map((value) => findOfValue(value, depth).lasts).reduce(getLonger) };
      }
    }
    return findOfPart(node, name);
  }

  function findOfValue(value: TSESTree.Node, depth: number): Stream {
    return isFunction(value) ? findOfResult(value, depth) : find(value, depth);
  }

  function findOfPart(node: TSESTree.MemberExpression, name: string): Stream {
    if (isTerminal(name) || FINITE_STREAMS.has(name)) {
      return UNKNOWN;
    }
    return { lasts: getOrigin(file, node) };
  }

  function findOfVariable(node: TSESTree.Identifier, depth: number): Stream {
    const symbol = file.resolver.resolve(node);
    if (symbol.kind === 'symbol' && streamModules.includes(symbol.from)) {
      return FINITE_STREAMS.has(symbol.name) ? FINITE : UNKNOWN;
    }
    const definition = file.index.findVariable(node)?.defs[0];
    if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.init === null) {
      return { lasts: getOrigin(file, node) };
    }
    const { id, init } = definition.node;
    if (id === definition.name) {
      return file.lifetimes.get(node) === 'process' && findEnclosingFunction(id) === undefined ? toModule(find(init, depth)) : find(init, depth);
    }
    const path = findPatternPath(definition.name, id);
    const last = path?.at(-1);
    return last === undefined || isTerminal(last) ? UNKNOWN : { lasts: getOrigin(file, init) === 'own' ? 'own' : getOrigin(file, node) };
  }

  return { get: (node) => find(node, 0) };
}

/** A module's own subject lives as long as the module. */
function toModule(stream: Stream): Stream {
  return stream.lasts === 'own' ? { lasts: 'process' } : stream;
}

/** How long it lasts when what ends it does so. */
function getSpan({ lasts, ending }: Stream): Span {
  if (ending === undefined) {
    return lasts;
  }
  return ending.outliving?.lasts ?? 'finite';
}

function getLonger(left: Span, right: Span): Span {
  return SPANS.indexOf(left) >= SPANS.indexOf(right) ? left : right;
}

/** Does it certainly go on when its subscriber is gone? */
export function isLong(span: Span): span is 'nearby' | 'outer' | 'process' {
  return span === 'nearby' || span === 'outer' || span === 'process';
}

/** `closed$` and `_closed` are `closed`. */
function isTerminal(name: string): boolean {
  return TERMINAL.has(name.replace(/^[_#]+|\$$/gu, ''));
}

/** `timer(0, 1000)`; the second argument may be a scheduler. */
function isPeriod(argument: TSESTree.Node | undefined): boolean {
  return argument?.type === AST_NODE_TYPES.Literal && typeof argument.value === 'number';
}

function isFunctionType(type: AST_NODE_TYPES): boolean {
  return type === AST_NODE_TYPES.ArrowFunctionExpression || type === AST_NODE_TYPES.FunctionExpression;
}
