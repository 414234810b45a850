import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { canComplete } from '../ast/can-complete.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { appendTo, insertAbove, insertBelow, isDirective } from './insert-statement.js';
import { isSameCode } from './line-text.js';
import { meansSameInside } from './release-scope.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseInTeardown {
  /** The function of the method that ends the owner's life. */
  readonly teardown: FunctionNode;
  readonly release: string;
  /** A release of a sibling, to stand beside. */
  readonly after?: TSESTree.Node;
}

/** Words for "this has run already" in the test of a guard. */
const GUARD_WORDS = /dispos|destroy|clos|stop|tear|torn|unmount|releas|disconnect|detach|finali|terminat|ended|done/iu;

/** Adds one release to a teardown that exists, where every call that does the work runs it. */
export function releaseInTeardown(
  sourceCode: Source,
  { teardown, release, after }: ReleaseInTeardown,
): Edit | undefined {
  const { body } = teardown;
  if (teardown.generator || body.type !== AST_NODE_TYPES.BlockStatement) {
    return undefined;
  }
  const isThere = collectOwnNodes(sourceCode, body).some(
    (node) =>
      node.type === AST_NODE_TYPES.ExpressionStatement && isSameCode(sourceCode.getText(node), release),
  );
  if (isThere) {
    return undefined;
  }
  const sibling = after === undefined ? undefined : findSibling(sourceCode, body, after);
  const block = sibling?.parent ?? body;
  if (!meansSameInside(sourceCode, teardown, release, block)) {
    return undefined;
  }
  return toEdit(
    sibling === undefined
      ? insertIn(sourceCode, body, release)
      : insertBesideSibling(sourceCode, sibling, release),
  );
}

/** `return this.server.close();` -> a line below it never runs. */
function insertBesideSibling(
  sourceCode: Source,
  sibling: TSESTree.Node,
  release: string,
): Insertion[] | undefined {
  return canComplete(sourceCode, sibling)
    ? insertBelow(sourceCode, sibling, release)
    : insertAbove(sourceCode, sibling, release);
}

/**
 * The statement of the sibling's release that runs whenever the teardown does its work.
 * `if (this.a) { this.a.close(); }` -> a line inside the braces depends on `a`; inside `if (!this.isClosed) { … }` it belongs.
 */
function findSibling(
  sourceCode: Source,
  body: TSESTree.BlockStatement,
  after: TSESTree.Node,
): TSESTree.Node | undefined {
  let guarded: TSESTree.Node | undefined;
  for (let current: TSESTree.Node | undefined = after; current !== undefined; current = current.parent) {
    const block: TSESTree.Node | undefined = current.parent;
    if (block === body) {
      const sibling = guarded ?? current;
      return hasEarlyLeave(sourceCode, body, sibling) ? undefined : sibling;
    }
    // A line beside `off()` in `forEach(() => { off(); })` runs once for each of them.
    if (isFunction(current)) {
      guarded = undefined;
    }
    if (block?.type === AST_NODE_TYPES.BlockStatement) {
      guarded = isOnceGuard(sourceCode, block) && block.parent.parent === body ? current : undefined;
    }
  }
  return undefined;
}

/** Is this the block of `if (!this.isDisposed) { … }` in the function's own list? */
function isOnceGuard(sourceCode: Source, block: TSESTree.BlockStatement): boolean {
  const { parent } = block;
  return (
    parent.type === AST_NODE_TYPES.IfStatement &&
    parent.consequent === block &&
    parent.test.type === AST_NODE_TYPES.UnaryExpression &&
    parent.test.operator === '!' &&
    GUARD_WORDS.test(sourceCode.getText(parent.test))
  );
}

/** Behind `if (!this.socket) return;` a line may be skipped; above it there is a place that never is. */
function hasEarlyLeave(sourceCode: Source, body: TSESTree.BlockStatement, sibling: TSESTree.Node): boolean {
  return body.body.some(
    (statement) =>
      statement.range[1] <= sibling.range[0] && mayLeave(sourceCode, statement) && !isExitGuard(sourceCode, statement),
  );
}

function insertIn(sourceCode: Source, body: TSESTree.BlockStatement, release: string): Insertion[] | undefined {
  for (const statement of body.body) {
    if (isBeforeLine(sourceCode, body, statement)) {
      return insertAbove(sourceCode, statement, release);
    }
  }
  const last = body.body.at(-1);
  const guarded = last?.type === AST_NODE_TYPES.IfStatement && last.alternate === null ? last.consequent : undefined;
  return guarded?.type === AST_NODE_TYPES.BlockStatement && isOnceGuard(sourceCode, guarded)
    ? insertIn(sourceCode, guarded, release)
    : appendTo(sourceCode, body, release);
}

/**
 * `if (!this.socket) return;` -> a line below it is skipped without a socket.
 * `super.dispose();` at the end -> a line below it works on what the base class has taken down.
 */
function isBeforeLine(sourceCode: Source, body: TSESTree.BlockStatement, statement: TSESTree.Node): boolean {
  if (isDirective(statement) || isExitGuard(sourceCode, statement)) {
    return false;
  }
  const isLast = statement === body.body.at(-1);
  return (isLast && isSuperCall(statement)) || isTrailingSuperCall(body, statement) || mayLeave(sourceCode, statement);
}

/** `super.close(); return this;` */
function isTrailingSuperCall(body: TSESTree.BlockStatement, statement: TSESTree.Node): boolean {
  return (
    isSuperCall(statement) &&
    body.body.length > 1 &&
    statement === body.body.at(-2) &&
    body.body.at(-1)?.type === AST_NODE_TYPES.ReturnStatement
  );
}

function isSuperCall(statement: TSESTree.Node): boolean {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) {
    return false;
  }
  const { expression } = statement;
  const call = expression.type === AST_NODE_TYPES.AwaitExpression ? expression.argument : expression;
  return (
    call.type === AST_NODE_TYPES.CallExpression &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    call.callee.object.type === AST_NODE_TYPES.Super
  );
}

/** `if (this.isDisposed) return;`: the work was done by the call before. */
function isExitGuard(sourceCode: Source, statement: TSESTree.Node): boolean {
  if (statement.type !== AST_NODE_TYPES.IfStatement || statement.alternate !== null) {
    return false;
  }
  const { test, consequent } = statement;
  const isNegated = test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!';
  const first = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body[0] : consequent;
  return (
    !isNegated && first?.type === AST_NODE_TYPES.ReturnStatement && GUARD_WORDS.test(sourceCode.getText(test))
  );
}

function mayLeave(sourceCode: Source, statement: TSESTree.Node): boolean {
  return collectOwnNodes(sourceCode, statement).some(
    ({ type }) => type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement,
  );
}
