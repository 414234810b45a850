/**
 * Tests that tell whether the code made a handle or was given it: `if (isOwn) await runner.release()`.
 *
 * A function that acquires on some branches only releases on a condition, and means the same condition by it, however it is written. So the
 * branch on which such a release is skipped has nothing to release. Where the handle is always the function's own, a condition says nothing.
 *
 * Example: in `runner ??= create(); …; if (!passed) runner.release()` the truth of `passed` means that there is nothing to release.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Site } from './groups.js';
import type { Use } from '../model.js';

/** Is the thing that a site makes only sometimes the function's own? */
export function isShared({ call, fate, isMaybe }: Pick<Site, 'call' | 'fate' | 'isMaybe'>): boolean {
  return isMaybe || (fate.kind === 'kept' && isConditional(call, fate.store));
}

/** Does another value than that of the acquire come to the same place, or none? */
function isConditional(node: TSESTree.Node, store: TSESTree.Node): boolean {
  let child = node;
  for (let parent = findParent(node); parent !== undefined && !isFunction(parent); parent = findParent(parent)) {
    const isChoice =
      (parent.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== child) ||
      parent.type === AST_NODE_TYPES.LogicalExpression ||
      (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.operator !== '=');
    const isBranch = store.type === AST_NODE_TYPES.AssignmentExpression && parent.type === AST_NODE_TYPES.IfStatement;
    if (isChoice || isBranch) {
      return true;
    }
    child = parent;
  }
  return false;
}

/** What the tests around releases say of the handle. */
export function collectOwnedTests(releases: readonly Use[]): readonly Use[] {
  return releases.flatMap(({ at }) => collectAround(at));
}

/**
 * The same of those tests that tell it even where the handle is always the function's own: which thing it is (`if (runner !== this.runner)`), and
 * flags that only ever hold what is written (`let isDone = false`), which other code on the way has set.
 */
export function collectTellingTests(file: FileAnalysis, uses: readonly Use[], releases: readonly Use[]): readonly Use[] {
  return collectOwnedTests(releases).filter(({ at }) =>
    at.type === AST_NODE_TYPES.BinaryExpression ? uses.some((use) => use.kind === 'test' && isWithin(use.at, at)) : releases.length > 1 && isFlag(file, at),
  );
}

function isFlag({ index }: FileAnalysis, node: TSESTree.Node): boolean {
  const writes = node.type === AST_NODE_TYPES.Identifier ? (index.findVariable(node)?.references ?? []).filter((reference) => reference.isWrite()) : [];
  return writes.length > 1 && writes.every(({ writeExpr }) => writeExpr?.type === AST_NODE_TYPES.Literal);
}

function collectAround(release: TSESTree.Node): readonly Use[] {
  const tests: Use[] = [];
  let child = release;
  for (let parent = findParent(release); parent !== undefined && !isFunction(parent); parent = findParent(parent)) {
    if ((parent.type === AST_NODE_TYPES.IfStatement || parent.type === AST_NODE_TYPES.ConditionalExpression) && parent.test !== child) {
      tests.push(...split(parent.test, parent.consequent === child));
    } else if (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child && parent.operator !== '??') {
      tests.push(...split(parent.left, parent.operator === '&&'));
    }
    child = parent;
  }
  return tests;
}

function split(test: TSESTree.Expression, isLive: boolean): readonly Use[] {
  const expression = unwrap(test);
  if (expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === '!') {
    return split(expression.argument, !isLive);
  }
  if (expression.type === AST_NODE_TYPES.LogicalExpression) {
    return [...split(expression.left, isLive), ...split(expression.right, isLive)];
  }
  return [{ kind: 'state', at: expression, whenTrue: isLive ? 'live' : 'gone' }];
}
