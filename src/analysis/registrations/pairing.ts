/**
 * Which call removes which listener.
 *
 * Each part is compared by itself: `'exact'` only where both certainly mean the same, `'never'` only where they certainly do not, so that a removal
 * without a `'never'` may remove the listener. Direction: what cannot be told apart may match, which silences a leak and invents none.
 *
 * Example: `el.addEventListener('a', f, true)` and `el.removeEventListener('a', f)` match in target, event and listener, and never in capture.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isNothing } from '../../ast/is-nothing.js';
import { unwrap } from '../../ast/unwrap.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { ClassLike, Place, Variable } from '../model.js';
import { isReassigned, isSamePlace, isSameRoot } from '../places.js';
import { findDefinition } from '../variable-definitions.js';
import { getRegistrations } from './collect.js';
import { getEvent, getListener } from './identities.js';
import { readOptions } from './options.js';
import type { EventIdentity, Flag, ListenerIdentity, Match, Registration, Removal, TargetIdentity } from './registration.js';

export interface Comparison {
  readonly target: Match;
  readonly event: Match;
  readonly listener: Match;
  readonly capture: Match;
  readonly context: Match;
}

export function compare(file: FileAnalysis, registration: Registration, removal: Removal): Comparison {
  const { protocol } = registration;
  const { call } = removal;
  const target = compareTargets(file, registration.target.identity, removal.target.identity);
  if (removal.kind === 'blanket') {
    return { target: compareEnded(registration.target.identity, removal.target.identity, target), event: compareBlanket(file, registration, call), listener: 'exact', capture: 'exact', context: 'exact' };
  }
  const eventNode = protocol.event === undefined ? undefined : call.arguments[protocol.event];
  const given = call.arguments[protocol.callback];
  return {
    target,
    event: compareEvents(registration.event, getEvent(file, eventNode)),
    listener: given === undefined ? 'possible' : compareListeners(file, registration.listener.identity, getListener(file, given).identity),
    capture: compareCaptures(file, registration, call),
    context: compareContexts(file, registration, call),
  };
}

export function getParts({ target, event, listener, capture, context }: Comparison): readonly Match[] {
  return [target, event, listener, capture, context];
}

/** The weakest part decides. */
export function match(file: FileAnalysis, registration: Registration, removal: Removal): Match {
  if (isOfOtherEvent(file, registration, removal)) {
    return 'never';
  }
  const parts = getParts(compare(file, registration, removal));
  if (parts.includes('never')) {
    return 'never';
  }
  return parts.includes('possible') ? 'possible' : 'exact';
}

/** Most pairs of a file are told apart by two names, before anything is looked up. */
function isOfOtherEvent(file: FileAnalysis, { event, protocol }: Registration, { kind, call }: Removal): boolean {
  const node = protocol.event === undefined ? undefined : call.arguments[protocol.event];
  return kind !== 'blanket' && event.kind === 'text' && node?.type === AST_NODE_TYPES.Literal && compareEvents(event, getEvent(file, node)) === 'never';
}

/** The same target and the same function: a loop may name the event. */
export function belongsTo(file: FileAnalysis, registration: Registration, removal: Removal): boolean {
  if (isOfOtherEvent(file, registration, removal)) {
    return false;
  }
  const parts = compare(file, registration, removal);
  return parts.target === 'exact' && parts.listener === 'exact' && !getParts(parts).includes('never');
}

/** Removals that certainly belong to a registration of the file. */
const getClaimed = weakMemo((file: FileAnalysis): ReadonlySet<Removal> => {
  const { registrations, removals } = getRegistrations(file);
  return new Set(
    removals.filter((removal) => removal.kind === 'mirror' && registrations.some((registration) => belongsTo(file, registration, removal))),
  );
});

/** Removals that may remove this listener: one that certainly belongs to another registration counts on the very same target only. */
export function collectRemovals(file: FileAnalysis, registration: Registration): readonly Removal[] {
  return getRegistrations(file).removals.filter((removal) => {
    const found = match(file, registration, removal);
    if (found !== 'possible') {
      return found === 'exact';
    }
    const mayReach = !getClaimed(file).has(removal) && (removal.kind !== 'mirror' || isMirrorOf(registration, removal));
    return mayReach || compare(file, registration, removal).target === 'exact';
  });
}

/** `bus.off(event, f)` says nothing of what `addEventListener()` gave to an element. */
function isMirrorOf({ protocol }: Registration, { verb }: Removal): boolean {
  return protocol.release.some((release) => 'mirror' in release && release.mirror === verb);
}

export function compareTargets(file: FileAnalysis, left: TargetIdentity, right: TargetIdentity): Match {
  if (left.kind === 'global' && right.kind === 'global') {
    return left.path === right.path ? 'exact' : 'never';
  }
  if (left.kind === 'text' || right.kind === 'text') {
    return 'possible';
  }
  if (left.kind === 'place' && right.kind === 'place') {
    return comparePlaces(file, left.place, right.place);
  }
  const place = left.kind === 'place' ? left.place : right.kind === 'place' ? right.place : undefined;
  return place !== undefined && isMadeHere(place) ? 'never' : 'possible';
}

function comparePlaces(file: FileAnalysis, left: Place, right: Place): Match {
  if (isSamePlace(left, right)) {
    return left.isElement ? 'possible' : 'exact';
  }
  if (left.isElement || right.isElement) {
    return 'possible';
  }
  if (isStoredAs(file, left, right) || isStoredAs(file, right, left)) {
    return 'exact';
  }
  const isApart = isSameRoot(left.root, right.root) || (isMadeHere(left) && isMadeHere(right));
  return isApart && getBareName(left) !== getBareName(right) && !isAssigned(file, left, right) ? 'never' : 'possible';
}

/** `constructor(bus) { this.bus = bus; }`, or `constructor(private bus)`: the parameter and the field are one. */
function isStoredAs(file: FileAnalysis, { root, path }: Place, field: Place): boolean {
  const [name, ...rest] = field.path;
  if (root.kind !== 'variable' || path.length > 0 || field.root.kind !== 'instance' || name === undefined || rest.length > 0 || isReassigned(root.variable)) {
    return false;
  }
  const stores = collectStores(file, field.root.classLike, name);
  const [store, ...others] = stores;
  if (store === undefined) {
    return root.variable.name === name && root.variable.identifiers.some((identifier) => isParameterProperty(identifier));
  }
  const value = store.parent.type === AST_NODE_TYPES.AssignmentExpression ? unwrap(store.parent.right) : undefined;
  return others.length === 0 && value?.type === AST_NODE_TYPES.Identifier && file.index.findVariable(value) === root.variable;
}

/** By class and field: each of many listeners asks for the same few. */
const storesOf = new WeakMap<ClassLike, Map<string, readonly TSESTree.MemberExpression[]>>();

/** Where a class gives a field a value. */
function collectStores(file: FileAnalysis, classLike: ClassLike, name: string): readonly TSESTree.MemberExpression[] {
  const known = storesOf.get(classLike) ?? new Map<string, readonly TSESTree.MemberExpression[]>();
  storesOf.set(classLike, known);
  let stores = known.get(name);
  if (stores === undefined) {
    stores = (file.index.members.get(name) ?? []).filter(
      ({ parent, range, object }) =>
        parent.type === AST_NODE_TYPES.AssignmentExpression &&
        parent.left.range[0] === range[0] &&
        file.classLikes.findThisOwner(object)?.classLike === classLike &&
        !isNothing(parent.right),
    );
    known.set(name, stores);
  }
  return stores;
}

function isParameterProperty({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.TSParameterProperty || (parent?.type === AST_NODE_TYPES.AssignmentPattern && parent.parent.type === AST_NODE_TYPES.TSParameterProperty);
}

/** `this.a = this.b` somewhere: both may be one. */
function isAssigned(file: FileAnalysis, left: Place, right: Place): boolean {
  return [left, right].some((place) => {
    const name = place.path.at(-1);
    return (name === undefined ? [] : (file.index.members.get(name) ?? [])).some(({ parent }) => {
      const value = parent.type === AST_NODE_TYPES.AssignmentExpression ? file.places.find(parent.right) : undefined;
      return value !== undefined && (isSamePlace(value, left) || isSamePlace(value, right));
    });
  });
}

/** `conference` of `this._conference`. */
export function getBareName({ root, path }: Place): string {
  const name = path.at(-1) ?? (root.kind === 'variable' ? root.variable.name : 'this');
  return name.replaceAll(/[_#$]/gu, '').toLowerCase();
}

/** A variable of which the file shows that it holds a new object, a function, or an import: nothing else names it but this. */
function isMadeHere({ root, path }: Place): boolean {
  return root.kind === 'variable' && path.length === 0 && !isReassigned(root.variable) && isMade(root.variable);
}

function isMade(variable: Variable): boolean {
  if (variable.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.ImportBinding)) {
    return true;
  }
  const definition = findDefinition(variable);
  const value = definition && unwrap(definition);
  return value?.type === AST_NODE_TYPES.NewExpression || value?.type === AST_NODE_TYPES.ObjectExpression;
}

/** `other.close()` ends what goes by the same name, and nothing else that may be one. */
function compareEnded(target: TargetIdentity, ended: TargetIdentity, found: Match): Match {
  if (found === 'exact') {
    return 'exact';
  }
  if (target.kind === 'place' && ended.kind === 'place') {
    const isNamesake = getBareName(target.place) === getBareName(ended.place);
    const isElement = (target.place.isElement || ended.place.isElement) && isSameContainer(target.place, ended.place);
    return isNamesake || isElement || isPart(target, ended) ? 'possible' : 'never';
  }
  return target.kind === 'text' && ended.kind === 'text' && target.text === ended.text ? 'possible' : 'never';
}

function isSameContainer(left: Place, right: Place): boolean {
  return isSameRoot(left.root, right.root) && left.path.join('.') === right.path.join('.');
}

/** `this.session.close()` ends `this.session.socket`. */
function isPart(part: TargetIdentity, whole: TargetIdentity): boolean {
  return (
    part.kind === 'place' &&
    whole.kind === 'place' &&
    isSameRoot(part.place.root, whole.place.root) &&
    whole.place.path.length > 0 &&
    whole.place.path.every((name, index) => part.place.path[index] === name)
  );
}

function compareBlanket(file: FileAnalysis, { event }: Registration, { arguments: [first] }: TSESTree.CallExpression): Match {
  return first === undefined || unwrap(first).type === AST_NODE_TYPES.ObjectExpression ? 'exact' : compareBlanketEvent(event, getEvent(file, first));
}

/** `destroy(error)` has an argument that is no event. */
function compareBlanketEvent(left: EventIdentity, right: EventIdentity): Match {
  return right.kind === 'text' ? compareEvents(left, right) : 'possible';
}

export function compareEvents(left: EventIdentity, right: EventIdentity): Match {
  if (left.kind === 'only' || right.kind === 'only') {
    return left.kind === right.kind ? 'exact' : 'possible';
  }
  if (left.kind === 'place' && right.kind === 'place') {
    return isSamePlace(left.place, right.place) ? 'exact' : 'possible';
  }
  if (left.kind !== right.kind || left.kind === 'place' || right.kind === 'place') {
    return 'possible';
  }
  if (left.text === right.text) {
    return 'exact';
  }
  return left.kind === 'unknown' ? 'possible' : 'never';
}

export function compareListeners(file: FileAnalysis, left: ListenerIdentity, right: ListenerIdentity): Match {
  if (left.kind === 'fresh' || right.kind === 'fresh') {
    return isOwnName(left, right) || isOwnName(right, left) ? 'exact' : 'never';
  }
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return left.kind === 'unknown' && right.kind === 'unknown' && left.text === right.text ? 'exact' : 'possible';
  }
  if (isSamePlace(left.place, right.place)) {
    return 'exact';
  }
  return isOpenListener(file, left.place) || isOpenListener(file, right.place) || isAssigned(file, left.place, right.place) ? 'possible' : 'never';
}

function isOwnName(made: ListenerIdentity, named: ListenerIdentity): boolean {
  const isVariable = named.kind === 'place' && named.place.root.kind === 'variable' && named.place.path.length === 0;
  return made.kind === 'fresh' && made.self !== undefined && isVariable && named.place.root.variable === made.self;
}

/** A parameter, a variable that is written again, or a field that takes what others made may hold any function. */
function isOpenListener(file: FileAnalysis, { root, path }: Place): boolean {
  const [name, ...rest] = path;
  if (rest.length > 0) {
    return true;
  }
  if (name === undefined) {
    return root.kind === 'variable' && findDefinition(root.variable) === undefined;
  }
  if (root.kind !== 'instance') {
    return true;
  }
  return !root.classLike.members.has(name) && !hasOwnFunction(file, name);
}

/** By file and name: asked for each pair of a listener and a removal. */
const getOwnFunctions = weakMemo((_file: FileAnalysis) => new Map<string, boolean>());

/** `this.onX = () => {}` or `this.onX = this.f.bind(this)`, and nothing else. */
function hasOwnFunction(file: FileAnalysis, name: string): boolean {
  const known = getOwnFunctions(file);
  let isOwn = known.get(name);
  if (isOwn === undefined) {
    const values = (file.index.members.get(name) ?? []).flatMap(({ parent, range }) =>
      parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === range[0] ? [parent.right] : [],
    );
    isOwn = values.length > 0 && values.every((value) => isNothing(value) || getListener(file, value).identity.kind === 'fresh');
    known.set(name, isOwn);
  }
  return isOwn;
}

function compareCaptures(file: FileAnalysis, { call, capture, protocol }: Registration, removal: TSESTree.CallExpression): Match {
  if (protocol.options === undefined) {
    return 'exact';
  }
  const [left, right] = [call.arguments[protocol.options], removal.arguments[protocol.options]];
  return isSameConstant(file, left, right) ? 'exact' : compareFlags(capture, readOptions(file, right).capture);
}

/** Two mentions of one variable that nothing writes again: whatever it holds, both have it. */
export function isSameConstant(file: FileAnalysis, left: TSESTree.Node | undefined, right: TSESTree.Node | undefined): boolean {
  const [first, second] = [left, right].map((node) => {
    const name = node && unwrap(node);
    return name?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(name) : undefined;
  });
  return first !== undefined && first === second && first.defs.length > 0 && !isReassigned(first);
}

function compareFlags(left: Flag, right: Flag): Match {
  if (left === 'unknown' || right === 'unknown') {
    return 'possible';
  }
  return left === right ? 'exact' : 'never';
}

/** `connect(slot, this)` is removed by `disconnect(slot, this)`. */
function compareContexts(file: FileAnalysis, { call, protocol }: Registration, removal: TSESTree.CallExpression): Match {
  if (protocol.context === undefined) {
    return 'exact';
  }
  const left = call.arguments[protocol.context];
  const right = removal.arguments[protocol.context];
  if (left === undefined || right === undefined) {
    return left === right ? 'exact' : 'never';
  }
  const [one, other] = [file.places.find(left), file.places.find(right)];
  return one !== undefined && other !== undefined && isSamePlace(one, other) ? 'exact' : 'possible';
}
