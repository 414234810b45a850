/**
 * All listeners that a file gives to something, and all calls that may take one away.
 *
 * Names decide; whether the receiver is a target at all is asked later, and only of what would be reported. Left out: selectors between event and
 * listener, and targets as arguments, which are other APIs of the same names.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { listenerProtocols, targetEndingNames } from '../../catalogue/index.js';
import type { ListenerProtocol } from '../../catalogue/listeners.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findDefinition } from '../variable-definitions.js';
import { findTarget, getEvent, getListener } from './identities.js';
import { readOptions } from './options.js';
import type { Registration, Registrations, Removal } from './registration.js';

const MIRRORS: ReadonlySet<string> = new Set(
  listenerProtocols.flatMap(({ release }) => release.flatMap((entry) => ('mirror' in entry ? [entry.mirror] : []))),
);
const CLEARS: ReadonlySet<string> = new Set([...listenerProtocols.flatMap(({ clear = [] }) => clear), ...targetEndingNames]);

/** Removals of listeners that have no event: `signal.disconnect(slot)`. */
const EVENTLESS: ReadonlySet<string> = new Set(
  listenerProtocols
    .filter(({ event, isByName }) => event === undefined && isByName !== true)
    .flatMap(({ release }) => release.flatMap((entry) => ('mirror' in entry ? [entry.mirror] : []))),
);

/** What a file must contain to have a registration: a member's name, for `on` is a word of most files. `addEventListener()` may stand alone. */
export const registrationGate = new RegExp(`\\baddEventListener\\b|[.'"](?:${listenerProtocols.flatMap(getVerbs).join('|')})\\b`, 'u');

export const getRegistrations: (file: FileAnalysis) => Registrations = weakMemo((file: FileAnalysis) => ({
  registrations: listenerProtocols.flatMap((protocol) =>
    getVerbs(protocol).flatMap((verb) => collectCalls(file, verb).flatMap((call) => findRegistration(file, call, protocol, verb) ?? [])),
  ),
  removals: [...new Set([...MIRRORS, ...CLEARS])].flatMap((verb) =>
    collectCalls(file, verb).flatMap((call) => findRemoval(file, call, verb) ?? []),
  ),
}));

/** The names of a protocol's methods; methods of several types may share one. */
function getVerbs({ acquire }: ListenerProtocol): readonly string[] {
  return [...new Set(acquire.flatMap((entry) => ('method' in entry ? [entry.method] : [])))];
}

function collectCalls(file: FileAnalysis, verb: string): readonly TSESTree.CallExpression[] {
  return (file.index.calls.get(verb) ?? []).filter((call) => call.type === AST_NODE_TYPES.CallExpression);
}

function findRegistration(
  file: FileAnalysis,
  call: TSESTree.CallExpression,
  protocol: ListenerProtocol,
  verb: string,
): Registration | undefined {
  const argument = call.arguments[protocol.callback];
  const event = protocol.event === undefined ? undefined : call.arguments[protocol.event];
  const hasRest = call.arguments.some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  if (argument === undefined || hasRest || !isListenerLike(file, argument) || isTaken(call, protocol)) {
    return undefined;
  }
  if (event !== undefined && !isEventLike(event)) {
    return undefined;
  }
  const target = findTarget(file, call);
  if (target === undefined || isQuery(target.node)) {
    return undefined;
  }
  const options = readOptions(file, protocol.options === undefined ? undefined : call.arguments[protocol.options]);
  return {
    call,
    protocol,
    verb,
    target,
    event: getEvent(file, event),
    eventNode: event,
    listener: getListener(file, argument),
    ...options,
    isOnce: protocol.ends === 'once' ? true : options.isOnce,
  };
}

/** `query.addListener(f)` has one argument, `emitter.addListener('x', f)` two. */
function isTaken({ arguments: given }: TSESTree.CallExpression, { event, callback, context }: ListenerProtocol): boolean {
  // `delegate.on(element, 'click', f)` tells the target first.
  if (given.slice(callback + 1).some((argument) => isFunction(unwrap(argument)))) {
    return true;
  }
  return event === undefined && given.length > (context === undefined ? 1 : context + 1);
}

function isListenerLike(file: FileAnalysis, argument: TSESTree.Node): boolean {
  const node = unwrap(argument);
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const definition = variable && findDefinition(variable);
  switch (definition === undefined ? node.type : unwrap(definition).type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.BinaryExpression:
      return false;
    default:
      return isFunctionLike(node);
  }
}

function isFunctionLike(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
      return false;
    default:
      return !(node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined');
  }
}

/** `this.on(player, 'play', f)` tells the target first. */
function isEventLike(argument: TSESTree.Node): boolean {
  const node = unwrap(argument);
  return node.type !== AST_NODE_TYPES.ThisExpression && node.type !== AST_NODE_TYPES.ObjectExpression && !isFunction(node);
}

/** `$(el)`: a wrapper whose listeners go with the element. */
function isQuery(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.Identifier && /^(?:\$|jQuery)$/u.test(node.callee.name);
}

function findRemoval(file: FileAnalysis, call: TSESTree.CallExpression, verb: string): Removal | undefined {
  const target = findTarget(file, call);
  if (target === undefined) {
    return undefined;
  }
  const isMirror = MIRRORS.has(verb) && call.arguments.length > 0 && !isWhole(call, verb) && !isTold(call, verb);
  if (!isMirror && !CLEARS.has(verb)) {
    return undefined;
  }
  return { call, verb, target, kind: isMirror ? 'mirror' : 'blanket' };
}

/** `client.disconnect(() => exit())` ends a connection, and tells when it has; not so `model.changed.disconnect(() => {})`, of a signal. */
function isTold({ callee, arguments: [first] }: TSESTree.CallExpression, verb: string): boolean {
  const isSignal = callee.type === AST_NODE_TYPES.MemberExpression && unwrap(callee.object).type === AST_NODE_TYPES.MemberExpression;
  return EVENTLESS.has(verb) && first !== undefined && isFunction(unwrap(first)) && !isSignal;
}

/** `off('close')` removes all listeners of an event. */
function isWhole({ arguments: [first, ...others] }: TSESTree.CallExpression, verb: string): boolean {
  return CLEARS.has(verb) && others.length === 0 && (first === undefined || findStaticString(first) !== undefined);
}
