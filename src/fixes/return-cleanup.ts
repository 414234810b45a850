import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { canComplete } from '../ast/can-complete.js';
import { isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { getUniqueName } from '../ast/unique-name.js';
import { wrapped } from '../ast/unwrap.js';
import { blockFromExpression } from './arrow-body.js';
import { getClosureText } from './closure-text.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { appendTo } from './insert-statement.js';
import { keepHandle } from './keep-handle.js';
import { findChainStatement } from './keep-in-const.js';
import { collectMentionedNames } from './line-text.js';
import { findReturnTypeInsertions } from './return-type.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReturnCleanup {
  /** A callback whose returned closure its caller runs at the end. */
  readonly effect: FunctionNode;
  readonly acquire: TSESTree.Expression;
  /** The text of the release, by the text of the handle. */
  readonly release: (handle: string) => string;
  /** What to call the handle where it has no name yet; left out where the release does not need one (listeners). */
  readonly handleName?: string;
  /** The release has a value that is not for the closure's caller to see: `() => { set.delete(id); }`. */
  readonly hasReleaseValue?: boolean;
  /** `if (!isOpen) return;` in front of the acquire is fine. Off: TypeScript's `noImplicitReturns` objects to it. */
  readonly allowsBareReturn?: boolean;
}

/** Ends an effect with `return () => clearInterval(interval);`. */
export function returnCleanup(sourceCode: Source, options: ReturnCleanup): Edit | undefined {
  const { effect } = options;
  // `async () => {}` -> the caller gets a promise of the cleanup, and never runs it.
  if (effect.async || effect.generator) {
    return undefined;
  }
  const types = findReturnTypeInsertions(effect);
  if (types === undefined) {
    return undefined;
  }
  const insertions =
    effect.body.type === AST_NODE_TYPES.BlockStatement
      ? findBlockInsertions(sourceCode, options, effect.body, types.length > 0)
      : findExpressionInsertions(sourceCode, options);
  return insertions === undefined ? undefined : toEdit([...types, ...insertions]);
}

/** `() => setInterval(f, 1)` hands the id to the caller as if it were a cleanup: the body becomes a block. */
function findExpressionInsertions(sourceCode: Source, options: ReturnCleanup): Insertion[] | undefined {
  const { effect, acquire, handleName } = options;
  if (effect.type !== AST_NODE_TYPES.ArrowFunctionExpression || !isWholeValue(acquire, effect.body)) {
    return undefined;
  }
  const handle = handleName === undefined ? '' : getUniqueName(sourceCode.getScope(effect.body), handleName);
  const below = getReturnText(sourceCode, options, handle);
  return below === undefined
    ? undefined
    : blockFromExpression(sourceCode, effect, {
        prefix: handle === '' ? '' : `const ${handle} = `,
        below,
        isInline: false,
      });
}

/** `() => log(setInterval(f, 1))` -> `const interval = log(…)` keeps another value; an assignment has the value of its right side. */
function isWholeValue(acquire: TSESTree.Expression, body: TSESTree.Node): boolean {
  const value = wrapped(acquire);
  const { parent } = value;
  return (
    value === body ||
    (parent?.type === AST_NODE_TYPES.AssignmentExpression &&
      parent.operator === '=' &&
      parent.right === value &&
      parent === body)
  );
}

function findBlockInsertions(
  sourceCode: Source,
  options: ReturnCleanup,
  body: TSESTree.BlockStatement,
  isEveryPathTyped: boolean,
): Insertion[] | undefined {
  const { effect, acquire, handleName } = options;
  const block = findCleanupBlock(acquire, body);
  // `throw error;` -> a `return` behind it is never reached.
  if (block === undefined || !canComplete(sourceCode, block) || hasOtherReturn(sourceCode, options, body)) {
    return undefined;
  }
  // `(): () => void => { if (on) { …; return stop; } }` does not return a function on every path.
  if (block !== body && isEveryPathTyped) {
    return undefined;
  }
  const kept =
    handleName === undefined
      ? { handle: '', insertions: [] }
      : keepHandle(sourceCode, effect, acquire, handleName);
  const text = kept === undefined ? undefined : getReturnText(sourceCode, options, kept.handle);
  const end = text === undefined ? undefined : appendTo(sourceCode, block, text);
  return kept === undefined || end === undefined ? undefined : [...kept.insertions, ...end];
}

/** `return () => await file.close()` does not parse. */
function getReturnText(
  sourceCode: Source,
  { release, hasReleaseValue }: ReturnCleanup,
  handle: string,
): string | undefined {
  const text = release(handle);
  return collectMentionedNames(text).has('await')
    ? undefined
    : `return ${getClosureText(sourceCode, text, hasReleaseValue === true)}`;
}

/**
 * The block at whose end the handle is in scope and the effect is over: the body, or an `if` that ends it.
 * `if (on) { start(); } more();` -> a `return` in the `if` skips `more()`.
 */
function findCleanupBlock(
  acquire: TSESTree.Expression,
  body: TSESTree.BlockStatement,
): TSESTree.BlockStatement | undefined {
  const statement = body.body.find((candidate) => isWithin(acquire, candidate));
  if (statement?.type !== AST_NODE_TYPES.IfStatement) {
    return statement !== undefined && isResultKept(acquire, statement) ? body : undefined;
  }
  const block = [statement.consequent, statement.alternate].find(
    (branch) => branch !== null && isWithin(acquire, branch),
  );
  if (statement !== body.body.at(-1) || block?.type !== AST_NODE_TYPES.BlockStatement) {
    return undefined;
  }
  const inner = block.body.find((candidate) => isWithin(acquire, candidate));
  return inner !== undefined && isResultKept(acquire, inner) ? block : undefined;
}

/** `start(setInterval(f, 1));` -> the id is the callee's. `on && setInterval(f, 1);` -> maybe there is none. */
function isResultKept(acquire: TSESTree.Expression, statement: TSESTree.Node): boolean {
  const value = wrapped(acquire);
  const { parent } = value;
  switch (parent?.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return parent === statement;
    case AST_NODE_TYPES.MemberExpression:
      return findChainStatement(acquire) === statement;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.operator === '=' && parent.right === value && parent.parent === statement;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === value && parent.parent === statement;
    default:
      return false;
  }
}

/** An effect that returns something already: a second `return` behind it is dead, and its cleanup is another edit's. */
function hasOtherReturn(
  sourceCode: Source,
  { acquire, allowsBareReturn }: ReturnCleanup,
  body: TSESTree.BlockStatement,
): boolean {
  return collectOwnNodes(sourceCode, body).some(
    (node) =>
      node.type === AST_NODE_TYPES.ReturnStatement &&
      !(allowsBareReturn === true && node.argument === null && node.range[1] <= acquire.range[0]),
  );
}
