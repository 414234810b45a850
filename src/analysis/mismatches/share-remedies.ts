/**
 * One function for both halves of a registration that make theirs on the spot.
 *
 * In a class it becomes a field, in a function a constant above the call. Only where its text means the same there, where the removal sees the name, and
 * where the removal names the function that is made from, or makes the same.
 *
 * Example: `bound = this.draw.bind(this)`, added and removed as `this.bound`, for `this.draw.bind(this)` on either side.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { findEnclosingFunction, findStatement, isInLoop, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import type { Hoisting } from '../../ast/remedy.js';
import { findKeyName, findLastName, findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { setUpHooks } from '../framework-tables.js';
import { isTypeScript } from '../languages.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { findHoisting, meansSameAt } from '../registrations/hoisting.js';
import type { Registration, Removal } from '../registrations/registration.js';

export function findShareRemedy(file: FileAnalysis, registration: Registration, removal: Removal): PlannedRemedy | undefined {
  const hoisting = findHoisting(file, registration) ?? findWrapper(registration);
  const removed = removal.call.arguments[registration.protocol.callback];
  if (hoisting === undefined || removed === undefined || isInLoop(registration.call, findEnclosingFunction(registration.call))) {
    return undefined;
  }
  if (isMade(removed) && getText(file, removed) !== getText(file, hoisting.listener)) {
    return undefined;
  }
  const owner = findThisClass(registration.call);
  return owner !== undefined && owner === findThisClass(removal.call)
    ? findInClass(file, hoisting, removed, owner)
    : findInFunction(hoisting, removed);
}

/** `throttle(this.onScroll)` is made by a call. */
function findWrapper({ call, listener }: Registration): Hoisting | undefined {
  const node = unwrap(listener.node);
  const [given] = node.type === AST_NODE_TYPES.CallExpression ? node.arguments : [];
  const name = given && findLastName(given)?.replace(/^[#_]+/u, '');
  const maker = node.type === AST_NODE_TYPES.CallExpression ? findCalleeName(node) : undefined;
  return name === undefined || maker === undefined || node.type !== AST_NODE_TYPES.CallExpression
    ? undefined
    : { acquire: call, listener: node, base: `${maker}${name.charAt(0).toUpperCase()}${name.slice(1)}`, parameterTypes: [] };
}

function isMade(removed: TSESTree.Node): boolean {
  const node = unwrap(removed);
  return isFunction(node) || node.type === AST_NODE_TYPES.CallExpression;
}

/** A field is made once for each instance: code that runs more often would give the same function again. */
function findInClass(file: FileAnalysis, hoisting: Hoisting, removed: TSESTree.Node, owner: ClassNode): PlannedRemedy | undefined {
  const isTyped = isTypeScript(file);
  const hasFields = isTyped || owner.body.body.some(({ type }) => type === AST_NODE_TYPES.PropertyDefinition);
  const member = findEnclosingFunction(hoisting.acquire);
  const name = member && findMemberName(member);
  const isField = hasFields && isReadyForFields(file, hoisting, owner) && meansSameAt(file, hoisting.listener, owner.body);
  const isAssigned = !isField && !isTyped && name === 'constructor' && findStatement(hoisting.acquire)?.parent === member?.body;
  return isField || isAssigned
    ? {
        remedy: { kind: 'shareListener', hoisting, removed, keep: { owner, hoisting, isTypeScript: isTyped, isAssigned } },
        isSafe: name === 'constructor' || setUpHooks.has(name ?? ''),
      }
    : undefined;
}

/** `bound = this.onX.bind(this); onX = () => {};` binds nothing: what a call reads of `this` has to be a method. */
function isReadyForFields(file: FileAnalysis, { listener }: Hoisting, owner: ClassNode): boolean {
  const methods = new Set(owner.body.body.flatMap((member) => (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'method' ? [findKeyName(member)] : [])));
  const parts = isFunction(listener) ? [] : collectNodes(file.index.sourceCode, listener);
  return parts.every(
    (node) => node.type !== AST_NODE_TYPES.MemberExpression || node.object.type !== AST_NODE_TYPES.ThisExpression || methods.has(findPropertyName(node)),
  );
}

function findInFunction(hoisting: Hoisting, removed: TSESTree.Node): PlannedRemedy | undefined {
  const statement = findStatement(hoisting.acquire);
  const block = statement?.parent;
  const isSeen = block?.type === AST_NODE_TYPES.BlockStatement && isWithin(removed, block) && removed.range[0] > hoisting.acquire.range[1];
  return isSeen ? { remedy: { kind: 'shareListener', hoisting, removed }, isSafe: true } : undefined;
}

function getText(file: FileAnalysis, node: TSESTree.Node): string {
  return file.index.sourceCode.getText(node).replaceAll(/\s+/gu, ' ');
}
