/**
 * Where a fresh container is kept: a variable, a field, a property of an object that is spelled out, of a function, or of the global object.
 *
 * Missed: places below other objects. Never wrong: what has no home here is no container.
 *
 * Example: `this[kPools] = new Map()` in a constructor is the field `[kPools]` of the class; `globalThis.__users ??= {}` is a member.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { isGlobalObject } from '../../util/global-object.js';
import type { ThisOwner } from '../class-likes.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findDefinition } from '../variable-definitions.js';
import type { Container, Home } from './container.js';
import { findFieldOwner, getFieldKey } from './fields.js';

export type Target = Pick<Container, 'home' | 'maker' | 'text' | 'isShared'>;

/** Where a fresh container goes that stands at `node`. */
export function findHome(file: FileAnalysis, node: TSESTree.Node): Target | undefined {
  let value = wrapped(node);
  if (value.parent?.type === AST_NODE_TYPES.LogicalExpression && value.parent.right === value) {
    value = wrapped(value.parent);
  }
  const { parent } = value;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === value && parent.id.type === AST_NODE_TYPES.Identifier ? toVariable(file, parent.id, node) : undefined;
    case AST_NODE_TYPES.PropertyDefinition:
      return parent.value === value ? toDefined(file, parent, node) : undefined;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === value ? toAssigned(file, parent.left, node) : undefined;
    case AST_NODE_TYPES.Property:
      return parent.value === value && parent.parent.type === AST_NODE_TYPES.ObjectExpression ? toProperty(file, parent, parent.parent, node) : undefined;
    default:
      return undefined;
  }
}

function toVariable(file: FileAnalysis, id: TSESTree.Identifier, node: TSESTree.Node): Target | undefined {
  const variable = file.index.findVariable(id);
  return variable === undefined || variable.defs.length !== 1 ? undefined : toTarget({ kind: 'variable', variable }, node, id.name);
}

function toTarget(home: Home, node: TSESTree.Node, text: string, isShared = false): Target | undefined {
  return isMaker(node) ? { home, maker: node, text, isShared } : undefined;
}

function isMaker(node: TSESTree.Node): node is TSESTree.Expression {
  return (
    node.type === AST_NODE_TYPES.NewExpression ||
    node.type === AST_NODE_TYPES.ArrayExpression ||
    node.type === AST_NODE_TYPES.ObjectExpression ||
    node.type === AST_NODE_TYPES.CallExpression
  );
}

function toDefined(file: FileAnalysis, member: TSESTree.PropertyDefinition, node: TSESTree.Node): Target | undefined {
  const key = findKeyName(member) ?? (member.computed ? `[${file.index.sourceCode.getText(member.key)}]` : undefined);
  const owner = member.parent.parent;
  const base = member.static ? (owner.id?.name ?? 'this') : 'this';
  const text = key?.startsWith('[') === true ? `${base}${key}` : `${base}.${key ?? ''}`;
  return key === undefined ? undefined : toTarget({ kind: 'field', classLike: file.classLikes.getOf(owner), isStatic: member.static, key }, node, text);
}

function toAssigned(file: FileAnalysis, left: TSESTree.Node, node: TSESTree.Node): Target | undefined {
  if (left.type === AST_NODE_TYPES.Identifier) {
    return toVariable(file, left, node);
  }
  const key = left.type === AST_NODE_TYPES.MemberExpression ? getFieldKey(file, left) : undefined;
  if (left.type !== AST_NODE_TYPES.MemberExpression || key === undefined) {
    return undefined;
  }
  const owner = findFieldOwner(file, left);
  const text = file.index.sourceCode.getText(left);
  if (owner !== undefined) {
    return toTarget({ kind: 'field', ...owner, key }, node, text);
  }
  const shared = findPrototypeOwner(file, left, key);
  if (shared !== undefined) {
    return toTarget({ kind: 'field', ...shared, key }, node, `this.${key}`, true);
  }
  const root = findMemberRoot(file, left);
  return root === undefined ? undefined : toTarget({ kind: 'member', root, key }, node, text);
}

/** Whose `this.items` is meant by `Form.prototype.items`. */
function findPrototypeOwner(file: FileAnalysis, { object }: TSESTree.MemberExpression, key: string): ThisOwner | undefined {
  const base = unwrap(object);
  const isPrototype = base.type === AST_NODE_TYPES.MemberExpression && findPropertyName(base) === 'prototype';
  const maker = isPrototype && base.object.type === AST_NODE_TYPES.Identifier ? base.object.name : undefined;
  if (maker === undefined) {
    return undefined;
  }
  return (file.index.members.get(key) ?? [])
    .flatMap((member) => (unwrap(member.object).type === AST_NODE_TYPES.ThisExpression ? (findFieldOwner(file, member) ?? []) : []))
    .find(({ classLike, isStatic }) => classLike.name === maker && !isStatic);
}

/** The object of a property that no class declares: a function of the file, the global object, `process`. */
export function findMemberRoot(file: FileAnalysis, { object }: TSESTree.MemberExpression): Extract<Home, { readonly kind: 'member' }>['root'] | undefined {
  const base = unwrap(object);
  if (base.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const variable = file.index.findVariable(base);
  if (variable === undefined || variable.defs.length === 0) {
    return isGlobalObject(base.name) ? 'globalThis' : base.name === 'process' ? base.name : undefined;
  }
  const definition = findDefinition(variable);
  return definition !== undefined && isFunction(unwrap(definition)) ? variable : undefined;
}

/** `const state = { cache: new Map() }`. */
function toProperty(file: FileAnalysis, property: TSESTree.Property, object: TSESTree.ObjectExpression, node: TSESTree.Node): Target | undefined {
  const key = findKeyName(property);
  const { parent } = wrapped(object);
  const isNamed = parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier;
  return key === undefined || !isNamed || parent.id.type !== AST_NODE_TYPES.Identifier
    ? undefined
    : toTarget({ kind: 'field', classLike: file.classLikes.getOf(object), isStatic: false, key }, node, `${parent.id.name}.${key}`);
}
