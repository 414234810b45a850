/**
 * Calls that get a handle for their own length only, by what the code does after them.
 *
 * Whoever gives a handle to a call and releases it afterwards has not given it away: the call has it on loan, and a throw in it leaves the handle
 * where it was. Direction: only a release of the same function, on the straight way from the call, says so; a call that keeps what it gets, a
 * container mostly, is no loan.
 *
 * Example: in `const trx = await knex.transaction(); await save(trx); await trx.commit();` the call of `save` has `trx` on loan.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { containerMethodNames } from '../catalogue/index.js';
import { findCalleeName } from './file-index.js';
import type { Use } from './model.js';

const KEEPERS: ReadonlySet<string> = new Set(containerMethodNames);

/** The same uses, those on loan as mere reads. */
export function withLoans(uses: readonly Use[], fn: FunctionNode): readonly Use[] {
  const releases = uses.flatMap(({ kind, at }) => (kind === 'release' && findEnclosingFunction(at) === fn ? collectSteps(at, fn) : []));
  return releases.length === 0
    ? uses
    : uses.map((use) => (use.kind === 'handed' && isOnLoan(use.at, fn, releases) ? { kind: 'read', at: use.at } : use));
}

/** The statements that come to a release on every normal way: its own, and each `try` that ends with it. */
function collectSteps(release: TSESTree.Node, fn: FunctionNode): readonly TSESTree.Node[] {
  const steps: TSESTree.Node[] = [];
  for (let statement = findStatement(release); statement !== undefined && isWithin(statement, fn); ) {
    steps.push(statement);
    const block = statement.parent;
    const outer = block?.parent;
    const isPassed = outer?.type === AST_NODE_TYPES.TryStatement && (outer.block === block || outer.finalizer === block);
    statement = isPassed ? outer : undefined;
  }
  return steps;
}

function isOnLoan(node: TSESTree.Node, fn: FunctionNode, steps: readonly TSESTree.Node[]): boolean {
  const call = findCall(node);
  if (call === undefined || findEnclosingFunction(call) !== fn || KEEPERS.has(findCalleeName(call) ?? '')) {
    return false;
  }
  return steps.some((step) => step.range[0] > call.range[1] && step.parent !== undefined && isWithin(call, step.parent));
}

/** The call that the handle is an argument of, alone or in an object: `save(row, { transaction })`. */
function findCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (node.type === AST_NODE_TYPES.CallExpression) {
    return node;
  }
  for (let child = node, parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
        break;
      case AST_NODE_TYPES.CallExpression:
        return parent.callee === child ? undefined : parent;
      default:
        return undefined;
    }
  }
  return undefined;
}
