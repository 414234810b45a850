/**
 * Works that end before the signal that can abort them, and leave their listener behind.
 *
 * Three shapes prove it: a promise that settles in another way, too; an abort that is only forwarded to a controller of this activation; a thing
 * made here that the same function ends itself. In any other shape the listener may be what ends something that lives on: silence.
 *
 * Example: `signal.addEventListener('abort', () => ac.abort())` in a function that makes `ac` keeps each `ac` as long as the signal.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { endingVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode, Variable } from '../model.js';
import { isStartUp } from '../start-up.js';
import type { AbortListener } from './abort-listeners.js';
import { escapes, getHolding } from './held.js';
import { findSettling, isRaced, type Settling } from './settlers.js';

export type Work =
  /** The promise settles in another way. `isSure` is false where the listener may end something that lives on. */
  | { readonly kind: 'promise'; readonly settling: Settling; readonly isSure: boolean }
  /** The promise only rejects on abort, and races. */
  | { readonly kind: 'race'; readonly promise: TSESTree.Node; readonly isSure: boolean }
  | { readonly kind: 'forward'; readonly controller: Variable; readonly isSure: boolean }
  /** The function ends at `by` what the listener would end. */
  | { readonly kind: 'ended'; readonly by: TSESTree.CallExpression; readonly isSure: boolean };

const ENDING: ReadonlySet<string> = new Set(endingVerbs);

export function findWork(file: FileAnalysis, listener: AbortListener): Work | undefined {
  const settling = findSettling(file, listener);
  if (settling !== undefined) {
    return findOfPromise(file, listener, settling);
  }
  return findEnded(file, listener) ?? findForward(file, listener);
}

function findOfPromise(file: FileAnalysis, listener: AbortListener, settling: Settling): Work | undefined {
  const holding = getHolding(file, listener, settling.activation, settling);
  const isSure = holding === 'nothing';
  if (holding === 'livesOn') {
    return undefined;
  }
  if (settling.otherWays.length > 0) {
    return { kind: 'promise', settling, isSure };
  }
  return isRaced(file, settling.promise) ? { kind: 'race', promise: settling.promise, isSure } : undefined;
}

/** Variables of the activations around the listener whose methods with these names it calls. */
function collectTargets(file: FileAnalysis, { fn, call }: AbortListener, isName: (name: string) => boolean): readonly Variable[] {
  const found = new Set<Variable>();
  for (const [name, members] of file.index.members) {
    for (const member of isName(name) ? members : []) {
      const object = unwrap(member.object);
      const variable = object.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(object) : undefined;
      const { parent } = wrapped(member);
      const isCalled = parent?.type === AST_NODE_TYPES.CallExpression && unwrap(parent.callee) === member;
      if (variable !== undefined && isCalled && isOfActivation(variable, call) && file.teardowns.isReached(member, [fn])) {
        found.add(variable);
      }
    }
  }
  return [...found];
}

function isOfActivation({ scope, defs: [definition] }: Variable, call: TSESTree.Node): boolean {
  const { block } = scope.variableScope;
  return isFunction(block) && isWithin(call, block) && definition?.node.type === AST_NODE_TYPES.VariableDeclarator;
}

/** `finally { source.dispose(); }` in the function that listens. */
function findEnded(file: FileAnalysis, listener: AbortListener): Work | undefined {
  const fn = findEnclosingFunction(listener.call);
  const targets = collectTargets(file, listener, (name) => name === 'cancel' || name === 'abort' || ENDING.has(name));
  for (const target of targets) {
    const by = target.references.flatMap(({ identifier }) => findEndingCall(identifier, fn, listener) ?? [])[0];
    if (by !== undefined && !escapes(target)) {
      return { kind: 'ended', by, isSure: true };
    }
  }
  return undefined;
}

function findEndingCall(
  identifier: TSESTree.Node,
  fn: FunctionNode | undefined,
  listener: AbortListener,
): TSESTree.CallExpression | undefined {
  const member = wrapped(identifier).parent;
  const call = member === undefined ? undefined : wrapped(member).parent;
  const isEnding =
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.callee === member &&
    ENDING.has(findCalleeName(call) ?? '') &&
    findEnclosingFunction(call) === fn &&
    call.range[0] > listener.call.range[1];
  return isEnding && isCertain(call, fn) ? call : undefined;
}

/** On every way through the function: a statement of its body, or of a `finally` there. */
function isCertain(call: TSESTree.Node, fn: FunctionNode | undefined): boolean {
  let child = call;
  for (let { parent } = call; parent !== undefined && parent !== fn; { parent } = parent) {
    const isConditional =
      parent.type === AST_NODE_TYPES.IfStatement ||
      parent.type === AST_NODE_TYPES.CatchClause ||
      parent.type === AST_NODE_TYPES.SwitchCase ||
      (parent.type === AST_NODE_TYPES.TryStatement && parent.block === child && parent.finalizer === null);
    if (isConditional) {
      return false;
    }
    child = parent;
  }
  return true;
}

function findForward(file: FileAnalysis, listener: AbortListener): Work | undefined {
  const controller = collectTargets(file, listener, (name) => name === 'abort').find(isController);
  if (controller === undefined) {
    return undefined;
  }
  const fn = findEnclosingFunction(listener.call);
  const holding = fn === undefined ? 'mayLive' : getHolding(file, listener, fn, undefined);
  if (holding === 'livesOn') {
    return undefined;
  }
  return { kind: 'forward', controller, isSure: holding === 'nothing' && fn !== undefined && !isStartUp(file, fn) };
}

/** Also one of a package for old runtimes. */
function isController({ defs: [definition], references }: Variable): boolean {
  const init = definition?.node.type === AST_NODE_TYPES.VariableDeclarator ? definition.node.init : null;
  const values = [init, ...references.map(({ writeExpr }) => writeExpr ?? null)];
  return values.some((value) => {
    const made = value === null ? undefined : unwrap(value);
    return made?.type === AST_NODE_TYPES.NewExpression && findCalleeName(made)?.endsWith('AbortController') === true;
  });
}
