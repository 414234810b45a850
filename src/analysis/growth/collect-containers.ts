/**
 * The containers of a file: variables, static and instance fields, and properties of objects that are made empty.
 *
 * Only what the language itself gives is a container (`Map`, `Set`, arrays, objects without a property): a class of a package may bound itself. A
 * container that another object's code reaches by its name has a use that is `handed`; of one that is exported, `uses` says what this file does.
 *
 * Example: `this[kPools] = new Map()` in a constructor is the field `[kPools]` of the class.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { isClass } from '../../ast/class-node.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { assertNever } from '../../util/assert-never.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { AcquireNode, Variable } from '../model.js';
import { type ClassifyMention, createClassifier } from './classify.js';
import type { Container, ContainerUse, Home, Shape } from './container.js';
import { collectFieldMentions, findFieldOwner, getFieldKey } from './fields.js';
import { findHome, findMemberRoot, type Target } from './homes.js';
import { findShape } from './shapes.js';

type FieldHome = Extract<Home, { readonly kind: 'field' }>;
type MemberHome = Extract<Home, { readonly kind: 'member' }>;

export const collectContainers = weakMemo((file: FileAnalysis): readonly Container[] => {
  const byHome = new Map<Variable | string, Container>();
  const numbers = new Map<object, number>();
  const add = (shape: Shape, target: Target, isInherited: boolean): void => {
    const key = getHomeKey(numbers, target.home);
    if (!byHome.has(key)) {
      byHome.set(key, { ...create(file, shape, target), isInherited });
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
    : { home: { kind: 'field', ...owner, key }, maker: field, text: file.index.sourceCode.getText(field), isShared: false };
}

function getHomeKey(numbers: Map<object, number>, home: Home): Variable | string {
  switch (home.kind) {
    case 'variable':
      return home.variable;
    case 'field':
      return `${getNumber(numbers, home.classLike)}.${String(home.isStatic)}.${home.key}`;
    case 'member':
      return typeof home.root === 'string' ? `${home.root}.${home.key}` : `${getNumber(numbers, home.root)}.${home.key}`;
    default:
      return assertNever(home);
  }
}

function getNumber(numbers: Map<object, number>, key: object): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

function create(file: FileAnalysis, shape: Shape, target: Target): Omit<Container, 'isInherited'> {
  const classify = createClassifier(file, shape);
  return { ...target, shape, uses: collectUsesOf(file, target, classify), isExported: isExported(file, target.home) };
}

function collectUsesOf(file: FileAnalysis, { home, maker }: Target, classify: ClassifyMention): readonly ContainerUse[] {
  switch (home.kind) {
    case 'variable':
      return collectVariableUses(home.variable, classify);
    case 'field':
      return collectFieldUses(file, home, maker, classify);
    case 'member':
      return collectMemberUses(file, home, classify);
    default:
      return assertNever(home);
  }
}

function isExported(file: FileAnalysis, home: Home): boolean {
  const variable = home.kind === 'variable' ? home.variable : home.kind === 'field' ? findVariableOfObject(file, home) : undefined;
  return variable !== undefined && file.exported.isVariableExported(variable);
}

function collectVariableUses(variable: Variable, classify: ClassifyMention): readonly ContainerUse[] {
  const uses = variable.references.flatMap(({ identifier, init }) => (init === true ? [] : classify(identifier)));
  return uses.map((use) => toFirstMaking(use));
}

/** Also what the file does under other names of the same object: `window.users` is `globalThis.users`. */
function collectMemberUses(file: FileAnalysis, { root, key }: MemberHome, classify: ClassifyMention): readonly ContainerUse[] {
  const mentions = (file.index.members.get(key) ?? []).filter((member) => findMemberRoot(file, member) === root);
  const uses = mentions.flatMap((mention) => classify(mention)).map((use) => toFirstMaking(use));
  const queue = root === 'globalThis' ? uses.find((use) => use.kind === 'make' && isQueue(use.at)) : undefined;
  return queue === undefined ? uses : [...uses, { kind: 'handed', at: queue.at }];
}

/** `window.dataLayer = window.dataLayer || []` is the queue of another script, which takes what it finds. */
function isQueue(write: TSESTree.Node): boolean {
  const value = write.type === AST_NODE_TYPES.AssignmentExpression ? unwrap(write.right) : undefined;
  return value?.type === AST_NODE_TYPES.LogicalExpression && unwrap(value.right).type === AST_NODE_TYPES.ArrayExpression;
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

function collectFieldUses(file: FileAnalysis, home: FieldHome, maker: TSESTree.Expression, classify: ClassifyMention): readonly ContainerUse[] {
  const leaving = collectLeaving(file, home);
  // An object that stays in its variable is reached by that name only.
  const isKept = leaving.length === 0 && findVariableOfObject(file, home) !== undefined && !isExported(file, home);
  const mentioned = collectFieldMentions(file, home).flatMap(({ node, isOwn }): readonly ContainerUse[] => {
    if (isKept && !isOwn) {
      return [];
    }
    const uses = classify(node);
    if (isOwn) {
      return uses.map((use) => (use.kind === 'empty' && isMaking(file, use.at, home, maker) ? ({ kind: 'make', at: use.at } as const) : use));
    }
    // Who reaches it from outside may take things out there; what he puts in may be in another one of the same name.
    const isChange = uses.some((use) => use.kind !== 'read' && use.kind !== 'grow' && use.kind !== 'growInner' && use.kind !== 'bound' && !isOfMaker(use, maker));
    return isChange ? [{ kind: 'handed', at: node } as const] : uses.filter(({ kind }) => kind === 'read' || kind === 'bound');
  });
  return [...mentioned, ...leaving];
}

/** `Form.prototype.items = []` makes it. */
function isOfMaker({ at }: ContainerUse, maker: TSESTree.Expression): boolean {
  return at.type === AST_NODE_TYPES.AssignmentExpression && unwrap(at.right) === maker;
}

/** `{ ...defaults }` and `create(defaults)` pass on the containers of an object. */
function collectLeaving(file: FileAnalysis, home: FieldHome): readonly ContainerUse[] {
  const references = findVariableOfObject(file, home)?.references ?? [];
  return references.flatMap(({ identifier, init }) => {
    const { parent } = wrapped(identifier);
    const isTakenApart = parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.ObjectPattern && parent.id.properties.every(({ type }) => type === AST_NODE_TYPES.Property);
    return init === true || parent?.type === AST_NODE_TYPES.MemberExpression || isTakenApart ? [] : [{ kind: 'handed', at: identifier } as const];
  });
}

/** `state` of `const state = { cache: new Map() }`. */
function findVariableOfObject(file: FileAnalysis, { classLike }: FieldHome): Variable | undefined {
  const binding = classLike.kind === 'object' ? wrapped(classLike.node).parent : undefined;
  return binding?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(binding.id) : undefined;
}

/** The constructor, or the only place that makes one. */
function isMaking(file: FileAnalysis, write: TSESTree.Node, home: FieldHome, maker: TSESTree.Expression): boolean {
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
function isMakerOf(fn: FunctionNode, { classLike }: FieldHome): boolean {
  return classLike.kind === 'prototype' && fn.id?.name === classLike.name;
}
