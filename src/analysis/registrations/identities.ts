/**
 * What the target, the event and the listener of a registration are.
 *
 * Constant aliases are followed. Missed: objects that are reached in two ways (`this.el` and `document.getElementById('el')`), which compare as
 * possibly the same. Never wrong: two parts with equal identities are the same in one activation.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { functionMakerNames, listenerProtocols } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Place, Variable } from '../model.js';
import { isReassigned } from '../places.js';
import { findDefinition } from '../variable-definitions.js';
import type { EventIdentity, Listener, ListenerIdentity, Target, TargetIdentity } from './registration.js';

const MAKERS: ReadonlySet<string> = new Set(functionMakerNames);

/** Methods that give back their receiver, so that calls are chained. */
const CHAINED: ReadonlySet<string> = new Set([
  ...listenerProtocols.flatMap(({ acquire }) => acquire.flatMap((entry) => ('method' in entry ? [entry.method] : []))),
  ...listenerProtocols.flatMap(({ release, clear = [] }) => [
    ...clear,
    ...release.flatMap((entry) => ('mirror' in entry ? [entry.mirror] : [])),
  ]),
  'setMaxListeners',
]);

/** The target of a method call; `window` of a bare `addEventListener()`. */
export function findTarget(file: FileAnalysis, call: TSESTree.CallExpression): Target | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    const symbol = file.resolver.resolve(callee);
    return symbol.kind === 'symbol' && symbol.from === 'global'
      ? { node: callee, identity: { kind: 'global', path: 'window' } }
      : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  return getTargetOf(file, findRoot(callee.object));
}

/** The target that an expression denotes. */
export function getTargetOf(file: FileAnalysis, node: TSESTree.Node): Target {
  return { node, identity: getTarget(file, node) };
}

/** `a` of `a.on(x, f).on(y, g)`. */
function findRoot(object: TSESTree.Node): TSESTree.Node {
  let node = unwrap(object);
  while (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = unwrap(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || !CHAINED.has(findPropertyName(callee) ?? '')) {
      break;
    }
    node = unwrap(callee.object);
  }
  return node;
}

function getTarget(file: FileAnalysis, node: TSESTree.Node): TargetIdentity {
  const symbol = file.resolver.resolve(node);
  if (symbol.kind === 'symbol' && symbol.isByType !== true) {
    const path = /^(?:window|self|globalThis|global)$/u.test(symbol.name) ? 'window' : symbol.name;
    return { kind: 'global', path: symbol.from === 'global' ? path : `${symbol.from} ${path}` };
  }
  const place = file.places.find(node);
  return place === undefined ? { kind: 'text', text: getText(file, node) } : { kind: 'place', place };
}

export function getEvent(file: FileAnalysis, argument: TSESTree.Node | undefined): EventIdentity {
  if (argument === undefined) {
    return { kind: 'only' };
  }
  const node = unwrap(argument);
  const text = findStaticString(node) ?? findConstantText(file, node);
  if (text !== undefined) {
    return { kind: 'text', text };
  }
  if (isConstant(file, node)) {
    return { kind: 'constant', text: getText(file, node) };
  }
  const place = file.places.find(node);
  return place === undefined || place.isElement ? { kind: 'unknown', text: getText(file, node) } : { kind: 'place', place };
}

/** `'close'` of `const CLOSE = 'close'`. */
function findConstantText(file: FileAnalysis, node: TSESTree.Node): string | undefined {
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const definition = variable && findDefinition(variable);
  return definition === undefined ? undefined : findStaticString(unwrap(definition));
}

/** An import, or a property of one or of a class or enum: `Events.Closed`. */
function isConstant(file: FileAnalysis, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) {
    return findPropertyName(node) !== undefined && isConstant(file, unwrap(node.object));
  }
  if (node.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const [definition] = file.index.findVariable(node)?.defs ?? [];
  return (
    definition === undefined ||
    definition.type === TSESLint.Scope.DefinitionType.ImportBinding ||
    definition.type === TSESLint.Scope.DefinitionType.TSEnumName ||
    /^[A-Z]/u.test(node.name)
  );
}

/** By argument: each removal is compared with each listener. */
const listeners = new WeakMap<TSESTree.Node, Listener>();

export function getListener(file: FileAnalysis, argument: TSESTree.Node): Listener {
  let listener = listeners.get(argument);
  if (listener === undefined) {
    listener = { node: argument, identity: getListenerIdentity(file, unwrap(argument)) };
    listeners.set(argument, listener);
  }
  return listener;
}

function getListenerIdentity(file: FileAnalysis, node: TSESTree.Node): ListenerIdentity {
  // `on('x', (this.onX = () => {}))` is kept in the field.
  if (node.type === AST_NODE_TYPES.AssignmentExpression && node.operator === '=') {
    return getListenerIdentity(file, unwrap(node.left));
  }
  if (isFunction(node)) {
    return { kind: 'fresh', maker: 'function', self: findOwnName(file, node) };
  }
  if (node.type === AST_NODE_TYPES.CallExpression) {
    const name = findCalleeName(node) ?? '';
    return MAKERS.has(name)
      ? { kind: 'fresh', maker: name === 'bind' ? 'bind' : 'wrapper' }
      : { kind: 'unknown', text: getText(file, node) };
  }
  const place = file.places.find(node);
  if (place === undefined || place.isElement) {
    return { kind: 'unknown', text: getText(file, node) };
  }
  return { kind: 'place', place, isStable: isStable(file, place) };
}

/** `f` of `on('x', function f() { off('x', f); })`. */
function findOwnName({ index }: FileAnalysis, fn: FunctionNode): Variable | undefined {
  const variables = fn.id === null || fn.type !== AST_NODE_TYPES.FunctionExpression ? [] : (index.sourceCode.scopeManager?.getDeclaredVariables(fn) ?? []);
  return variables.find(({ defs: [definition] }) => definition?.name === fn.id);
}

/** Does the place hold one function for good? `this.f = this.f.bind(this)` in a constructor does not change that. */
function isStable(file: FileAnalysis, { root, path }: Place): boolean {
  const [name, ...rest] = path;
  if (name === undefined) {
    return root.kind === 'instance' || (findDefinition(root.variable) !== undefined && isLasting(root.variable));
  }
  if (root.kind !== 'instance' || rest.length > 0) {
    return false;
  }
  const writes = (file.index.members.get(name) ?? []).filter(
    ({ parent, object }) =>
      parent.type === AST_NODE_TYPES.AssignmentExpression &&
      parent.left.type === AST_NODE_TYPES.MemberExpression &&
      parent.left.object === object &&
      file.classLikes.findThisOwner(object)?.classLike === root.classLike,
  );
  return root.classLike.members.has(name) ? writes.length <= 1 : writes.length === 1;
}

function isLasting(variable: Variable): boolean {
  return !isReassigned(variable);
}

function getText(file: FileAnalysis, node: TSESTree.Node): string {
  return file.index.sourceCode.getText(node).replaceAll(/\s+/gu, ' ');
}
