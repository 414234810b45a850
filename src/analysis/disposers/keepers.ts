/**
 * Who keeps a remover that code gives away at once: `this._register(x)`, `this.toDispose.push(x)`, `subscriptions.add(x)`.
 *
 * By name, because the keeper is the project's own: a wrong answer silences one report and is no evidence for another, since what a keeper of
 * another kind was given is called like no remover.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findThisClass } from '../../ast/this-class.js';
import { findLastName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { combinerNames, containerMethodNames, disposableBasePattern, keeperMethodNames, removerContainerPattern, toldContainerPattern } from '../../catalogue/index.js';
import { findCalleeName } from '../file-index.js';

export interface Keeping {
  /** The call around the remover; `undefined` where it is put into a list or a holder. */
  readonly call: TSESTree.CallExpression | undefined;
  /** Does the code use what the keeper gives back, so that it is known to give back the remover? */
  readonly givesBack: boolean;
}

const KEEPERS: ReadonlySet<string> = new Set(keeperMethodNames);
const CONTAINER_METHODS: ReadonlySet<string> = new Set(containerMethodNames);
const COMBINERS: ReadonlySet<string> = new Set(combinerNames);
const CONTAINER = new RegExp(removerContainerPattern, 'iu');
const TOLD = new RegExp(toldContainerPattern, 'iu');
const BASE = new RegExp(disposableBasePattern, 'u');

/** Methods whose name alone says that they keep removers. */
const TELLING = /^_register$|^registerEvent$|dispos/iu;

export function findKeeping(value: TSESTree.Node): Keeping | undefined {
  if (value.type === AST_NODE_TYPES.CallExpression && isToldContainer(value)) {
    return { call: undefined, givesBack: false };
  }
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === node ? undefined : findKeepingCall(parent, node);
    case AST_NODE_TYPES.ArrayExpression:
      return isContainerTarget(parent) ? { call: undefined, givesBack: false } : indirect(findKeeping(parent));
    case AST_NODE_TYPES.SpreadElement:
      return indirect(findKeeping(parent));
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && isHolder(parent.left) ? { call: undefined, givesBack: false } : undefined;
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node ? undefined : indirect(findKeeping(parent));
    default:
      return undefined;
  }
}

/** `model.onDidChange(update, this, this.toDispose)`: the event itself puts its remover there. */
function isToldContainer({ arguments: [, , ...others] }: TSESTree.CallExpression): boolean {
  return others.some((argument) => {
    const value = unwrap(argument);
    const isNamed = value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.MemberExpression;
    return isNamed && TOLD.test(findLastName(value) ?? '');
  });
}

function indirect(keeping: Keeping | undefined): Keeping | undefined {
  return keeping && { call: undefined, givesBack: false };
}

function findKeepingCall(call: TSESTree.CallExpression | TSESTree.NewExpression, node: TSESTree.Node): Keeping | undefined {
  const name = findCalleeName(call) ?? '';
  if (call.type === AST_NODE_TYPES.CallExpression && isKeeper(call, name)) {
    const isDirect = call.arguments.length === 1 && call.arguments[0] === node && name !== 'set';
    const givesBack = wrapped(call).parent?.type !== AST_NODE_TYPES.ExpressionStatement && name !== 'push';
    return { call: isDirect ? call : undefined, givesBack };
  }
  return COMBINERS.has(name) ? indirect(findKeeping(call) ?? findHeldField(call)) : undefined;
}

/** `this.toDispose = new DisposableCollection(a.onDidClose(…))` holds what it is given. */
function findHeldField(call: TSESTree.Node): Keeping | undefined {
  return isContainerTarget(call) ? { call: undefined, givesBack: false } : undefined;
}

/** Is this call one that keeps its arguments? */
function isKeeper(call: TSESTree.CallExpression, name: string): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return false;
  }
  const object = unwrap(callee.object);
  if (object.type === AST_NODE_TYPES.ThisExpression) {
    return KEEPERS.has(name) && (TELLING.test(name) || hasDisposableBase(call));
  }
  return CONTAINER_METHODS.has(name) && CONTAINER.test(findLastName(object) ?? '');
}

function hasDisposableBase(node: TSESTree.Node): boolean {
  const base = findThisClass(node)?.superClass ?? null;
  return base !== null && BASE.test(getBaseName(base));
}

function getBaseName(node: TSESTree.Node): string {
  const base = unwrap(node);
  if (base.type === AST_NODE_TYPES.CallExpression) {
    return [base.callee, ...base.arguments].map(getBaseName).join(' ');
  }
  return findLastName(base) ?? '';
}

/** `this.subscriptions = […]`, `const toDispose = […]`, `private disposables = […]`. */
function isContainerTarget(list: TSESTree.Node): boolean {
  const node = wrapped(list);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && CONTAINER.test(findLastName(parent.left) ?? '');
    case AST_NODE_TYPES.VariableDeclarator:
      return CONTAINER.test(findLastName(parent.id) ?? '');
    case AST_NODE_TYPES.PropertyDefinition:
      return CONTAINER.test(findLastName(parent.key) ?? '');
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    default:
      return false;
  }
}

/** `this.listener.value = …` of a holder that disposes what it held before. */
function isHolder(left: TSESTree.Node): boolean {
  const target = unwrap(left);
  return target.type === AST_NODE_TYPES.MemberExpression && findPropertyName(target) === 'value';
}
