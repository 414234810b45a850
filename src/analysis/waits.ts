/**
 * What a function waits for before it reaches a node.
 *
 * A wait is certain when every way to the node passes it: an `await` in an earlier statement of an enclosing block, or a callback of `then`. The
 * nearest one counts. Waits that end before anything else can run, `await nextTick()`, are none.
 *
 * Example: in `load().then((data) => { start(data); })` the call of `start` waits for `load()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';

export interface Wait {
  /** What is waited for: the operand of `await`, or the promise before `then`. */
  readonly awaited: TSESTree.Expression;
  /** The function that goes on after the wait. */
  readonly fn: FunctionNode;
  /** The offset from which code runs later. */
  readonly from: number;
  /** The nodes through which the wait leads to the question's node, outermost first; each stands in `fn` or in a function that it runs. */
  readonly steps: readonly TSESTree.Node[];
}

/** Functions that run a callback as a later step of the same work, or at once. */
const STEPS = new Set(['then', 'catch', 'finally', 'runOutsideAngular', 'runExclusive', 'runInInjectionContext', 'untrack', 'batch']);

/** Waits over before a user, a network or a timer can do anything. */
const QUICK = new Set(['nextTick', 'tick', 'updateComplete', 'queueMicrotask', 'resolve']);

export function findWait(file: FileAnalysis, node: TSESTree.Node): Wait | undefined {
  const steps = [node];
  const seen = new Set<FunctionNode>();
  for (let fn = findEnclosingFunction(node); fn !== undefined && !seen.has(fn); ) {
    seen.add(fn);
    const [step] = steps;
    const awaited = step && fn.async ? findLastAwait(file, step, fn) : undefined;
    if (awaited !== undefined) {
      return { awaited: awaited.argument, fn, from: awaited.range[1], steps };
    }
    const next = findRun(file, fn);
    const promise = next && findPromise(next);
    if (next === undefined || promise !== undefined) {
      return promise && !isQuick(promise) ? { awaited: promise, fn, from: fn.range[0], steps } : undefined;
    }
    steps.unshift(next);
    fn = findEnclosingFunction(next);
  }
  return undefined;
}

/** The only place that makes a function run, where it is in this file and runs it at once or after a promise. */
function findRun({ functions }: FileAnalysis, fn: FunctionNode): TSESTree.Node | undefined {
  const mentions = functions.findBinding(fn) === undefined ? [fn] : (functions.findMentions(fn) ?? []);
  const [only] = mentions;
  const parent = only?.parent;
  if (only === undefined || mentions.length > 1 || parent?.type !== AST_NODE_TYPES.CallExpression) {
    return undefined;
  }
  if (unwrap(parent.callee) === only) {
    return parent;
  }
  return STEPS.has(findCalleeName(parent) ?? '') || findCallbackRuns(parent) === 'per element' ? only : undefined;
}

/** The promise after which a callback runs: `load()` of `load().then(start)`. */
function findPromise(callback: TSESTree.Node): TSESTree.Expression | undefined {
  const { parent: call } = callback;
  return call?.type === AST_NODE_TYPES.CallExpression &&
    call.arguments[0] === callback &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    findCalleeName(call) === 'then'
    ? call.callee.object
    : undefined;
}

/** The nearest `await` that every way through the function to the node has passed. */
function findLastAwait(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode): TSESTree.AwaitExpression | undefined {
  let child = node;
  for (let { parent } = node; parent !== undefined && child !== fn.body; { parent } = parent) {
    const earlier = collectEarlier(parent, child);
    for (const part of earlier) {
      const found = findCertainAwait(file, part);
      if (found !== undefined && !isQuick(found.argument)) {
        return found;
      }
    }
    child = parent;
  }
  return undefined;
}

/** What has certainly run before a part of its parent, nearest first. */
function collectEarlier(parent: TSESTree.Node, child: TSESTree.Node): readonly TSESTree.Node[] {
  switch (parent.type) {
    case AST_NODE_TYPES.BlockStatement:
      return parent.body.filter(({ range }) => range[1] <= child.range[0]).reverse();
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === child ? [] : [parent.test];
    default:
      return [];
  }
}

/** The last `await` of a statement that is no branch of it. */
function findCertainAwait(file: FileAnalysis, statement: TSESTree.Node): TSESTree.AwaitExpression | undefined {
  const fn = findEnclosingFunction(statement);
  let last: TSESTree.AwaitExpression | undefined;
  walk(getCertainPart(statement), file.index.sourceCode.visitorKeys, (node) => {
    const isCertain = node.type === AST_NODE_TYPES.AwaitExpression && findEnclosingFunction(node) === fn && !isInBranch(node, statement);
    if (isCertain && (last === undefined || node.range[1] > last.range[1])) {
      last = node;
    }
  });
  return last;
}

/** Of an `if` the test, of a `try` the block: the rest may not run. */
function getCertainPart(statement: TSESTree.Node): TSESTree.Node {
  switch (statement.type) {
    case AST_NODE_TYPES.IfStatement:
      return statement.test;
    case AST_NODE_TYPES.TryStatement:
      return statement.block;
    default:
      return statement;
  }
}

function isInBranch(node: TSESTree.Node, boundary: TSESTree.Node): boolean {
  let child = node;
  for (let { parent } = node; parent !== undefined && child !== boundary; { parent } = parent) {
    if (isFunction(parent) || isBranch(parent, child)) {
      return true;
    }
    child = parent;
  }
  return false;
}

function isBranch(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test !== child;
    case AST_NODE_TYPES.LogicalExpression:
      return parent.right === child;
    case AST_NODE_TYPES.CatchClause:
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return true;
    default:
      return false;
  }
}

function isQuick(awaited: TSESTree.Expression): boolean {
  const expression = unwrap(awaited);
  switch (expression.type) {
    case AST_NODE_TYPES.CallExpression:
      return QUICK.has(findCalleeName(expression) ?? '');
    case AST_NODE_TYPES.MemberExpression:
      return QUICK.has(findPropertyName(expression) ?? '');
    default:
      return false;
  }
}
