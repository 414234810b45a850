/**
 * Does a function give away what it got from a handle, so that the handle has to stay open behind it?
 *
 * The result of a method that is returned as it is, or kept in a constant that is returned: it may need the handle as long as it lives. What was
 * awaited is a value, and what a method gives whose name says so. Direction: any other number counts as well, which misses leaks.
 *
 * Example: `return provider.getTracer(name)` needs `provider`; `return (await pool.query(sql)).rows` does not need `pool`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { valueMethodPattern } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName } from './file-index.js';
import type { Use } from './model.js';

const VALUE = new RegExp(valueMethodPattern, 'u');

export function givesResults(file: FileAnalysis, uses: readonly Use[]): boolean {
  return uses.some(({ kind, at }) => kind === 'read' && at.type === AST_NODE_TYPES.MemberExpression && isGiven(file, at));
}

function isGiven(file: FileAnalysis, read: TSESTree.Node): boolean {
  const result = findResult(read);
  if (unwrapsToValue(result)) {
    return false;
  }
  const { parent } = result;
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator) {
    return isReturned(result);
  }
  const variable = parent.id.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parent.id) : undefined;
  return variable?.references.some(({ identifier }) => isReturned(wrapped(identifier))) === true;
}

function unwrapsToValue(result: TSESTree.Node): boolean {
  const call = unwrap(result);
  return call.type === AST_NODE_TYPES.CallExpression && VALUE.test(findCalleeName(call) ?? '');
}

/** The whole chain of calls and members that starts with the read. */
function findResult(read: TSESTree.Node): TSESTree.Node {
  let node = wrapped(read);
  for (let { parent } = node; parent !== undefined; { parent } = node) {
    const isChained =
      (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node) ||
      (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node);
    if (!isChained) {
      break;
    }
    node = wrapped(parent);
  }
  return node;
}

/** `return tracer`, `return { tracer }`, `() => tracer`. */
function isReturned(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === node;
    case AST_NODE_TYPES.ArrayExpression:
      return isReturned(wrapped(parent));
    case AST_NODE_TYPES.Property:
      return parent.value === node && isReturned(wrapped(parent.parent));
    default:
      return false;
  }
}
