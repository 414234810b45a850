/**
 * What a call does to a transaction, by the name of its method or by the words of the statement that it sends.
 *
 * Example: `client.query('BEGIN')` and `runner.startTransaction()` begin one; `client.query('COMMIT')`, `session.abortTransaction()` end it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import {
  beginPattern,
  commitPattern,
  connectionEndNames,
  rollbackPattern,
  statementNames,
  transactionBeginNames,
  transactionCommitNames,
  transactionRollbackNames,
} from '../../catalogue/index.js';
import { findCalleeName } from '../file-index.js';

/** `'closes'`: the connection ends, and the transaction with it. */
export type TransactionStep = 'begins' | 'commits' | 'rollsBack' | 'closes';

const WORDS: readonly (readonly [RegExp, TransactionStep])[] = [
  [new RegExp(beginPattern, 'iu'), 'begins'],
  [new RegExp(commitPattern, 'iu'), 'commits'],
  [new RegExp(rollbackPattern, 'iu'), 'rollsBack'],
];

const STEPS: ReadonlyMap<string, TransactionStep> = new Map([
  ...transactionBeginNames.map((name) => [name, 'begins'] as const),
  ...transactionCommitNames.map((name) => [name, 'commits'] as const),
  ...transactionRollbackNames.map((name) => [name, 'rollsBack'] as const),
  ...connectionEndNames.map((name) => [name, 'closes'] as const),
]);

const SENDERS: ReadonlySet<string> = new Set(statementNames);

/** Names of calls that may begin a transaction. */
export const beginners: readonly string[] = [...transactionBeginNames, ...statementNames];

/** What a call of a method does; the receiver is `findReceiver`'s to tell. */
export function findStep(call: TSESTree.CallExpression): TransactionStep | undefined {
  const name = findCalleeName(call) ?? '';
  if (SENDERS.has(name)) {
    return findStepOfWords(call.arguments[0]);
  }
  // `release(error)` gives a connection back that is not used again.
  return name === 'release' && call.arguments.length > 0 ? 'closes' : STEPS.get(name);
}

function findStepOfWords(argument: TSESTree.Node | undefined): TransactionStep | undefined {
  const text = findStaticString(argument) ?? findTagged(argument);
  return text === undefined ? undefined : WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** sql`BEGIN`. */
function findTagged(argument: TSESTree.Node | undefined): string | undefined {
  return argument?.type === AST_NODE_TYPES.TaggedTemplateExpression ? findStaticString(argument.quasi) : undefined;
}

/** Is it a statement that is sent as a text? */
export function isSent(call: TSESTree.CallExpression): boolean {
  return SENDERS.has(findCalleeName(call) ?? '');
}

/** `client` of `client.query(…)`, `this.runner` of `this.runner.begin()`. */
export function findReceiver(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
}
