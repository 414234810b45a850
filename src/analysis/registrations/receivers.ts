/**
 * Is the receiver of a registration certainly a target of such listeners?
 *
 * By its type, by what it is made of, by a well-known global, or because the file takes another listener away from it again by the mirrored call.
 * A method's name alone proves nothing, but for `addEventListener`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { unwrap } from '../../ast/unwrap.js';
import type { SymbolRef } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectHeldValues } from '../held-values.js';
import { getRegistrations } from './collect.js';
import { compare, compareTargets } from './pairing.js';
import type { Registration, Removal } from './registration.js';

export function isConfirmed(file: FileAnalysis, registration: Registration): boolean {
  const { target, protocol, call } = registration;
  if (givesRemover(file, registration)) {
    return false;
  }
  if (isOfKnownType(file, registration) || isMirrored(file, registration)) {
    return true;
  }
  if (protocol.isByName === true) {
    return call.arguments.length > 1 && file.seam.isOfType(target.node, protocol.types) !== 'no' && !isOfPackage(file, target.node);
  }
  return (
    (isRemovedBy(registration, 'off') && file.seam.hasMember(target.node, 'off') === 'yes') ||
    (isRemovedBy(registration, 'removeListener') &&
      file.seam.hasMember(target.node, 'removeListener') === 'yes' &&
      file.seam.hasMember(target.node, 'emit') === 'yes')
  );
}

/** An emitter has `off`, and a `connect` that adds no listener: `pool.connect(use)`. */
function isRemovedBy({ protocol }: Registration, verb: string): boolean {
  return protocol.release.some((release) => 'mirror' in release && release.mirror === verb);
}

/** `const off = client.on(…)`: the result removes, and other rules follow it. */
function givesRemover(file: FileAnalysis, { call, protocol }: Registration): boolean {
  return protocol.isByName !== true && (file.seam.isCallable(call) === 'yes' || file.seam.disposal(call) === 'sync');
}

function isOfKnownType(file: FileAnalysis, { target, protocol }: Registration): boolean {
  return file.seam.isOfType(target.node, protocol.types) === 'yes' || isMadeOf(file, target.node, protocol.types, 0);
}

const DEPTH_LIMIT = 4;

/** `process`, `new EventEmitter()`, `mitt()`, a variable or field of one, an instance of a class that extends one. */
function isMadeOf(file: FileAnalysis, value: TSESTree.Node, types: readonly SymbolRef[], depth: number): boolean {
  const node = unwrap(value);
  if (depth > DEPTH_LIMIT) {
    return false;
  }
  if (node.type === AST_NODE_TYPES.NewExpression || node.type === AST_NODE_TYPES.CallExpression) {
    return file.resolver.refersTo(node.callee, types) || isDerived(file, node.callee, types);
  }
  if (file.resolver.refersTo(node, types)) {
    return true;
  }
  const place = file.places.find(node);
  return place !== undefined && collectHeldValues(file.index, place).some((held) => isMadeOf(file, held, types, depth + 1));
}

function isDerived(file: FileAnalysis, callee: TSESTree.Node, types: readonly SymbolRef[]): boolean {
  const resolved = file.resolver.resolve(callee);
  const definition = resolved.kind === 'local' ? resolved.definition : undefined;
  return definition !== undefined && isClass(definition) && definition.superClass !== null && file.resolver.refersTo(definition.superClass, types);
}

/** `bus.off('saved', f)` beside `bus.on('opened', g)`. */
function isMirrored(file: FileAnalysis, registration: Registration): boolean {
  const isOfTarget = (removal: Removal): boolean =>
    removal.kind === 'mirror' &&
    registration.protocol.release.some((release) => 'mirror' in release && release.mirror === removal.verb) &&
    compareTargets(file, registration.target.identity, removal.target.identity) === 'exact';
  const isOfListener = (removal: Removal): boolean => {
    const { target, event, listener } = compare(file, registration, removal);
    return removal.kind === 'mirror' && target !== 'never' && event === 'exact' && listener === 'exact';
  };
  return getRegistrations(file).removals.some((removal) => isOfTarget(removal) || isOfListener(removal));
}

/** A package's object may have a method of the same name that does something else. */
function isOfPackage(file: FileAnalysis, node: TSESTree.Node): boolean {
  const symbol = file.resolver.resolve(node);
  return symbol.kind === 'symbol' && symbol.from !== 'global' && !symbol.from.startsWith('node:');
}
