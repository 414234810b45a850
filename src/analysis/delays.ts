/** How long a one-shot waits before it ends by itself. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import type { FileIndex } from './file-index.js';
import type { Obligation } from './model.js';
import { isReassigned } from './places.js';

/** Shorter waits, in milliseconds, are over before they matter. */
const SHORT = 1000;

/** Waits of at least this many milliseconds keep what they capture for long. */
const LONG = 5000;

/** Waits of at most this many milliseconds keep a settled promise for a bounded time. */
const BRIEF = 30_000;

/** More constants than these stand in a circle: `const a = 2 * b, b = 2 * a`. */
const DEPTH_LIMIT = 8;

/** Does it certainly end by itself within a second? Frames and the like have no delay at all. */
export function isShort(index: FileIndex, { node, protocol }: Obligation): boolean {
  if (protocol.delay === undefined) {
    return true;
  }
  const delay = findDelay(index, node.arguments[protocol.delay]);
  return delay !== undefined && delay < SHORT;
}

/** Does it certainly wait for seconds? */
export function isLong(index: FileIndex, { node, protocol }: Obligation): boolean {
  const delay = protocol.delay === undefined ? undefined : findDelay(index, node.arguments[protocol.delay]);
  return delay !== undefined && delay >= LONG;
}

/** Is it certainly over within half a minute? */
export function isBrief(index: FileIndex, { node, protocol }: Obligation): boolean {
  const delay = protocol.delay === undefined ? undefined : findDelay(index, node.arguments[protocol.delay]);
  return delay !== undefined && delay <= BRIEF;
}

function findDelay(index: FileIndex, argument: TSESTree.Node | undefined): number | undefined {
  return argument === undefined ? 0 : findNumber(index, argument, 0);
}

function findNumber(index: FileIndex, node: TSESTree.Node, depth: number): number | undefined {
  const expression = unwrap(node);
  if (expression.type === AST_NODE_TYPES.Literal) {
    return typeof expression.value === 'number' ? expression.value : undefined;
  }
  if (expression.type === AST_NODE_TYPES.BinaryExpression) {
    return findProduct(index, expression, depth);
  }
  const isName = expression.type === AST_NODE_TYPES.Identifier && depth < DEPTH_LIMIT;
  const variable = isName ? index.findVariable(expression) : undefined;
  const definition = variable?.defs[0]?.node;
  return variable !== undefined &&
    !isReassigned(variable) &&
    definition?.type === AST_NODE_TYPES.VariableDeclarator &&
    definition.init !== null
    ? findNumber(index, definition.init, depth + 1)
    : undefined;
}

function findProduct(index: FileIndex, { left, operator, right }: TSESTree.BinaryExpression, depth: number): number | undefined {
  const a = operator === '*' ? findNumber(index, left, depth) : undefined;
  const b = a === undefined ? undefined : findNumber(index, right, depth);
  return a === undefined || b === undefined ? undefined : a * b;
}
