/**
 * The later steps of work on a handle: callbacks of calls that borrow it.
 *
 * `fs.fstat(fd, (error, stats) => …)`, or `connection.query(sql, (error, rows) => …)`, runs its callback once, and the callback goes on with the descriptor. All releases must stand in such
 * steps, each inside the one before; anything else is not followed.
 *
 * Example: in `fs.open(path, (e, fd) => fs.fstat(fd, (e2, s) => fs.close(fd)))` the step is the callback of `fstat`.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Use } from './model.js';

/** Outermost first; without `acquirer` itself. */
export function collectContinuations(uses: readonly Use[], acquirer: FunctionNode): readonly FunctionNode[] {
  const releases = uses.flatMap(({ kind, at }) => (kind === 'release' ? [collectFunctions(at, acquirer)] : []));
  const [first = [], ...others] = releases;
  const shared = first.filter((fn, depth) => others.every((path) => path[depth] === fn));
  return shared.every((fn) => isContinuation(fn, uses)) ? shared : [];
}

/** The functions around a node, from the one below `acquirer` inwards. */
function collectFunctions(node: Use['at'], acquirer: FunctionNode): readonly FunctionNode[] {
  const path: FunctionNode[] = [];
  for (let fn = findEnclosingFunction(node); fn !== undefined && fn !== acquirer; fn = findEnclosingFunction(fn)) {
    path.unshift(fn);
  }
  return path;
}

/** Is the function given to a call that only borrows the handle, or to a method of the handle? */
function isContinuation(fn: FunctionNode, uses: readonly Use[]): boolean {
  const { parent: call } = fn;
  return call.type === AST_NODE_TYPES.CallExpression && uses.some(({ kind, at }) => kind === 'read' && [call.callee, ...call.arguments].some((part) => part === at));
}
