/**
 * Calls and constructions of a class whose result may be its own remover, by their shape alone.
 *
 * An *event* is a call that takes a listener and is called like one that gives back a disposable; a *made* object comes out of a `new`. Whether it
 * has to be released is said by its siblings, its type or its class: nothing here is an obligation.
 *
 * Example: in `this.model.onDidClose(() => this.close())` the event is `onDidClose` of `this.model`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { isFunction } from '../../ast/is-function.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { eventNamePattern, keptEventNames, streamPackages } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { findKeeping } from './keepers.js';
import type { AcquireNode } from '../model.js';

export interface Site {
  readonly call: AcquireNode;
  readonly kind: 'event' | 'made';
  /** The last name of the callee: `onDidClose`, `Emitter`. */
  readonly name: string;
  /** What the event is of; `undefined` where a function takes its target as an argument. */
  readonly receiver: TSESTree.Expression | undefined;
  /** The class whose instance the code belongs to. */
  readonly owner: ClassNode | undefined;
}

const EVENT = new RegExp(eventNamePattern, 'u');
const KEPT_EVENTS: ReadonlySet<string> = new Set(keptEventNames);

/** Constructors of what holds nothing, by far the most frequent ones. */
const PLAIN = /^(?:Map|Set|WeakMap|WeakSet|Array|Object|Error|\w+Error|Promise|Date|RegExp|URL|URLSearchParams|Proxy|\w+Event|\w+Array)$/u;

const STREAM_PACKAGES: ReadonlySet<string> = new Set(streamPackages);

const collectSites = weakMemo((file: FileAnalysis): readonly Site[] => {
  const sites: Site[] = [];
  for (const [name, calls] of file.index.calls) {
    const isEvent = EVENT.test(name) || KEPT_EVENTS.has(name);
    const isMaker = /^[A-Z]/u.test(name) && !PLAIN.test(name);
    if (isEvent || isMaker) {
      for (const call of calls) {
        const site = isNamedOnly(name) && !isKeptInField(call) && !isGivenOrDropped(call) ? undefined : toSite(file, call, name, isEvent);
        sites.push(...(site === undefined ? [] : [site]));
      }
    }
  }
  return sites.sort((left, right) => left.call.range[0] - right.call.range[0]);
});

export const getSitesByOwner = weakMemo((file: FileAnalysis): ReadonlyMap<ClassNode, readonly Site[]> => {
  const byOwner = new Map<ClassNode, Site[]>();
  for (const site of collectSites(file)) {
    if (site.owner !== undefined) {
      const known = byOwner.get(site.owner) ?? [];
      byOwner.set(site.owner, known);
      known.push(site);
    }
  }
  return byOwner;
});

/** Is the event called like one that gives back a remover in some packages, and itself in others? */
export function isNamedOnly(name: string): boolean {
  return KEPT_EVENTS.has(name);
}

/** Is it compared with others of the same receiver: is its result given to a keeper, or dropped beside one? */
function isGivenOrDropped(call: AcquireNode): boolean {
  return findKeeping(call) !== undefined || wrapped(call).parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** `this.off = bus.on('x', f)`: whoever keeps the result has use for it. An emitter gives itself back, which nobody keeps in a field. */
function isKeptInField(call: AcquireNode): boolean {
  const node = wrapped(call);
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node && parent.left.type === AST_NODE_TYPES.MemberExpression;
}

function toSite(file: FileAnalysis, call: AcquireNode, name: string, isEvent: boolean): Site | undefined {
  if (call.type === AST_NODE_TYPES.NewExpression) {
    return isEvent || isStream(file, call) ? undefined : { call, kind: 'made', name, receiver: undefined, owner: findThisClass(call) };
  }
  const callee = unwrap(call.callee);
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  const isFunctionOfTarget = receiver === undefined && name.startsWith('add') && call.arguments.length > 1;
  if (!isEvent || (receiver === undefined && !isFunctionOfTarget) || receiver?.type === AST_NODE_TYPES.Super) {
    return undefined;
  }
  return call.arguments.some((argument) => isListener(file, argument)) ? { call, kind: 'event', name, receiver, owner: findThisClass(call) } : undefined;
}

/** Streams and emitters of these packages hold only their listeners, and go with whoever holds them: to complete one is to say something. */
function isStream(file: FileAnalysis, { callee }: AcquireNode): boolean {
  const symbol = file.resolver.resolve(callee);
  return symbol.kind === 'symbol' && STREAM_PACKAGES.has(symbol.from);
}

/** A function, a name of one, `this.update.bind(this)`. */
function isListener(file: FileAnalysis, argument: TSESTree.Node): boolean {
  const value = unwrap(argument);
  if (isFunction(value)) {
    return true;
  }
  if (value.type === AST_NODE_TYPES.CallExpression) {
    return findCalleeName(value) === 'bind';
  }
  return (value.type === AST_NODE_TYPES.MemberExpression || value.type === AST_NODE_TYPES.Identifier) && file.functions.findFunction(value) !== undefined;
}
