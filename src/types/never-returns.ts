/**
 * Calls that end the path: every signature, or the one that is chosen, returns `never`. Only calls that stand as statements are asked
 * about, because choosing a signature makes the checker look at every argument.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import type { NodeQueries } from './node-queries.js';
import type { TypeKinds } from './type-kinds.js';

export function createNeverReturns(
  checker: ts.TypeChecker,
  kinds: TypeKinds,
  queries: NodeQueries,
): (call: TSESTree.CallExpression) => boolean {
  function isNeverResult(signature: ts.Signature, call: TSESTree.CallExpression): boolean {
    const result = checker.getReturnTypeOfSignature(signature);
    const awaited = call.parent.type === AST_NODE_TYPES.AwaitExpression ? checker.getAwaitedType(result) : result;
    return awaited !== undefined && kinds.isNever(awaited);
  }

  return weakMemo((call: TSESTree.CallExpression) =>
    attempt(() => {
      const callee = isCertainStatement(call) ? queries.findType(call.callee) : undefined;
      const results = new Set(callee?.getCallSignatures().map((signature) => isNeverResult(signature, call)));
      if (results.size < 2) {
        return results.has(true);
      }
      const chosen = queries.findSignature(call);
      return chosen !== undefined && isNeverResult(chosen, call);
    }, false),
  );
}

/** `fail();`, `await fail();`: certainly made, unlike the call in `log?.fail()`. */
function isCertainStatement({ parent }: TSESTree.CallExpression): boolean {
  const outer = parent.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
  return outer.type === AST_NODE_TYPES.ExpressionStatement;
}
