import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove, prependTo } from './insert-statement.js';
import { releaseInCleanup } from './release-in-cleanup.js';

export interface GuardLate {
  readonly effect: FunctionNode;
  readonly cleanup: FunctionNode;
  /** What is acquired after a wait, when the cleanup may have run. */
  readonly acquire: TSESTree.Expression;
}

/** `let isActive = true;`, `if (!isActive) { return; }` behind the wait, and `isActive = false` in the cleanup. */
export function guardLate(sourceCode: Readonly<TSESLint.SourceCode>, { effect, cleanup, acquire }: GuardLate): Edit | undefined {
  const statement = findStatement(acquire);
  const late = findEnclosingFunction(acquire);
  // `() => (timer = start())` has no line above it; a function with a type of its own has to return something.
  if (statement === undefined || late === undefined || effect.body.type !== AST_NODE_TYPES.BlockStatement || statement.parent !== late.body) {
    return undefined;
  }
  if (late === effect || late.generator || late.returnType) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(effect.body), 'isActive');
  return combine(
    toEdit(prependTo(sourceCode, effect.body, `let ${name} = true`)),
    toEdit(insertAbove(sourceCode, statement, `if (!${name}) return`)),
    releaseInCleanup(sourceCode, { cleanup, release: `${name} = false`, isValueIgnored: true }),
  );
}
