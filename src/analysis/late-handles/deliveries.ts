/**
 * Handles that arrive late: what a wait or an error-first callback gives, and a property of a longer-lived object takes.
 *
 * Example: `this.socket = await this.dial(host)`, and `connect(options, (error, socket) => { this.socket = socket; })`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findProperty, type Property } from './keys.js';

export interface Delivery {
  readonly target: Property;
  readonly store: TSESTree.AssignmentExpression;
  /** The call that is waited for, or that gets the callback. */
  readonly source: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The function that goes on with the handle. */
  readonly fn: FunctionNode;
  /** The offset from which the handle is there. */
  readonly from: number;
  /** The names that only stand for the handle or for its error. */
  readonly results: ReadonlySet<string>;
}

export function collectDeliveries(file: FileAnalysis): readonly Delivery[] {
  const members = [...[...file.index.members.values()].flat(), ...file.index.dynamicMembers];
  return members.flatMap((member) => {
    const { parent } = member;
    const isStore = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && parent.operator === '=';
    const target = isStore ? findProperty(member) : undefined;
    const delivery = isStore && target !== undefined ? findDelivery(file, target, parent) : undefined;
    return delivery === undefined ? [] : [delivery];
  });
}

function findDelivery(file: FileAnalysis, target: Property, store: TSESTree.AssignmentExpression): Delivery | undefined {
  const fn = findEnclosingFunction(store);
  const value = unwrap(store.right);
  if (fn === undefined) {
    return undefined;
  }
  if (value.type === AST_NODE_TYPES.AwaitExpression) {
    const source = findSource(value);
    return source && { target, store, source, fn, from: value.range[1], results: new Set() };
  }
  return value.type === AST_NODE_TYPES.Identifier ? findOfVariable(file, { target, store, fn }, value) : undefined;
}

function findOfVariable(
  { index }: FileAnalysis,
  part: Pick<Delivery, 'target' | 'store' | 'fn'>,
  value: TSESTree.Identifier,
): Delivery | undefined {
  const definition = index.findVariable(value)?.defs[0];
  if (definition?.type === TSESLint.Scope.DefinitionType.Parameter) {
    return findOfCallback(part, definition.name);
  }
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id.type !== AST_NODE_TYPES.Identifier || definition.node.init === null) {
    return undefined;
  }
  const awaited = unwrap(definition.node.init);
  const source = awaited.type === AST_NODE_TYPES.AwaitExpression && findEnclosingFunction(awaited) === part.fn ? findSource(awaited) : undefined;
  return source && { ...part, source, from: awaited.range[1], results: new Set([value.name]) };
}

/** The second parameter of `(error, socket) => …`, given to a call that is no listener's. */
function findOfCallback(part: Pick<Delivery, 'target' | 'store' | 'fn'>, parameter: TSESTree.Node): Delivery | undefined {
  const { params, parent: call } = part.fn;
  const [error, handle] = params;
  const isErrorFirst = handle === parameter && error?.type === AST_NODE_TYPES.Identifier && /^_?e(?:rr(?:or)?|x)?$/u.test(error.name);
  return isErrorFirst && call.type === AST_NODE_TYPES.CallExpression && handle.type === AST_NODE_TYPES.Identifier
    ? { ...part, source: call, from: part.fn.body.range[0], results: new Set([error.name, handle.name]) }
    : undefined;
}

/** What takes time: a call, or a promise that its executor settles from a callback. */
function findSource({ argument }: TSESTree.AwaitExpression): Delivery['source'] | undefined {
  const source = unwrap(argument);
  if (source.type === AST_NODE_TYPES.NewExpression) {
    return source.callee.type === AST_NODE_TYPES.Identifier && source.callee.name === 'Promise' ? source : undefined;
  }
  return source.type === AST_NODE_TYPES.CallExpression ? source : undefined;
}
