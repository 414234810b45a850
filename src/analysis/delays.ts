/** How long a one-shot waits before it ends by itself. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import type { FileIndex } from './file-index.js';
import type { Obligation } from './model.js';
import { isReassigned } from './places.js';

/** Shorter waits, in milliseconds, are over before they matter. */
const SHORT = 1000;

/** Does it certainly end by itself within a second? Frames and the like have no delay at all. */
export function isShort(index: FileIndex, { node, protocol }: Obligation): boolean {
  if (protocol.delay === undefined) {
    return true;
  }
  const argument = node.arguments[protocol.delay];
  const delay = argument === undefined ? 0 : findNumber(index, argument);
  return delay !== undefined && delay < SHORT;
}

function findNumber(index: FileIndex, node: TSESTree.Node): number | undefined {
  const expression = unwrap(node);
  if (expression.type === AST_NODE_TYPES.Literal) {
    return typeof expression.value === 'number' ? expression.value : undefined;
  }
  if (expression.type === AST_NODE_TYPES.BinaryExpression) {
    return findProduct(index, expression);
  }
  const variable = expression.type === AST_NODE_TYPES.Identifier ? index.findVariable(expression) : undefined;
  const definition = variable?.defs[0]?.node;
  return variable !== undefined &&
    !isReassigned(variable) &&
    definition?.type === AST_NODE_TYPES.VariableDeclarator &&
    definition.init !== null
    ? findNumber(index, definition.init)
    : undefined;
}

function findProduct(index: FileIndex, { left, operator, right }: TSESTree.BinaryExpression): number | undefined {
  const a = operator === '*' ? findNumber(index, left) : undefined;
  const b = a === undefined ? undefined : findNumber(index, right);
  return a === undefined || b === undefined ? undefined : a * b;
}
