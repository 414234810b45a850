/**
 * Remedies for listeners on a signal that outlives the work: a removal where the work ends, one more in the owner's teardown, a `finally` for a removal
 * that an error skips, and one signal for two where an abort is only passed on. Suggestions all.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import type { Hoisting, Named } from '../../ast/remedy.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { toHandle } from '../instance-remedies.js';
import { isTypeScript } from '../languages.js';
import type { FunctionNode, Variable } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { meansSameAt } from '../registrations/hoisting.js';
import { planOfThrow } from '../remedies.js';
import type { AbortListener } from './abort-listeners.js';
import type { MissedRemoval } from './missed-removals.js';

/** A removal below what ends the work. */
export function planAfterWork(file: FileAnalysis, listener: AbortListener, by: TSESTree.Node): readonly PlannedRemedy[] {
  const statement = findStatement(by);
  const named = findNamed(file, listener);
  const isSeen = findEnclosingFunction(by) === findEnclosingFunction(listener.call);
  return statement === undefined || named === undefined || !isSeen
    ? []
    : [{ remedy: { kind: 'releaseAfter', statement, acquire: listener.call, named }, isSafe: false }];
}

function findNamed(file: FileAnalysis, listener: AbortListener): Named | undefined {
  const { handler } = listener;
  if (handler.type === AST_NODE_TYPES.Identifier) {
    return { handle: handler.name };
  }
  const hoisting = findHoisting(file, listener);
  return hoisting && { hoisting };
}

function findHoisting(file: FileAnalysis, { call, handler }: AbortListener): Hoisting | undefined {
  const fn = unwrap(handler);
  const isPlain = fn.type === AST_NODE_TYPES.ArrowFunctionExpression && (fn.params.length === 0 || !isTypeScript(file));
  return isPlain ? { acquire: call, listener: fn, base: 'onAbort', parameterTypes: [] } : undefined;
}

/** One more line in the teardown that removes others. */
export function planInTeardown(file: FileAnalysis, listener: AbortListener, teardown: FunctionNode, sibling: TSESTree.Node): readonly PlannedRemedy[] {
  const { handler, call } = listener;
  if (handler.type === AST_NODE_TYPES.Identifier || handler.type === AST_NODE_TYPES.MemberExpression) {
    return [{ remedy: { kind: 'releaseInTeardown', teardown, handle: file.index.sourceCode.getText(handler), after: sibling }, isSafe: false }];
  }
  const hoisting = findHoisting(file, listener);
  const owner = findThisClass(call);
  const isField = hoisting !== undefined && owner !== undefined && isTypeScript(file) && meansSameAt(file, hoisting.listener, owner.body);
  if (!isField || findMemberName(teardown) === undefined || !meansSameAt(file, listener.signal, owner.body)) {
    return [];
  }
  const keep = { owner, hoisting, isTypeScript: true, isAssigned: false };
  return [{ remedy: { kind: 'releaseInTeardown', teardown, ...toHandle(keep), after: sibling }, isSafe: false }];
}

/** A removal that an error skips. */
export function planInFinally({ call }: AbortListener, { removal, isSettled }: MissedRemoval): readonly PlannedRemedy[] {
  return isSettled ? [] : planOfThrow({ node: call }, removal);
}

/** `AbortSignal.any([signal, controller.signal])` in place of a listener that only passes the abort on. */
export function planJoin(file: FileAnalysis, { call, signal, handler }: AbortListener, controller: Variable): readonly PlannedRemedy[] {
  const { parent: statement } = call;
  const uses = controller.references.flatMap(({ identifier: { parent } }) =>
    parent.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === 'signal' ? [parent] : [],
  );
  const [use, ...others] = uses;
  const isPlain = statement.type === AST_NODE_TYPES.ExpressionStatement && signal.type === AST_NODE_TYPES.Identifier && !call.optional && !hasQuestion(call);
  if (use === undefined || others.length > 0 || !isPlain || !onlyAborts(handler) || findEnclosingFunction(use) !== findEnclosingFunction(call)) {
    return [];
  }
  const { sourceCode } = file.index;
  const text = `AbortSignal.any([${signal.name}, ${sourceCode.getText(use)}])`;
  return sourceCode.getCommentsInside(statement).length > 0 || use.range[0] < call.range[1]
    ? []
    : [{ remedy: { kind: 'joinSignals', statement, use, text }, isSafe: false }];
}

function hasQuestion({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.optional;
}

/** `() => controller.abort()`, with or without a reason. */
function onlyAborts(handler: TSESTree.Node): boolean {
  const fn = unwrap(handler);
  if (!isFunction(fn)) {
    return false;
  }
  const statements = fn.body.type === AST_NODE_TYPES.BlockStatement ? fn.body.body : [fn.body];
  const only = statements.at(0);
  if (only === undefined || statements.length > 1) {
    return false;
  }
  const value = only.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(only.expression) : only;
  return value.type === AST_NODE_TYPES.CallExpression && value.callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(value.callee) === 'abort';
}
