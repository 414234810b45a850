/**
 * Flags that say what has become of a handle: variables that are set to one value in the very blocks that acquire, or release, and nowhere else.
 *
 * Direction: the flag and the handle are taken to change together. Where an error comes between them, a path that exists is taken for impossible: a
 * leak is missed, none is invented.
 *
 * Example: after `if (!client) { client = await pool.connect(); isOwn = true; }` the false branch of `if (isOwn)` has no client of its own.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import { isFunction } from '../ast/is-function.js';
import { isNothing } from '../ast/is-nothing.js';
import type { Variable } from './model.js';

type FindVariable = (identifier: TSESTree.Node) => Variable | undefined;

/** Mentions of the flags that are set to this value beside the nodes, and nowhere else. */
export function collectFlagMentions(nodes: readonly TSESTree.Node[], value: boolean, findVariable: FindVariable): readonly TSESTree.Node[] {
  const blocks = new Set(nodes.flatMap((node) => findStatement(node)?.parent ?? []).filter((parent) => parent.type === AST_NODE_TYPES.BlockStatement));
  return [...blocks].flatMap((block) =>
    block.body.flatMap((statement) => {
      const name = findSet(statement, value);
      const variable = name && findVariable(name);
      return variable !== undefined && isFlag(variable, value, blocks)
        ? variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier)
        : [];
    }),
  );
}

/**
 * Mentions of the flag that a `finally` asks before it releases: `let hasFailed = true; try { …; hasFailed = false; } finally { if (hasFailed) close(fd); }`.
 * It knows on which ways it releases.
 */
export function collectFinalFlags(release: TSESTree.Node, findVariable: FindVariable): readonly TSESTree.Node[] {
  let test: TSESTree.Node | undefined;
  for (let child = release, parent = findParent(release); parent !== undefined && !isFunction(parent); child = parent, parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.IfStatement && parent.consequent === child) {
      test = parent.test;
    }
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === child) {
      break;
    }
  }
  const name = test?.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!' ? test.argument : test;
  const variable = name?.type === AST_NODE_TYPES.Identifier && isInFinalizer(release) ? findVariable(name) : undefined;
  const isSwitch = variable !== undefined && variable.defs.length > 0 && variable.references.every(({ writeExpr }) => !writeExpr || isBoolean(writeExpr));
  return isSwitch && name !== undefined ? [name] : [];
}

function isInFinalizer(node: TSESTree.Node): boolean {
  for (let child = node, parent = findParent(node); parent !== undefined && !isFunction(parent); child = parent, parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === child) {
      return true;
    }
  }
  return false;
}

function isBoolean(value: TSESTree.Node): boolean {
  return value.type === AST_NODE_TYPES.Literal && typeof value.value === 'boolean';
}

/** `isOwn` of `isOwn = true;`. */
function findSet(statement: TSESTree.Statement, value: boolean): TSESTree.Identifier | undefined {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) {
    return undefined;
  }
  const { left, right, operator } = statement.expression;
  const isSet = operator === '=' && right.type === AST_NODE_TYPES.Literal && right.value === value;
  return isSet && left.type === AST_NODE_TYPES.Identifier ? left : undefined;
}

/** Is it set to this value in these blocks only, and to the other one anywhere else? */
function isFlag({ references }: Variable, value: boolean, blocks: ReadonlySet<TSESTree.Node>): boolean {
  return references.every(({ writeExpr, identifier }) => {
    if (writeExpr === null || writeExpr === undefined) {
      return true;
    }
    const isOther = (value && isNothing(writeExpr)) || (writeExpr.type === AST_NODE_TYPES.Literal && writeExpr.value === !value);
    const block = findStatement(identifier)?.parent;
    return isOther || (block !== undefined && blocks.has(block));
  });
}
