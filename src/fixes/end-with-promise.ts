import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../ast/enclosing.js';
import { findKeyName } from '../ast/static-name.js';
import { getUniqueName } from '../ast/unique-name.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';

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
  const options = [registration, ...others].map((call) => findOption(call, `signal: ${name}.signal`));
  const certain = options.filter((option) => option !== undefined);
  return above && certain.length === options.length ? toEdit([...above, ...certain, { at: promise.range[1], text: `.finally(() => ${name}.abort())` }]) : undefined;
}

function findOption({ arguments: [, handler, options] }: TSESTree.CallExpression, option: string): Insertion | undefined {
  if (handler !== undefined && options === undefined) {
    return { at: handler.range[1], text: `, { ${option} }` };
  }
  // `true` would have to become `{ capture: true }`; a signal that is there already, one of both.
  if (options?.type !== AST_NODE_TYPES.ObjectExpression || options.properties.some(mayBeSignal)) {
    return undefined;
  }
  const last = options.properties.at(-1);
  return last === undefined ? { at: options.range[0] + 1, text: ` ${option} ` } : { at: last.range[1], text: `, ${option}` };
}

function mayBeSignal(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === AST_NODE_TYPES.SpreadElement || findKeyName(property) === 'signal';
}
