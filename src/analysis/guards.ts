/**
 * Tests that held when an acquire happened, so that a later equal test cannot fail.
 *
 * `if (ms) t = setTimeout(f, ms); …; if (ms) clearTimeout(t);` has no path on which the timer is set and not cleared. Tests are compared by their
 * text. Where a test changes its value in between, a path that exists is taken for impossible: a leak is missed, none is invented.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../ast/find-parent.js';
import { isNothing } from '../ast/is-nothing.js';
import { unwrap } from '../ast/unwrap.js';
import type { FlowOwner, Question } from './flow/graph.js';

export interface Guard {
  readonly test: TSESTree.Node;
  readonly text: string;
  readonly branch: boolean;
}

type GetText = (node: TSESTree.Node) => string;

/** The tests around an acquire, and those that left the function before it. */
export function collectGuards(acquire: TSESTree.Node, owner: FlowOwner, getText: GetText): readonly Guard[] {
  const guards: Guard[] = [];
  let child = acquire;
  for (let node = findParent(acquire); node !== undefined && node !== owner; node = findParent(node)) {
    guards.push(...collectOfParent(node, child, getText));
    child = node;
  }
  return guards;
}

function collectOfParent(node: TSESTree.Node, child: TSESTree.Node, getText: GetText): readonly Guard[] {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return node.test === child ? [] : split(node.test, node.consequent === child, getText);
    case AST_NODE_TYPES.LogicalExpression:
      // `given ?? open()` opens where nothing is given.
      return node.right === child ? split(node.left, node.operator === '&&', getText) : [];
    case AST_NODE_TYPES.BlockStatement:
      return collectOfEarlierExits(node.body, child, getText);
    default:
      return [];
  }
}

/** `if (!ms) return;` before the acquire. */
function collectOfEarlierExits(
  statements: readonly TSESTree.Statement[],
  until: TSESTree.Node,
  getText: GetText,
): readonly Guard[] {
  const guards: Guard[] = [];
  for (const statement of statements) {
    if (statement === until) {
      break;
    }
    if (statement.type === AST_NODE_TYPES.IfStatement && statement.alternate === null && leaves(statement.consequent)) {
      guards.push(...split(statement.test, false, getText));
    }
  }
  return guards;
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === AST_NODE_TYPES.BlockStatement ? statement.body.at(-1) : statement;
  return last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement;
}

/** `a && b` that held is `a` and `b`; `!a` that held is `a` that did not, and so is `a === undefined`. */
function split(test: TSESTree.Expression, branch: boolean, getText: GetText): readonly Guard[] {
  const expression = unwrap(test);
  const absent = findAbsent(expression);
  if (absent !== undefined) {
    const isAbsent = absent.isEqual === branch;
    return [{ test: absent.value, text: getText(absent.value), branch: !isAbsent }, { test: expression, text: getText(expression), branch }];
  }
  if (expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === '!') {
    return split(expression.argument, !branch, getText);
  }
  if (expression.type === AST_NODE_TYPES.LogicalExpression && expression.operator === (branch ? '&&' : '||')) {
    return [...split(expression.left, branch, getText), ...split(expression.right, branch, getText)];
  }
  return [{ test: expression, text: getText(expression), branch }];
}

/** `a` of `a === undefined`, of `null != a`. */
function findAbsent(test: TSESTree.Node): { readonly value: TSESTree.Node; readonly isEqual: boolean } | undefined {
  if (test.type !== AST_NODE_TYPES.BinaryExpression || !/^[!=]==?$/u.test(test.operator)) {
    return undefined;
  }
  const value = isNothing(test.right) ? test.left : isNothing(test.left) ? test.right : undefined;
  return value && { value: unwrap(value), isEqual: test.operator.startsWith('=') };
}

/** Is this outcome of a test impossible once the guards held? */
export function isContradicted(
  test: TSESTree.Expression,
  branch: boolean,
  question: Question,
  guards: readonly Guard[],
  getText: GetText,
): boolean {
  if (question !== 'truthy' || guards.length === 0) {
    return false;
  }
  return split(test, branch, getText).some(({ text, branch: outcome }) => guards.some((guard) => guard.text === text && guard.branch !== outcome));
}
