/**
 * Which calls of a file create an obligation.
 *
 * The names of the catalogue decide which calls are resolved at all; a call counts only when its callee certainly is what the protocol names,
 * and no option exempts it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { isNothing } from '../ast/is-nothing.js';
import { findKeyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import type { Acquire, Exempt, Protocol, SymbolRef } from '../catalogue/schema.js';
import { weakMemo } from '../util/weak-memo.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { FileAnalysis } from './file-analysis.js';
import { getFate } from './handle-positions.js';
import type { AcquireNode, Obligation } from './model.js';
import { type IsAcquire, isInstance } from './receivers.js';
import { isReachable } from './reachable-modules.js';
import { isTimerObject } from './timer-objects.js';

export function collectObligations(file: FileAnalysis, protocols: readonly Protocol[]): readonly Obligation[] {
  const obligations: Obligation[] = [];
  const seen = new Set<AcquireNode>();
  for (const protocol of protocols) {
    for (const acquire of protocol.acquire.filter((one) => isReachable(file, getModule(one)))) {
      for (const node of file.index.calls.get(getAcquireName(acquire)) ?? []) {
        if (!seen.has(node) && isAcquire(file, node, acquire, protocols) && !isExempt(file, node, protocol)) {
          seen.add(node);
          obligations.push(createObligation(file, node, protocol));
        }
      }
    }
    collectAliased(file, protocol, { protocols, seen, obligations });
  }
  return obligations;
}

interface Collection {
  readonly protocols: readonly Protocol[];
  readonly seen: Set<AcquireNode>;
  readonly obligations: Obligation[];
}

/** `const every = setInterval; every(…)`: calls by another name that the file gives to the acquiring function. */
function collectAliased(file: FileAnalysis, protocol: Protocol, { protocols, seen, obligations }: Collection): void {
  for (const name of collectAliases(file, protocol)) {
    for (const node of file.index.calls.get(name) ?? []) {
      const isAliased = protocol.acquire.some((acquire) => isReachable(file, getModule(acquire)) && isAcquire(file, node, acquire, protocols));
      if (!seen.has(node) && isAliased && !isExempt(file, node, protocol)) {
        seen.add(node);
        obligations.push(createObligation(file, node, protocol));
      }
    }
  }
}

/** Names that imports, patterns and constants of this file give to one of the protocol's functions. */
function collectAliases({ index }: FileAnalysis, protocol: Protocol): ReadonlySet<string> {
  return new Set(protocol.acquire.flatMap((acquire) => getAliases(index).get(getAcquireName(acquire)) ?? []));
}

/** All other names in a file, by the name that they stand for. */
const getAliases = weakMemo(({ sourceCode }: FileIndex): ReadonlyMap<string, readonly string[]> => {
  const aliases = new Map<string, string[]>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      const [definition] = variable.defs;
      const original = definition === undefined ? undefined : findOriginalName(definition.node, definition.name);
      if (original !== undefined && original !== variable.name) {
        aliases.set(original, [...(aliases.get(original) ?? []), variable.name]);
      }
    }
  }
  return aliases;
});

function findOriginalName(node: TSESTree.Node, name: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.ImportSpecifier) {
    return node.imported.type === AST_NODE_TYPES.Identifier ? node.imported.name : node.imported.value;
  }
  if (node.type === AST_NODE_TYPES.ImportDefaultSpecifier || node.type === AST_NODE_TYPES.ImportNamespaceSpecifier) {
    return 'default';
  }
  if (node.type !== AST_NODE_TYPES.VariableDeclarator || node.init === null) {
    return undefined;
  }
  if (node.id.type === AST_NODE_TYPES.ObjectPattern) {
    const property = name.parent;
    return property?.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
  }
  return findLastName(node.init);
}

function findLastName(init: TSESTree.Expression): string | undefined {
  switch (init.type) {
    case AST_NODE_TYPES.Identifier:
      return init.name;
    case AST_NODE_TYPES.MemberExpression:
      return init.property.type === AST_NODE_TYPES.Identifier && !init.computed ? findBoundName(init) : undefined;
    case AST_NODE_TYPES.CallExpression:
      return init.callee.type === AST_NODE_TYPES.MemberExpression ? findLastName(init.callee.object) : findOfRequire(init);
    default:
      return undefined;
  }
}

/** `require('knex')` is the module's `default`. */
function findOfRequire({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === AST_NODE_TYPES.Identifier && callee.name === 'require' ? 'default' : undefined;
}

function findBoundName({ property }: TSESTree.MemberExpression): string | undefined {
  return property.type === AST_NODE_TYPES.Identifier ? property.name : undefined;
}

function createObligation(file: FileAnalysis, node: AcquireNode, protocol: Protocol): Obligation {
  return {
    protocol,
    node,
    calleeText: file.index.sourceCode.getText(node.callee),
    fate: isEndedByReceiver(file, protocol) ? { kind: 'unknown' } : getFate(file, node, protocol),
  };
}

/** `await mutex.acquire(); …; mutex.release();`: the receiver ends it, whatever becomes of the handle. Which of many it ends cannot be told. */
function isEndedByReceiver({ index }: FileAnalysis, { acquire, release }: Protocol): boolean {
  const isMethod = acquire.every((one) => 'method' in one);
  return release.some(
    (one) => 'mirror' in one && index.calls.get(one.mirror)?.some(({ callee }) => !isMethod || callee.type === AST_NODE_TYPES.MemberExpression) === true,
  );
}

/** Whose function, class or method it is. */
export function getModule(acquire: Acquire): SymbolRef {
  return 'method' in acquire ? acquire.on : 'call' in acquire ? acquire.call : acquire.construct;
}

/** The name by which calls are looked up. */
export function getAcquireName(acquire: Acquire): string {
  if ('method' in acquire) {
    return acquire.method;
  }
  const { name } = 'call' in acquire ? acquire.call : acquire.construct;
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A word that a file has which acquires in this way: a module as a whole has any name, so it goes by the module's. */
export function getGateName(acquire: Acquire): string {
  const name = getAcquireName(acquire);
  return name === 'default' && !('method' in acquire) ? ('call' in acquire ? acquire.call : acquire.construct).from : name;
}

function isAcquire(file: FileAnalysis, node: AcquireNode, acquire: Acquire, protocols: readonly Protocol[]): boolean {
  if ('construct' in acquire) {
    return node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, [acquire.construct]);
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  return 'call' in acquire ? isCallOf(file, node, acquire.call) || isTimerObject(file.index, node, acquire.call) : isMethodOf(file, node, acquire, protocols);
}

/** A static method of a package's class may have a twin in its instances, and the type of the receiver tells no difference. */
function isCallOf({ resolver }: FileAnalysis, { callee }: TSESTree.CallExpression, ref: SymbolRef): boolean {
  const isOfPackage = ref.from !== 'global' && !ref.from.startsWith('node:');
  const resolved = isOfPackage && ref.name.includes('.') ? resolver.resolve(callee) : undefined;
  return !(resolved?.kind === 'symbol' && resolved.isByType === true) && resolver.refersTo(callee, [ref]);
}

function isMethodOf(
  file: FileAnalysis,
  call: TSESTree.CallExpression,
  { method, on }: Extract<Acquire, { readonly method: string }>,
  protocols: readonly Protocol[],
): boolean {
  const isAcquireToo: IsAcquire = (node, acquire) => isAcquire(file, node, acquire, protocols);
  return (
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    findCalleeName(call) === method &&
    isInstance(file, call.callee.object, on, protocols, isAcquireToo)
  );
}

function isExempt(file: FileAnalysis, node: AcquireNode, protocol: Protocol): boolean {
  const { exempt: exempts = [] } = protocol;
  return isOtherForm(node, protocol) || exempts.some(
    (exempt) =>
      ('option' in exempt && hasOption(node.arguments[exempt.argument], exempt)) ||
      ('given' in exempt && mayBeFunction(node.arguments[exempt.given])) ||
      ('within' in exempt && isInCallbackOf(file, node, exempt.within)),
  );
}

/** A function that gives a promise, or a handle to its callback, is called in the one way or in the other. */
function isOtherForm(node: AcquireNode, { handle, callback }: Protocol): boolean {
  if (typeof handle === 'object' && 'callbackArgument' in handle) {
    const given = node.arguments[handle.callbackArgument] ?? node.arguments.at(-1);
    return given === undefined || !isFunction(given) || (given.params.length <= handle.parameter && handle.isOnlyWay !== true);
  }
  const last = node.arguments.at(-1);
  const isStatement = wrapped(node).parent?.type === AST_NODE_TYPES.ExpressionStatement;
  return handle === 'promise' && callback === undefined && last !== undefined && isFunction(last) && isStatement;
}

/** Is the node in a function that is written as an argument of such a call? */
function isInCallbackOf({ resolver }: FileAnalysis, node: TSESTree.Node, ref: SymbolRef): boolean {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const { parent } = fn;
    if (parent.type === AST_NODE_TYPES.CallExpression && parent.callee !== fn && resolver.refersTo(parent.callee, [ref])) {
      return true;
    }
  }
  return false;
}

function mayBeFunction(argument: TSESTree.CallExpressionArgument | undefined): boolean {
  if (argument === undefined) {
    return false;
  }
  switch (argument.type) {
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return false;
    default:
      return !isNothing(argument);
  }
}

/** An options argument that is not written out may hold the option. */
function hasOption(
  argument: TSESTree.CallExpressionArgument | undefined,
  { option, equals }: Extract<Exempt, { readonly option: string }>,
): boolean {
  if (argument === undefined) {
    return equals === 'absent';
  }
  if (isFunction(argument) || argument.type === AST_NODE_TYPES.Literal || argument.type === AST_NODE_TYPES.TemplateLiteral) {
    return false;
  }
  if (argument.type !== AST_NODE_TYPES.ObjectExpression) {
    return equals !== 'absent';
  }
  if (equals === 'absent') {
    return argument.properties.every((property) => property.type === AST_NODE_TYPES.Property && findKeyName(property) !== option);
  }
  return argument.properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.SpreadElement ||
      (findKeyName(property) === option &&
        (equals === 'present' ||
          property.value.type !== AST_NODE_TYPES.Literal ||
          property.value.value === equals)),
  );
}
