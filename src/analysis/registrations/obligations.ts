/**
 * Which registrations somebody owes a removal for.
 *
 * None is owed for what ends by itself, for what a signal ends, for what is given away, for a function that does nothing, and for a target that
 * ignores a function of the module that it has already. A removal anywhere in the file that may mean the listener counts, and so does any other use of
 * the listener's name that may be one.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { listenerProtocols, releaserPattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { getClaimedListeners } from '../mismatches/claimed.js';
import type { Place } from '../model.js';
import { isSamePlace } from '../places.js';
import { getRegistrations } from './collect.js';
import { collectRemovals, compareEvents, compareListeners, compareTargets } from './pairing.js';
import type { Registration } from './registration.js';

/** Methods that keep a listener, with those that give back a function which runs it. */
const KEEPERS: ReadonlySet<string> = new Set([
  ...listenerProtocols.flatMap(({ acquire }) => acquire.flatMap((entry) => ('method' in entry ? [entry.method] : []))),
  // What these calls do is compared part by part.
  ...listenerProtocols.flatMap(({ release }) => release.flatMap((entry) => ('mirror' in entry ? [entry.mirror] : []))),
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'queueMicrotask',
  'nextTick',
  'setImmediate',
  'then',
  'bind',
  'debounce',
  'throttle',
  'useCallback',
]);

const RELEASER = new RegExp(releaserPattern, 'iu');

export function isOwed(file: FileAnalysis, registration: Registration): boolean {
  return isLasting(file, registration) && collectRemovals(file, registration).length === 0 && !isHanded(file, registration) && !isWrittenWrong(file, registration);
}

/** A removal that is written and does not work is told by the rule on those, and so is one that adds instead. */
function isWrittenWrong(file: FileAnalysis, registration: Registration): boolean {
  return getClaimedListeners(file).has(registration.call) || isRepetition(file, registration);
}

/** The same listener given again where its owner ends: the first one is what stays. */
function isRepetition(file: FileAnalysis, registration: Registration): boolean {
  const { call } = registration;
  const isEnd = file.teardowns.isReached(call, file.teardowns.collect(file.owners.getOfSite(call)));
  const isSame = (other: Registration): boolean =>
    other !== registration &&
    compareTargets(file, registration.target.identity, other.target.identity) === 'exact' &&
    compareEvents(registration.event, other.event) === 'exact' &&
    compareListeners(file, registration.listener.identity, other.listener.identity) === 'exact';
  return isEnd && getRegistrations(file).registrations.some(isSame);
}

/** Does the listener stay until somebody removes it? */
export function isLasting(file: FileAnalysis, registration: Registration): boolean {
  const { isOnce, signal, event } = registration;
  return (
    isOnce === false &&
    signal === undefined &&
    // What an abort ends is told by the rule on signals.
    !(event.kind === 'text' && event.text === 'abort') &&
    isDropped(registration) &&
    !isEmpty(file, registration) &&
    !isAddedOnce(file, registration)
  );
}

/** Is the result of the call used? `on()` of many packages gives what removes the listener. */
export function isDropped({ call, protocol }: Registration): boolean {
  if (protocol.isByName === true) {
    return wrapped(call).parent?.type !== AST_NODE_TYPES.VariableDeclarator && !isOptedOut(call);
  }
  let node = wrapped(call);
  while (isLinkOfChain(node)) {
    node = wrapped(node.parent?.parent ?? node);
  }
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.LogicalExpression || parent?.type === AST_NODE_TYPES.ConditionalExpression) {
    return wrapped(parent).parent?.type === AST_NODE_TYPES.ExpressionStatement;
  }
  return parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

function isOptedOut(call: TSESTree.Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'void';
}

/** `a.on(x, f)` of `a.on(x, f).on(y, g)`. */
function isLinkOfChain({ parent, range }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.MemberExpression &&
    parent.object.range[0] === range[0] &&
    parent.object.range[1] === range[1] &&
    KEEPERS.has(findPropertyName(parent) ?? '') &&
    parent.parent.type === AST_NODE_TYPES.CallExpression
  );
}

/** `stream.on('error', () => {})`. */
function isEmpty(file: FileAnalysis, { listener }: Registration): boolean {
  const fn = file.functions.findFunction(listener.node);
  return fn?.body.type === AST_NODE_TYPES.BlockStatement && fn.body.body.length === 0;
}

/** A target that keeps each function once has a function of the module once at most. */
function isAddedOnce(file: FileAnalysis, { protocol, listener, target }: Registration): boolean {
  if (protocol.isSet !== true || listener.identity.kind !== 'place' || file.lifetimes.get(target.node) !== 'process') {
    return false;
  }
  const { root } = listener.identity.place;
  return !file.roles.isComponentFile && root.kind === 'variable' && !isFunction(root.variable.scope.variableScope.block);
}

/** Does the listener's name go where it may be removed: into an object, an array, another function? */
function isHanded(file: FileAnalysis, registration: Registration): boolean {
  const { listener, target } = registration;
  const isListenerHanded = listener.identity.kind === 'place' && collectMentions(file, listener.identity.place).some((node) => mayRemove(node, listener.node));
  return isListenerHanded || (target.identity.kind === 'place' && collectMentions(file, target.identity.place).some(isGivenToReleaser));
}

function collectMentions(file: FileAnalysis, place: Place): readonly TSESTree.Node[] {
  const [name, ...rest] = place.path;
  if (name === undefined) {
    return place.root.kind === 'variable' ? place.root.variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) : [];
  }
  const last = rest.at(-1) ?? name;
  return (file.index.members.get(last) ?? []).filter((member) => {
    const other = file.places.find(member);
    return other !== undefined && isSamePlace(other, place);
  });
}

function mayRemove(mention: TSESTree.Node, own: TSESTree.Node): boolean {
  const node = wrapped(mention);
  const { parent } = node;
  if (parent === undefined || mention === own) {
    return false;
  }
  switch (parent.type) {
    case AST_NODE_TYPES.CallExpression:
      return parent.callee !== node && !KEEPERS.has(findCalleeName(parent) ?? '');
    case AST_NODE_TYPES.ArrayExpression:
      return !isDependencies(parent);
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.SpreadElement:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === node;
    default:
      return false;
  }
}

/** `[onResize]` of `useEffect(() => {}, [onResize])`. */
function isDependencies({ parent, elements }: TSESTree.ArrayExpression): boolean {
  const isPlain = elements.every((element) => element?.type === AST_NODE_TYPES.Identifier || element?.type === AST_NODE_TYPES.MemberExpression);
  return isPlain && parent.type === AST_NODE_TYPES.CallExpression && parent.arguments[1]?.type === AST_NODE_TYPES.ArrayExpression && isFunction(parent.arguments[0]);
}

/** `destroy(socket)`, `removeListeners(socket)`. */
function isGivenToReleaser(mention: TSESTree.Node): boolean {
  const node = wrapped(mention);
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee !== node && RELEASER.test(findCalleeName(parent) ?? '') && !isMirrorEvent(parent);
}

/** `other.removeListener('close', socket)` names the target as something else. */
function isMirrorEvent(call: TSESTree.CallExpression): boolean {
  return call.callee.type === AST_NODE_TYPES.MemberExpression && call.arguments.length > 1;
}
