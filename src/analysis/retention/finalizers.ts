/**
 * Finalizers that cannot run, and weak references beside a strong one.
 *
 * A `FinalizationRegistry` keeps its callback and each held value strongly until the target is collected. A held value, or a callback, that leads to the
 * target therefore keeps it for ever. Certain where the text shows the way: the target itself, a closure that mentions it, an object with it inside.
 * A held object whose own state says more is likely at most. Missed: ways through other objects.
 *
 * Example: `registry.register(this, () => this.socket.destroy())` never destroys anything: the closure keeps `this`, and the registry the closure.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../../ast/member-root.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { findKeyName, findLastName, findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { explicitReleaseNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { isTypeScript } from '../languages.js';
import type { AcquireNode, Certainty, FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isReassigned, isSamePlace } from '../places.js';
import { getShortText } from '../wording.js';
import { planHome, planParts, planUnregister, planWeakOnly } from './finalizer-remedies.js';

export type FinalizerKind = 'heldIsTarget' | 'heldReachesTarget' | 'callbackReachesTarget' | 'registryDropped' | 'heldMayReachTarget' | 'neverUnregistered' | 'strongBesideWeak';

/** What such a file contains. */
export const finalizerGate = /\b(?:FinalizationRegistry|WeakRef)\b/u;

const REGISTRY = [{ from: 'global', name: 'FinalizationRegistry' }];
const WEAK_REF = [{ from: 'global', name: 'WeakRef' }];
const RELEASES: ReadonlySet<string> = new Set(explicitReleaseNames);

/** `geometry.id` is a number or a text, and leads nowhere. */
const PLAIN = /(?:^|_)(?:id|uuid|key|name|url|path|fd)$|(?:Id|ID|Key|Name|Url|Path)$/u;

/** A registry of this file with its registrations. */
interface Registry {
  readonly made: AcquireNode;
  readonly callback: FunctionNode | undefined;
  readonly registrations: readonly Registration[];
}

interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly target: TSESTree.Node;
  readonly held: TSESTree.Node | undefined;
}

export function collectFinalizers(file: FileAnalysis): readonly Finding<FinalizerKind>[] {
  const made = (file.index.calls.get('FinalizationRegistry') ?? []).filter(({ callee }) => file.resolver.refersTo(callee, REGISTRY));
  return [...made.flatMap((node) => judgeRegistry(file, findRegistry(file, node))), ...collectStrongCopies(file)];
}

function findRegistry(file: FileAnalysis, made: AcquireNode): Registry {
  const [argument] = made.arguments;
  const callback = argument && unwrap(argument);
  const place = findPlaceOfValue(file, made);
  const registrations = (file.index.calls.get('register') ?? []).flatMap((call) => {
    const callee = unwrap(call.callee);
    const [target, held] = call.arguments;
    if (call.type !== AST_NODE_TYPES.CallExpression || callee.type !== AST_NODE_TYPES.MemberExpression || target === undefined) {
      return [];
    }
    const receiver = file.places.find(callee.object);
    const isThisOne = unwrap(callee.object) === made || (place !== undefined && receiver !== undefined && isSamePlace(place, receiver));
    return isThisOne ? [{ call, target: unwrap(target), held: held && unwrap(held) }] : [];
  });
  return { made, callback: callback !== undefined && isFunction(callback) ? callback : undefined, registrations };
}

/** Where the registry is kept. */
function findPlaceOfValue(file: FileAnalysis, made: AcquireNode): ReturnType<FileAnalysis['places']['find']> {
  const node = wrapped(made);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return file.places.find(parent.id);
    case AST_NODE_TYPES.AssignmentExpression:
      return file.places.find(parent.left);
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return parent.parent.type === AST_NODE_TYPES.VariableDeclarator ? file.places.find(parent.parent.id) : undefined;
    case AST_NODE_TYPES.PropertyDefinition: {
      const name = findKeyName(parent);
      const use = (file.index.members.get(name ?? '') ?? []).find(({ object }) => object.type === AST_NODE_TYPES.ThisExpression && findThisClass(object) === parent.parent.parent);
      return use && file.places.find(use);
    }
    default:
      return undefined;
  }
}

function judgeRegistry(file: FileAnalysis, registry: Registry): readonly Finding<FinalizerKind>[] {
  const { made, registrations } = registry;
  if (isDropped(file, registry)) {
    return [toFinding(file, made, { kind: 'registryDropped', certainty: 'definite', target: made, remedies: planHome(file, made) })];
  }
  const found = registrations.flatMap((registration) => judgeRegistration(file, registry, registration) ?? []);
  return found.length > 0 ? found : findMissedUnregister(file, registry);
}

function judgeRegistration(file: FileAnalysis, { made, callback }: Registry, { call, target, held }: Registration): Finding<FinalizerKind> | undefined {
  if (held !== undefined && isSameValue(file, held, target)) {
    return toFinding(file, call, { kind: 'heldIsTarget', certainty: 'definite', target });
  }
  if (held !== undefined && leadsTo(file, held, target)) {
    return toFinding(file, call, { kind: 'heldReachesTarget', certainty: 'definite', target, held, remedies: planParts(file, held, target) });
  }
  if (callback !== undefined && isWithin(made, findScope(file, target) ?? made) && leadsTo(file, callback, target)) {
    return toFinding(file, call, { kind: 'callbackReachesTarget', certainty: 'definite', target, line: made.loc.start.line });
  }
  return held !== undefined && callback !== undefined && isStateOf(file, held, target, call) && isReadAsObject(file, callback)
    ? toFinding(file, call, { kind: 'heldMayReachTarget', certainty: 'likely', target, held })
    : undefined;
}

function isSameValue({ places }: FileAnalysis, left: TSESTree.Node, right: TSESTree.Node): boolean {
  const [leftPlace, rightPlace] = [places.find(left), places.find(right)];
  return leftPlace !== undefined && rightPlace !== undefined && isSamePlace(leftPlace, rightPlace) && !leftPlace.isElement;
}

/** Does the value keep the target: a closure that mentions it, an object or list with it, one of its methods bound to it? */
function leadsTo(file: FileAnalysis, value: TSESTree.Node, target: TSESTree.Node): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return mentions(file, value, target);
    case AST_NODE_TYPES.ObjectExpression:
      return value.properties.some((property) => property.type === AST_NODE_TYPES.Property && isKept(file, property.value, target));
    case AST_NODE_TYPES.ArrayExpression:
      return value.elements.some((element) => element !== null && isKept(file, element, target));
    case AST_NODE_TYPES.CallExpression: {
      const [self] = value.arguments;
      const isBind = value.callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(value.callee) === 'bind';
      return isBind && self !== undefined && isSameValue(file, self, target);
    }
    case AST_NODE_TYPES.Identifier: {
      const fn = file.functions.findFunction(value);
      return fn !== undefined && mentions(file, fn, target);
    }
    default:
      return false;
  }
}

function isKept(file: FileAnalysis, node: TSESTree.Node, target: TSESTree.Node): boolean {
  const value = unwrap(node);
  return isSameValue(file, value, target) || (value.type !== AST_NODE_TYPES.Identifier && leadsTo(file, value, target));
}

/** Does a function mention the variable, or the `this`, that the target is? A parameter of its own hides a variable. */
function mentions(file: FileAnalysis, fn: FunctionNode, target: TSESTree.Node): boolean {
  const nodes = collectNodes(file.index.sourceCode, fn);
  if (target.type === AST_NODE_TYPES.ThisExpression) {
    const owner = findThisClass(target);
    return owner !== undefined && nodes.some((node) => node.type === AST_NODE_TYPES.ThisExpression && findThisClass(node) === owner);
  }
  const variable = target.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(target) : undefined;
  return variable !== undefined && !isReassigned(variable) && nodes.some((node) => node.type === AST_NODE_TYPES.Identifier && file.index.findVariable(node) === variable);
}

/** The function whose activation the target belongs to: a callback outside of it is of another one. */
function findScope(file: FileAnalysis, target: TSESTree.Node): TSESTree.Node | undefined {
  if (target.type === AST_NODE_TYPES.ThisExpression) {
    return findThisClass(target);
  }
  return target.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(target)?.scope.block : undefined;
}

/** A registry that nothing keeps is collected before its targets are, and then calls nobody. */
function isDropped(file: FileAnalysis, { made, registrations }: Registry): boolean {
  const { parent } = wrapped(made);
  if (parent?.type === AST_NODE_TYPES.MemberExpression) {
    return registrations.length > 0;
  }
  const isLocal = parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier && findEnclosingFunction(made) !== undefined;
  const variable = isLocal ? file.index.findVariable(parent.id) : undefined;
  const uses = variable?.references.filter(({ init }) => init !== true) ?? [];
  return (
    registrations.length > 0 &&
    uses.length > 0 &&
    uses.every(({ identifier, from }) => {
      const call = identifier.parent;
      return call.type === AST_NODE_TYPES.MemberExpression && findPropertyName(call) === 'register' && from.variableScope === variable?.scope.variableScope;
    })
  );
}

/** A part of what the target is made of: `this.socket` for `this`, `inner.body` for `response` after `response.state = inner`. */
function isStateOf(file: FileAnalysis, held: TSESTree.Node, target: TSESTree.Node, call: TSESTree.Node): boolean {
  const root = getMemberRoot(held);
  const isId = PLAIN.test(findLastName(held) ?? '');
  return held.type === AST_NODE_TYPES.MemberExpression && !isId && (isSameValue(file, root, target) || isPutInto(file, root, target, call));
}

function isPutInto(file: FileAnalysis, value: TSESTree.Node, target: TSESTree.Node, call: TSESTree.Node): boolean {
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  const fn = findEnclosingFunction(call);
  return (
    variable?.references.some(({ identifier }) => {
      const { parent } = identifier;
      const left = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.right === identifier ? parent.left : undefined;
      return left?.type === AST_NODE_TYPES.MemberExpression && findEnclosingFunction(left) === fn && isSameValue(file, left.object, target);
    }) ?? false
  );
}

/** Does the callback use more of the held value than its identity? */
function isReadAsObject(file: FileAnalysis, { params: [parameter] }: FunctionNode): boolean {
  const variable = parameter === undefined ? undefined : file.index.findVariable(parameter);
  const uses = variable?.references.map(({ identifier }) => identifier.parent) ?? [];
  return uses.some((parent) => parent.type === AST_NODE_TYPES.MemberExpression && parent.object.type === AST_NODE_TYPES.Identifier && findPropertyName(parent) !== 'deref');
}

/** A class that releases what it registered, and leaves the registry to release it again. */
function findMissedUnregister(file: FileAnalysis, { registrations }: Registry): readonly Finding<FinalizerKind>[] {
  const registration = registrations.find(({ target }) => target.type === AST_NODE_TYPES.ThisExpression);
  const owner = registration && findThisClass(registration.target);
  const release = owner?.body.body.find((member) => member.type === AST_NODE_TYPES.MethodDefinition && RELEASES.has(findKeyName(member) ?? ''));
  const name = registration?.held && findLastName(registration.held);
  if (registration === undefined || release === undefined || name === undefined || (file.index.members.get('unregister') ?? []).length > 0) {
    return [];
  }
  const isReleased = collectNodes(file.index.sourceCode, release).some((node) => node.type === AST_NODE_TYPES.MemberExpression && findPropertyName(node) === name);
  const remedies = isReleased && release.type === AST_NODE_TYPES.MethodDefinition ? planUnregister(file, registration.call, release) : [];
  return isReleased ? [toFinding(file, registration.call, { kind: 'neverUnregistered', certainty: 'likely', target: registration.target, line: release.loc.start.line, remedies })] : [];
}

/** `this.item = item; this.ref = new WeakRef(item);` */
function collectStrongCopies(file: FileAnalysis): readonly Finding<FinalizerKind>[] {
  const refs = (file.index.calls.get('WeakRef') ?? []).filter(({ callee }) => file.resolver.refersTo(callee, WEAK_REF));
  return refs.flatMap((ref) => {
    const [value] = ref.arguments;
    const variable = value?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
    const weak = findFieldOfStore(ref);
    const strong = variable?.references.map(({ identifier }) => findFieldOfStore(identifier)).find((field) => field !== undefined && findThisClass(field) === (weak && findThisClass(weak)));
    const fn = findEnclosingFunction(ref);
    if (weak === undefined || strong === undefined || findEnclosingFunction(strong) !== fn || !isOnlyStore(file, strong)) {
      return [];
    }
    return [toFinding(file, ref, { kind: 'strongBesideWeak', certainty: 'definite', target: value ?? ref, line: strong.loc.start.line, held: strong, remedies: planWeakOnly(file, strong, weak, isTypeScript(file)) })];
  });
}

/** `this.x` of `this.x = value`. */
function findFieldOfStore(value: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const node = wrapped(value);
  const { parent } = node;
  const isStore = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node && parent.operator === '=';
  return isStore && parent.left.type === AST_NODE_TYPES.MemberExpression && parent.left.object.type === AST_NODE_TYPES.ThisExpression ? parent.left : undefined;
}

/** A field that is emptied, or set again, may let go of its value. */
function isOnlyStore(file: FileAnalysis, field: TSESTree.MemberExpression): boolean {
  const stores = (file.index.members.get(findPropertyName(field) ?? '') ?? []).filter((member) => {
    const { parent } = member;
    return (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member) || parent.type === AST_NODE_TYPES.UnaryExpression;
  });
  return stores.length === 1 && stores[0] === field;
}

interface Parts {
  readonly kind: FinalizerKind;
  readonly certainty: Certainty;
  readonly target: TSESTree.Node;
  readonly held?: TSESTree.Node;
  readonly line?: number;
  readonly remedies?: readonly PlannedRemedy[];
}

function toFinding(file: FileAnalysis, node: TSESTree.Node, { kind, certainty, target, held, line = node.loc.start.line, remedies = [] }: Parts): Finding<FinalizerKind> {
  const words = { target: getShortText(file, target), held: held === undefined ? '' : getShortText(file, held), line };
  return { kind, node, certainty, words, remedies, write: (handle) => handle };
}
