/**
 * A guard that lets a release run only when there is nothing to release.
 *
 * Two forms, both certain. A latch leaves while its flag has the value that it starts with, and only the code behind the guard ever changes the
 * flag: that code is dead. An absence test runs the release only without the handle: `if (!timer) clearTimeout(timer)`. Flags that other code
 * can write, and handles that may be set between the test and the release, are left out.
 *
 * Example: `let disposed = false; return { dispose() { if (!disposed) return; disposed = true; off(); } };`
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findStatementList } from '../../ast/statement-list.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode } from '../model.js';
import { getShortText } from '../wording.js';
import { findAbsenceTest, findTruthTest, isEmptyValue, isLeave } from './conditions.js';
import { findFlag } from './flags.js';
import type { Mismatch } from './mismatch.js';
import { getParts } from './parts.js';
import { isReleaseOf } from './releases.js';

export function collectInvertedGuards(file: FileAnalysis): readonly Mismatch[] {
  return getParts(file).tests.flatMap((test) => {
    const fn = findEnclosingFunction(test);
    const release = fn === undefined || test.alternate !== null ? undefined : (findShutByLatch(file, test, fn) ?? findShutByAbsence(file, test, fn));
    return release === undefined ? [] : [toMismatch(file, test, release)];
  });
}

function toMismatch(file: FileAnalysis, { test, consequent }: TSESTree.IfStatement, release: TSESTree.Node): Mismatch {
  return {
    kind: 'guardInverted',
    node: test,
    words: {
      test: getShortText(file, test),
      release: getShortText(file, release),
      line: release.loc.start.line,
      way: isLeave(consequent) ? 'leaves before' : 'runs',
    },
    remedy: { kind: 'invertTest', test },
    isSafe: true,
  };
}

/** The release behind a latch that never opens. */
function findShutByLatch(file: FileAnalysis, statement: TSESTree.IfStatement, fn: FunctionNode): TSESTree.Node | undefined {
  const truth = findTruthTest(statement.test);
  const flag = truth && findFlag(file, truth.subject, fn);
  if (truth === undefined || flag === undefined || flag.writes.length === 0) {
    return undefined;
  }
  const isTaken = flag.initial === truth.isPositive;
  const dead = isLeave(statement.consequent) === isTaken ? collectDead(statement) : [];
  if (!flag.writes.every((write) => dead.some((part) => isWithin(write, part)))) {
    return undefined;
  }
  const sibling = file.teardowns.findSibling(fn);
  return sibling !== undefined && (!isWithin(sibling, fn) || dead.some((part) => isWithin(sibling, part))) ? sibling : undefined;
}

/** What runs only past the test: the statements behind one that leaves, or the body. */
function collectDead(statement: TSESTree.IfStatement): readonly TSESTree.Node[] {
  if (!isLeave(statement.consequent)) {
    return [statement.consequent];
  }
  const list = findStatementList(statement) ?? [];
  const isBody = statement.parent.type === AST_NODE_TYPES.BlockStatement && findEnclosingFunction(statement) === statement.parent.parent;
  return isBody ? list.slice(list.indexOf(statement) + 1) : [];
}

/** The release of a handle that the test says is not there. */
function findShutByAbsence(file: FileAnalysis, statement: TSESTree.IfStatement, fn: FunctionNode): TSESTree.Node | undefined {
  const absence = findAbsenceTest(statement.test);
  if (absence === undefined || isLeave(statement.consequent) === absence.whenTrue) {
    return undefined;
  }
  const getText = (node: TSESTree.Node): string => file.index.sourceCode.getText(node);
  const handle = getText(absence.subject);
  const parts = collectDead(statement).flatMap((node): readonly TSESTree.Node[] => (node.type === AST_NODE_TYPES.BlockStatement ? node.body : [node]));
  for (const part of parts) {
    const call = part.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(part.expression) : undefined;
    if (call?.type !== AST_NODE_TYPES.CallExpression) {
      return undefined;
    }
    if (isReleaseOf(file, call, handle)) {
      return isStoredIn(file, handle, fn) ? undefined : call;
    }
  }
  return undefined;
}

/** Does the function give the handle another value than none? Then the test is that of a start. */
function isStoredIn(file: FileAnalysis, handle: string, fn: FunctionNode): boolean {
  return collectOwnNodes(file.index.sourceCode, fn.body).some(
    (node) =>
      node.type === AST_NODE_TYPES.AssignmentExpression &&
      file.index.sourceCode.getText(node.left) === handle &&
      !isEmptyValue(node.right),
  );
}
