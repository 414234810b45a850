import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../ast/enclosing.js';
import { getUniqueName } from '../ast/unique-name.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { findOptionInsertion } from './listener-option.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface EndWithPromise {
  /** `signal.addEventListener('abort', …)`, somewhere in the promise. */
  readonly registration: TSESTree.CallExpression;
  /** Calls that get the same signal. */
  readonly others?: readonly TSESTree.CallExpression[];
  /** The promise after which nobody needs the listener. */
  readonly promise: TSESTree.Expression;
}

/** Gives a listener a signal of its own, which is aborted when the promise has settled. */
export function endWithPromise(sourceCode: Source, { registration, others = [], promise }: EndWithPromise): Edit | undefined {
  const statement = findStatement(promise);
  // `() => new Promise(…)` has no line above it.
  if (statement === undefined || findEnclosingFunction(statement) !== findEnclosingFunction(promise)) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(statement), 'settled');
  const above = insertAbove(sourceCode, statement, `const ${name} = new AbortController();`);
  const options = [registration, ...others].map((call) => findOptionInsertion(call, `signal: ${name}.signal`));
  const certain = options.filter((option) => option !== undefined);
  return above && certain.length === options.length
    ? toEdit([...above, ...certain.flat(), ...getTypeInsertions(sourceCode, promise), { at: promise.range[1], text: `.finally(() => ${name}.abort())` }])
    : undefined;
}

/** `(): Promise<void> { return new Promise(…); }` -> behind `.finally()` the promise no longer knows what it is of. */
function getTypeInsertions(sourceCode: Source, promise: TSESTree.Expression): Insertion[] {
  const type = findEnclosingFunction(promise)?.returnType?.typeAnnotation;
  const isReturned = promise.parent.type === AST_NODE_TYPES.ReturnStatement;
  if (!isReturned || promise.type !== AST_NODE_TYPES.NewExpression || promise.typeArguments || type?.type !== AST_NODE_TYPES.TSTypeReference) {
    return [];
  }
  return type.typeArguments ? [{ at: promise.callee.range[1], text: sourceCode.getText(type.typeArguments) }] : [];
}
