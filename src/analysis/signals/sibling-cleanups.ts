/**
 * A local function that takes the listeners of its activation away again, and forgets the one on the signal.
 *
 * It must remove at least two others by name, and as many as it leaves: then the author means it to leave none. A function that is itself the
 * abort listener counts only where something else calls it, too.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findStaticString } from '../../ast/static-string.js';
import { signalListenerVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, FunctionNode } from '../model.js';
import type { AbortListener } from './abort-listeners.js';

export interface SiblingCleanup {
  readonly cleanup: FunctionNode;
  readonly name: string;
  /** The last removal of another listener. */
  readonly sibling: AcquireNode;
}

const ENOUGH = 2;

export function findSiblingCleanup(file: FileAnalysis, listener: AbortListener): SiblingCleanup | undefined {
  const activation = findEnclosingFunction(listener.call);
  if (activation === undefined) {
    return undefined;
  }
  const removals = signalListenerVerbs.remove.flatMap((name) => file.index.calls.get(name) ?? []).filter((call) => isOfActivation(file, call, activation));
  const cleanups = new Set(removals.map((call) => findEnclosingFunction(call)));
  for (const cleanup of cleanups) {
    const own = removals.filter((call) => cleanup !== undefined && findEnclosingFunction(call) === cleanup);
    const [first] = own;
    const name = cleanup === undefined ? undefined : file.functions.findBinding(cleanup)?.name;
    const isCleanup = cleanup !== undefined && cleanup !== activation && isWithin(cleanup, activation);
    if (isCleanup && first !== undefined && name !== undefined && isThorough(file, own, activation) && !isOnlyListener(file, listener, cleanup)) {
      return { cleanup, name, sibling: own.reduce((last, call) => (call.range[1] > last.range[1] ? call : last), first) };
    }
  }
  return undefined;
}

/** `socket.removeListener('data', onData)`, where the activation has declared `onData`. */
function isOfActivation({ index }: FileAnalysis, { arguments: [event, handler] }: AcquireNode, activation: FunctionNode): boolean {
  const variable = handler?.type === AST_NODE_TYPES.Identifier ? index.findVariable(handler) : undefined;
  const block = variable?.scope.variableScope.block;
  return event !== undefined && findStaticString(event) !== undefined && block !== undefined && isFunction(block) && block === activation;
}

/** Removes at least two of those that the activation adds, and as many as it leaves. */
function isThorough({ index }: FileAnalysis, removals: readonly AcquireNode[], activation: FunctionNode): boolean {
  if (removals.length < ENOUGH || removals.some((call) => findStaticString(call.arguments[0]) === 'abort')) {
    return false;
  }
  const toKey = ({ arguments: [event, handler] }: AcquireNode): string =>
    `${findStaticString(event) ?? ''} ${handler?.type === AST_NODE_TYPES.Identifier ? handler.name : ''}`;
  const removed = new Set(removals.map(toKey));
  const added = signalListenerVerbs.add.flatMap((name) => index.calls.get(name) ?? [])
    .filter((call) => findEnclosingFunction(call) === activation && call.arguments[1]?.type === AST_NODE_TYPES.Identifier)
    .map(toKey)
    .filter((key) => !key.startsWith('abort '));
  const taken = added.filter((key) => removed.has(key));
  return taken.length >= ENOUGH && taken.length * 2 >= added.length;
}

function isOnlyListener({ functions }: FileAnalysis, { fn, handler }: AbortListener, cleanup: FunctionNode): boolean {
  return fn === cleanup && (functions.findMentions(cleanup) ?? []).every((mention: TSESTree.Node) => mention === handler);
}
