/**
 * How certain a path is on which something inferred is not released.
 *
 * A way that only an error takes is told as that, even where a handler goes on after the error; what a pool lent is missed there, too. What a closure
 * releases is ended by whoever runs it, at a time that is not seen.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import type { Certainty, FunctionNode, Use, Verdict } from '../model.js';

export function limit(verdict: Verdict, isLease: boolean, releases: readonly Use[], fn: FunctionNode): Certainty {
  if (!isLease && isByThrow(verdict, releases)) {
    return 'throw';
  }
  const isElsewhere = releases.some(({ at }) => findEnclosingFunction(at) !== fn);
  return isElsewhere && verdict.certainty === 'path' ? 'likely' : verdict.certainty;
}

function isByThrow({ obligation, failure }: Verdict, releases: readonly Use[]): boolean {
  switch (failure.kind) {
    case 'overwritten':
      return failure.inLoop && findTries(obligation.node).length > 0;
    case 'exitMissed':
      return releases.some(({ at }) => findTries(at).some(({ block }) => failure.cause === undefined || !isWithin(failure.cause, block)));
    default:
      return false;
  }
}

/** The `try` statements with a handler whose block a node stands in, up to its function. */
function findTries(node: TSESTree.Node): readonly TSESTree.TryStatement[] {
  const tries: TSESTree.TryStatement[] = [];
  for (let child = node, parent = findParent(node); parent !== undefined && !isFunction(parent); child = parent, parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === child && parent.handler !== null) {
      tries.push(parent);
    }
  }
  return tries;
}
