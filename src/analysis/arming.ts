/**
 * When a resource begins to hold something, and what it then dies with.
 *
 * An observer is nothing before its first `observe()`. It is collected with what it observes, so that how long the observed element lives
 * decides whether it is a leak. Direction: of several targets the longest life counts; one that cannot be named counts as unknown, never as long.
 *
 * Example: `new ResizeObserver(fit).observe(document.body)` is bound to the page; `observer.observe(this.el)` to the instance.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { findCallback } from './callbacks.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Lifetime } from './lifetimes.js';
import type { Obligation } from './model.js';
import { isSamePlace } from './places.js';

/** The longest of the lives that end the resource: the process, something given, something nobody knows, something of the owner's. */
export type Bond = 'process' | 'outer' | 'argument' | 'unknown' | 'own';

const LONGEST_FIRST: readonly Bond[] = ['process', 'outer', 'argument', 'unknown', 'own'];

/** Calls that arm the handle: `observer.observe(element)`. */
export function collectArming(file: FileAnalysis, { node, fate, protocol }: Obligation): readonly TSESTree.CallExpression[] {
  const calls = protocol.armedBy === undefined ? [] : (file.index.calls.get(protocol.armedBy.method) ?? []);
  return calls.flatMap((call) => {
    const callee = unwrap(call.callee);
    if (call.type !== AST_NODE_TYPES.CallExpression || callee.type !== AST_NODE_TYPES.MemberExpression) {
      return [];
    }
    const receiver = unwrap(callee.object);
    const place = receiver === node || fate.kind !== 'kept' ? undefined : file.places.find(receiver);
    const isOfHandle = receiver === node || (fate.kind === 'kept' && place !== undefined && isSamePlace(place, fate.place));
    return isOfHandle ? [call] : [];
  });
}

/** The node of `owner` that arms the handle, where it is not armed as it is acquired: a call, or the expression of the closure that makes it. */
export function findArmingSite(file: FileAnalysis, obligation: Obligation, owner: FunctionNode): TSESTree.Node | undefined {
  const [first] = collectArming(file, obligation).filter((call) => isWithin(call, owner));
  let site: TSESTree.Node | undefined = first;
  for (let fn = first && findEnclosingFunction(first); fn !== undefined && fn !== owner; fn = findEnclosingFunction(fn)) {
    site = fn.parent.type === AST_NODE_TYPES.CallExpression ? fn.parent : fn;
  }
  // A declaration is hoisted: it stands before the handle, and arms it when it is called.
  if (site?.type === AST_NODE_TYPES.FunctionDeclaration) {
    return undefined;
  }
  // A call that rejects has armed nothing: `await client.connect()`.
  const parent = site === undefined || site !== first ? undefined : wrapped(site).parent;
  return parent?.type === AST_NODE_TYPES.AwaitExpression ? parent : site;
}

/** What the armed resource dies with. */
export function getBond(file: FileAnalysis, { protocol }: Obligation, calls: readonly TSESTree.CallExpression[]): Bond {
  const { armedBy } = protocol;
  if (armedBy?.target === undefined) {
    return 'process';
  }
  const { target } = armedBy;
  const bonds = calls.map((call) => {
    const argument = call.arguments[target];
    return argument === undefined ? 'unknown' : toBond(file.lifetimes.get(argument));
  });
  return LONGEST_FIRST.find((bond) => bonds.includes(bond)) ?? 'unknown';
}

function toBond(lifetime: Lifetime): Bond {
  return lifetime === 'call' ? 'own' : lifetime;
}

/** Does the callback end the resource by the handle that it is given? `(entries, self) => { self.disconnect(); }`. */
export function isEndedByCallback(file: FileAnalysis, obligation: Obligation): boolean {
  const { callbackHandle } = obligation.protocol;
  const parameter = callbackHandle === undefined ? undefined : findCallback(file, obligation)?.params[callbackHandle];
  if (parameter === undefined) {
    return false;
  }
  const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
  return variable === undefined || variable.references.some(({ identifier }) => wrapped(identifier).parent !== undefined);
}
