/**
 * The containers of a file: variables, static and instance fields, and properties of objects that are made empty.
 *
 * Only what the language itself gives is a container (`Map`, `Set`, arrays, objects without a property): a class of a package may bound itself. A
 * container that leaves by an export, or that another object's code reaches by its name, has a use that is `handed`.
 *
 * Example: `this[kPools] = new Map()` in a constructor is the field `[kPools]` of the class.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { isClass } from '../../ast/class-node.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { AcquireNode, Variable } from '../model.js';
import { createClassifier } from './classify.js';
import type { Container, ContainerUse, Home, Shape } from './container.js';
import { collectFieldMentions, findFieldOwner, getFieldKey } from './fields.js';

type Maker = TSESTree.Expression;

export const collectContainers = weakMemo((file: FileAnalysis): readonly Container[] => {
  const byHome = new Map<Variable | string, Container>();
  const classNumbers = new Map<object, number>();
  const add = (shape: Shape, target: Target, isInherited: boolean): void => {
    const { home } = target;
    const key = home.kind === 'variable' ? home.variable : `${numberOf(classNumbers, home.classLike)}.${String(home.isStatic)}.${home.key}`;
    if (!byHome.has(key)) {
      byHome.set(key, { ...create(file, home, shape, target), isInherited });
    }
  };
  walk(file.index.sourceCode.ast, file.index.sourceCode.visitorKeys, (node) => {
    const shape = findShape(file, node);
    const target = shape === undefined ? undefined : findHome(file, node);
    if (shape !== undefined && target !== undefined) {
      add(shape, target, false);
    }
  });
  for (const [verb, shape] of INHERITED_SHAPES) {
    for (const call of file.index.calls.get(verb) ?? []) {
      const target = findInherited(file, call);
      if (target !== undefined) {
        add(shape, target, true);
      }
    }
  }
  return [...byHome.values()];
});

const INHERITED_SHAPES: readonly (readonly [string, Shape])[] = [
  ['push', 'array'],
  ['add', 'set'],
  ['set', 'map'],
];

/** `this.subscriptions.push(…)` in a class that makes no such field: its base class does. */
function findInherited(file: FileAnalysis, { callee }: AcquireNode): Target | undefined {
  const method = unwrap(callee);
  const field = method.type === AST_NODE_TYPES.MemberExpression ? unwrap(method.object) : undefined;
  if (field?.type !== AST_NODE_TYPES.MemberExpression || field.object.type !== AST_NODE_TYPES.ThisExpression) {
    return undefined;
  }
  const key = getFieldKey(file, field);
  const owner = key === undefined ? undefined : findFieldOwner(file, field);
  const isDerived = owner !== undefined && isClass(owner.classLike.node) && owner.classLike.node.superClass !== null;
  return key === undefined || !isDerived || owner.isStatic
    ? undefined
    : { home: { kind: 'field', ...owner, key }, maker: field, text: file.index.sourceCode.getText(field) };
}

function numberOf(numbers: Map<object, number>, key: object): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

interface Target {
  readonly home: Home;
  readonly maker: Maker;
  readonly text: string;
}

function create(file: FileAnalysis, home: Home, shape: Shape, { maker, text }: Target): Omit<Container, 'isInherited'> {
  const classify = createClassifier(file, shape);
  const uses = home.kind === 'variable' ? collectVariableUses(file, home.variable, classify) : collectFieldUses(file, home, maker, classify);
  return { home, shape, text, maker, uses };
}

function collectVariableUses(
  file: FileAnalysis,
  variable: Variable,
  classify: (node: TSESTree.Node) => readonly ContainerUse[],
): readonly ContainerUse[] {
  const uses = variable.references.flatMap(({ identifier, init }) => (init === true ? [] : classify(identifier)));
  return [...uses.map((use) => toFirstMaking(use)), ...(file.exported.isVariableExported(variable) ? [toHanded(variable)] : [])];
}

function toHanded({ defs: [definition] }: Variable): ContainerUse {
  return { kind: 'handed', at: definition?.node ?? missing() };
}

function missing(): never {
  throw new Error('A variable with a value has a definition.');
}

/** At the top level of the module nothing was in it before; behind a test that finds none, neither. */
function toFirstMaking(use: ContainerUse): ContainerUse {
  return use.kind === 'empty' && use.at.type === AST_NODE_TYPES.AssignmentExpression && isFirstMaking(use.at) ? { kind: 'make', at: use.at } : use;
}

function isFirstMaking(write: TSESTree.AssignmentExpression): boolean {
  const name = write.left.type === AST_NODE_TYPES.Identifier ? write.left.name : undefined;
  for (let node = findParent(write); node !== undefined; node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.IfStatement && isAbsenceTest(node.test, name)) {
      return true;
    }
    if (isFunction(node)) {
      return false;
    }
  }
  return true;
}

function isAbsenceTest(test: TSESTree.Expression, name: string | undefined): boolean {
  const isNegated = test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!' ? unwrap(test.argument) : undefined;
  const compared = test.type === AST_NODE_TYPES.BinaryExpression && /^={2,3}$/u.test(test.operator) ? unwrap(test.left) : undefined;
  const tested = isNegated ?? compared;
  return tested?.type === AST_NODE_TYPES.Identifier ? tested.name === name : tested?.type === AST_NODE_TYPES.MemberExpression && name === undefined;
}

function collectFieldUses(
  file: FileAnalysis,
  home: Extract<Home, { kind: 'field' }>,
  maker: Maker,
  classify: (node: TSESTree.Node) => readonly ContainerUse[],
): readonly ContainerUse[] {
  const mentioned = collectFieldMentions(file, home).flatMap(({ node, isOwn }): readonly ContainerUse[] => {
    const uses = classify(node);
    if (isOwn) {
      return uses.map((use) => (use.kind === 'empty' && isMaking(file, use.at, home, maker) ? ({ kind: 'make', at: use.at } as const) : use));
    }
    // Who reaches it from outside may take things out there; what he puts in may be in another one of the same name.
    const isChange = uses.some(({ kind }) => kind !== 'read' && kind !== 'grow' && kind !== 'growInner' && kind !== 'bound');
    return isChange ? [{ kind: 'handed', at: node } as const] : uses.filter(({ kind }) => kind === 'read' || kind === 'bound');
  });
  return [...mentioned, ...collectLeaving(file, home)];
}

/** `{ ...defaults }` and `create(defaults)` pass on the containers of an object. */
function collectLeaving(file: FileAnalysis, { classLike }: Extract<Home, { kind: 'field' }>): readonly ContainerUse[] {
  const binding = classLike.kind === 'object' ? wrapped(classLike.node).parent : undefined;
  const variable = binding?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(binding.id) : undefined;
  if (variable === undefined) {
    return [];
  }
  const whole = variable.references.filter(({ identifier, init }) => {
    const { parent } = wrapped(identifier);
    return init !== true && parent?.type !== AST_NODE_TYPES.MemberExpression;
  });
  return [...whole.map(({ identifier }) => ({ kind: 'handed', at: identifier }) as const), ...(file.exported.isVariableExported(variable) ? [toHanded(variable)] : [])];
}

/** The constructor, or the only place that makes one. */
function isMaking(file: FileAnalysis, write: TSESTree.Node, home: Extract<Home, { kind: 'field' }>, maker: Maker): boolean {
  if (write.type !== AST_NODE_TYPES.AssignmentExpression) {
    return false;
  }
  const isMaker = unwrap(write.right) === maker && isFirstMaking(write);
  for (let fn = findParent(write); fn !== undefined; fn = findParent(fn)) {
    if (isFunction(fn)) {
      return isMaker || isConstructor(fn) || fn === home.classLike.node || isMakerOf(fn, home) || file.functions.findBinding(fn)?.defs[0]?.node === home.classLike.node;
    }
  }
  return true;
}

/** `function Manager() { this.rooms = {}; }`. */
function isMakerOf(fn: FunctionNode, { classLike }: Extract<Home, { kind: 'field' }>): boolean {
  return classLike.kind === 'prototype' && fn.id?.name === classLike.name;
}

/** Where a fresh container goes that stands at `node`. */
function findHome(file: FileAnalysis, node: TSESTree.Node): Target | undefined {
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

function toTarget(home: Home, node: TSESTree.Node, text: string): Target | undefined {
  return isExpression(node) ? { home, maker: node, text } : undefined;
}

function isExpression(node: TSESTree.Node): node is Maker {
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
  if (left.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const key = getFieldKey(file, left);
  const owner = key === undefined ? undefined : findFieldOwner(file, left);
  return key === undefined || owner === undefined ? undefined : toTarget({ kind: 'field', ...owner, key }, node, file.index.sourceCode.getText(left));
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

/** `new Map()`, `new Set()`, `[]`, `{}`, `Object.create(null)`. */
function findShape(file: FileAnalysis, node: TSESTree.Node): Shape | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return 'array';
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.length === 0 ? 'dictionary' : undefined;
    case AST_NODE_TYPES.NewExpression:
      return findShapeOfNew(file, node);
    case AST_NODE_TYPES.CallExpression: {
      const name = node.callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(node.callee);
      return name === 'create' && file.index.sourceCode.getText(node) === 'Object.create(null)' ? 'dictionary' : undefined;
    }
    default:
      return undefined;
  }
}

function findShapeOfNew(file: FileAnalysis, { callee }: TSESTree.NewExpression): Shape | undefined {
  if (callee.type !== AST_NODE_TYPES.Identifier || !/^(?:Map|Set|Array)$/u.test(callee.name)) {
    return undefined;
  }
  const isGlobal = (file.index.findVariable(callee)?.defs.length ?? 0) === 0;
  return !isGlobal ? undefined : callee.name === 'Map' ? 'map' : callee.name === 'Set' ? 'set' : 'array';
}
