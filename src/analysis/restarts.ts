/**
 * Does a pending one-shot start again what its owner's teardown has ended?
 *
 * `socket.onclose = () => { setTimeout(() => this.connect(), 5000); }` opens a new socket after `close()` has closed the last one. Certain where
 * the teardown ends the value of a place, and the callback, by calls alone, gives that place a fresh one. Silent where a test on the way could
 * know of the end: a flag that the teardown sets, or a word such as `closed`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { endingVerbs, liveMakerPattern } from '../catalogue/index.js';
import { findCallback } from './callbacks.js';
import { collectOwnCalls } from './chains.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { Obligation, Owner, Place } from './model.js';
import { isSameRoot } from './places.js';
import { findRunner } from './set-up.js';

const ENDING: ReadonlySet<string> = new Set(endingVerbs);
const KNOWS_END =
  /abort|activ|alive|auto|cancel|clos|connect|dead|destr|dispos|enabl|ended|ending|explicit|finish|intend|intent|kill|manual|mounted|pause|quit|ready|retry|running|should|shut|start|state|status|stop|terminat/iu;
const SAYS_END = /abort|clos|destr|dispos|ended|ending|explicit|intend|intent|kill|manual|quit|shut|stop|terminat/iu;
const DEPTH_LIMIT = 4;

/** The teardown whose work the callback undoes. */
export function findUndoneTeardown(file: FileAnalysis, obligation: Obligation, owner: Owner): FunctionNode | undefined {
  const callback = obligation.protocol.ends === 'once' ? findCallback(file, obligation) : undefined;
  if (callback === undefined) {
    return undefined;
  }
  const finals = file.teardowns.collectFinal(owner);
  const steps = finals.length === 0 ? [] : collectSteps(file, callback);
  return finals.find((teardown) => isUndone(file, obligation, teardown, steps));
}

function isUndone(file: FileAnalysis, { node }: Obligation, teardown: FunctionNode, steps: readonly FunctionNode[]): boolean {
  const parts = collectSteps(file, teardown);
  const ended = parts.some((part) => steps.includes(part)) ? [] : parts.flatMap((part) => collectEnded(file, part));
  const isRestarted = ended.some((place) => steps.some((step) => isStoredIn(file, place, step)));
  if (!isRestarted) {
    return false;
  }
  const flags = new Set(parts.flatMap((part) => getFacts(file, part).written));
  for (const name of ended.flatMap(getNames)) {
    flags.delete(name);
  }
  const runsWhile = collectOuterTests(node, findRunner(node));
  return (
    !steps.some((step) => getFacts(file, step).tests.some((test) => mentions(file, test, flags, KNOWS_END))) &&
    !runsWhile.some((test) => mentions(file, test, flags, SAYS_END))
  );
}

/** The functions of this file that a function runs by calls, itself included. */
function collectSteps(file: FileAnalysis, start: FunctionNode): readonly FunctionNode[] {
  let last: readonly FunctionNode[] = [start];
  const found = new Set(last);
  for (let depth = 0; depth < DEPTH_LIMIT && last.length > 0; depth += 1) {
    const next = last.flatMap((fn) => collectOwnCalls(file, fn)).flatMap((call) => file.functions.findCallee(call) ?? []);
    last = next.filter((fn) => !found.has(fn));
    for (const fn of last) {
      found.add(fn);
    }
  }
  return [...found];
}

/** Places whose value a function ends: `this.socket` of `this.socket?.close()`. */
function collectEnded(file: FileAnalysis, fn: FunctionNode): readonly Place[] {
  return collectOwnCalls(file, fn).flatMap((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || !ENDING.has(findPropertyName(callee) ?? '')) {
      return [];
    }
    const place = file.places.find(callee.object);
    return place === undefined || place.isElement || getNames(place).length === 0 ? [] : [place];
  });
}

function getNames({ root, path }: Place): readonly string[] {
  const last = path.at(-1) ?? (root.kind === 'variable' ? root.variable.name : undefined);
  return last === undefined ? [] : [last];
}

/** Does a function give the place a value that it makes? */
function isStoredIn(file: FileAnalysis, place: Place, fn: FunctionNode): boolean {
  return getFacts(file, fn).made.some((target) => isSamePlace(file.places.find(target), place));
}

interface Facts {
  /** What the function gives a value that it makes. */
  readonly made: readonly TSESTree.Node[];
  /** Names of the variables and fields that it sets. */
  readonly written: readonly string[];
  readonly tests: readonly TSESTree.Node[];
}

/** Kept by function: many one-shots of a file may run the same ones. */
const factsOf = new WeakMap<FunctionNode, Facts>();

function getFacts(file: FileAnalysis, fn: FunctionNode): Facts {
  let facts = factsOf.get(fn);
  if (facts === undefined) {
    facts = collectFacts(file, fn);
    factsOf.set(fn, facts);
  }
  return facts;
}

function collectFacts(file: FileAnalysis, fn: FunctionNode): Facts {
  const made: TSESTree.Node[] = [];
  const written: string[] = [];
  const tests: TSESTree.Node[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    const test = findTest(node);
    if (test !== undefined) {
      tests.push(test);
    }
    if (node.type === AST_NODE_TYPES.AssignmentExpression) {
      written.push(findTargetName(node.left) ?? '');
      if (node.operator === '=' && isMade(node.right) && findEnclosingFunction(node) === fn) {
        made.push(node.left);
      }
    }
  });
  return { made, written, tests };
}

function findTargetName(left: TSESTree.Node): string | undefined {
  const target = unwrap(left);
  if (target.type === AST_NODE_TYPES.Identifier) {
    return target.name;
  }
  return target.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(target) : undefined;
}

const MAKER = new RegExp(liveMakerPattern, 'iu');

function isMade(value: TSESTree.Expression): boolean {
  const expression = unwrap(value);
  const made = expression.type === AST_NODE_TYPES.AwaitExpression ? unwrap(expression.argument) : expression;
  return made.type === AST_NODE_TYPES.NewExpression || (made.type === AST_NODE_TYPES.CallExpression && MAKER.test(findCalleeName(made) ?? ''));
}

function isSamePlace(left: Place | undefined, right: Place): boolean {
  return left !== undefined && !left.isElement && isSameRoot(left.root, right.root) && left.path.join('.') === right.path.join('.');
}

function findTest(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.WhileStatement:
      return node.test;
    case AST_NODE_TYPES.LogicalExpression:
      return node.left;
    case AST_NODE_TYPES.SwitchStatement:
      return node.discriminant;
    default:
      return undefined;
  }
}

/** Tests around a node in the function that runs it, and the statements before it that may leave. */
function collectOuterTests(node: TSESTree.Node, runner: FunctionNode | undefined): readonly TSESTree.Node[] {
  const tests: TSESTree.Node[] = [];
  let child = node;
  for (let { parent } = node; parent !== undefined && child !== runner; { parent } = parent) {
    const test = findTest(parent);
    if (test !== undefined && test !== child) {
      tests.push(test);
    } else if (parent.type === AST_NODE_TYPES.BlockStatement) {
      const { range } = child;
      tests.push(...parent.body.filter((earlier) => earlier.type === AST_NODE_TYPES.IfStatement && earlier.range[1] <= range[0]));
    }
    child = parent;
  }
  return tests;
}

function mentions(file: FileAnalysis, root: TSESTree.Node, names: ReadonlySet<string>, words: RegExp): boolean {
  let isFound = false;
  walk(root, file.index.sourceCode.visitorKeys, (node) => {
    isFound ||= node.type === AST_NODE_TYPES.Identifier && (names.has(node.name) || words.test(node.name));
  });
  return isFound;
}
