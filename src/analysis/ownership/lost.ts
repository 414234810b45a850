/**
 * Things that are used once in the expression that makes them, and that nobody can name afterwards: `await createRunner().query(sql)`.
 *
 * A chain that releases, that hands on a promise or that may give its own start back (`builder().on(…)`) loses nothing.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../../ast/find-parent.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { fluentMethods } from '../../catalogue/index.js';
import type { AcquireNode } from '../model.js';
import { getMade } from './made-values.js';
import { releaseMethods } from './releases.js';

const KEEPING: ReadonlySet<string> = new Set([...releaseMethods, ...fluentMethods, 'then', 'catch', 'finally', 'pipe', 'init', 'initialize', 'start', 'open', 'register']);

/** Methods after which a cursor, a stream or a query is at its end. */
const EXHAUSTING: ReadonlySet<string> = new Set(['toArray', 'forEach', 'next', 'all', 'run', 'exec', 'execute', 'finish', 'done', 'stop', 'abort', 'cancel']);

/** The last node of the chain that loses its start. */
export function findLost(call: AcquireNode, isLease: boolean): TSESTree.Node | undefined {
  let node: TSESTree.Node = wrapped(getMade(call));
  let steps = 0;
  for (let member = findParent(node); member?.type === AST_NODE_TYPES.MemberExpression && member.object === node; member = findParent(node)) {
    const name = findPropertyName(member);
    if (name === undefined || KEEPING.has(name) || (!isLease && EXHAUSTING.has(name))) {
      return undefined;
    }
    const callee = wrapped(member);
    const outer = findParent(callee);
    node = outer?.type === AST_NODE_TYPES.CallExpression && outer.callee === callee ? wrapped(outer) : callee;
    steps += 1;
  }
  return steps > 0 && isEnd(node, steps, isLease) ? node : undefined;
}

/** What comes out of the chain is no longer the thing itself. */
function isEnd(node: TSESTree.Node, steps: number, isLease: boolean): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  switch (node.parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return true;
    case AST_NODE_TYPES.ExpressionStatement:
      return isLease;
    case AST_NODE_TYPES.VariableDeclarator:
    case AST_NODE_TYPES.AssignmentExpression:
      return isLease && steps > 1;
    default:
      return false;
  }
}
