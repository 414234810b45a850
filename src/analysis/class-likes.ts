/**
 * Which class, object or prototype a `this` means.
 *
 * Missed: `this` of functions that are attached in ways other than the four below. Never wrong: a `this` whose owner is not certain has none,
 * and a place without an owner gets no verdict.
 *
 * Example: in `Poller.prototype.start = function () { this.timer = … }` the owner is the constructor function `Poller`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { type FileIndex, walk } from './file-index.js';
import type { ClassLike, Variable } from './model.js';

export interface ThisOwner {
  readonly classLike: ClassLike;
  readonly isStatic: boolean;
}

/** While it is collected. */
interface Prototype {
  readonly kind: 'prototype';
  node: TSESTree.Node;
  readonly name: string;
  readonly members: Map<string, FunctionNode[]>;
}

export interface ClassLikes {
  /** Whose instance `this` is at a node. */
  readonly findThisOwner: (node: TSESTree.Node) => ThisOwner | undefined;
  /** The owner of which this function is a member. */
  readonly findMemberOwner: (fn: FunctionNode) => ClassLike | undefined;
  /** The class-like of a class, an object or a constructor function. */
  readonly getOf: (node: TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression) => ClassLike;
}

/** Keys of option objects whose nested functions share the component's `this`. */
const NESTED_OPTIONS = new Set(['methods', 'computed', 'watch', 'hooks', 'listeners', 'events']);

export function createClassLikes(index: FileIndex): ClassLikes {
  const known = new Map<TSESTree.Node, ClassLike>();
  let prototypes: ReadonlyMap<Variable | string, ClassLike> | undefined;

  function getOf(
    node: TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression,
  ): ClassLike {
    let classLike = known.get(node);
    if (classLike === undefined) {
      classLike = node.type === AST_NODE_TYPES.ObjectExpression ? fromObject(node) : fromClass(node);
      known.set(node, classLike);
    }
    return classLike;
  }

  function findPrototype(maker: TSESTree.Identifier | undefined): ThisOwner | undefined {
    prototypes ??= collectPrototypes(index);
    const classLike = maker && prototypes.get(getMakerKey(maker, index));
    return classLike && { classLike, isStatic: false };
  }

  function findOwnerOfFunction(fn: FunctionNode): ThisOwner | undefined {
    const { parent } = fn;
    switch (parent.type) {
      case AST_NODE_TYPES.MethodDefinition:
      case AST_NODE_TYPES.PropertyDefinition:
        return { classLike: getOf(parent.parent.parent), isStatic: parent.static };
      case AST_NODE_TYPES.Property:
        return parent.parent.type === AST_NODE_TYPES.ObjectExpression
          ? findOwnerOfObject(parent.parent)
          : undefined;
      case AST_NODE_TYPES.AssignmentExpression:
        return findPrototype(findMakerOfMember(parent.left));
      default:
        return findPrototype(findOwnMaker(fn));
    }
  }

  function findOwnerOfObject(object: TSESTree.ObjectExpression): ThisOwner | undefined {
    const { parent } = object;
    if (parent.type === AST_NODE_TYPES.AssignmentExpression) {
      const maker = findMakerOfPrototype(parent.left);
      if (maker !== undefined) {
        return findPrototype(maker);
      }
    }
    const isNested =
      parent.type === AST_NODE_TYPES.Property &&
      parent.parent.type === AST_NODE_TYPES.ObjectExpression &&
      NESTED_OPTIONS.has(findKeyName(parent) ?? '');
    return isNested && parent.parent.type === AST_NODE_TYPES.ObjectExpression
      ? findOwnerOfObject(parent.parent)
      : { classLike: getOf(object), isStatic: false };
  }

  return {
    getOf,
    findMemberOwner: (fn) => findOwnerOfFunction(fn)?.classLike,
    findThisOwner(node) {
      let current = findParent(node);
      let child = node;
      while (current !== undefined) {
        if (isFunction(current) && current.type !== AST_NODE_TYPES.ArrowFunctionExpression) {
          return findOwnerOfFunction(current);
        }
        if (current.type === AST_NODE_TYPES.PropertyDefinition && child === current.value) {
          return { classLike: getOf(current.parent.parent), isStatic: current.static };
        }
        if (current.type === AST_NODE_TYPES.StaticBlock) {
          return { classLike: getOf(current.parent.parent), isStatic: true };
        }
        child = current;
        current = findParent(current);
      }
      return undefined;
    },
  };
}

function fromClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ClassLike {
  const members = new Map<string, FunctionNode[]>();
  for (const member of node.body.body) {
    if (
      (member.type === AST_NODE_TYPES.MethodDefinition || member.type === AST_NODE_TYPES.PropertyDefinition) &&
      member.value !== null
    ) {
      addMember(members, findKeyName(member), member.value);
    }
  }
  return { kind: 'class', node, name: node.id?.name ?? findBindingName(node), members };
}

function fromObject(node: TSESTree.ObjectExpression): ClassLike {
  const members = new Map<string, FunctionNode[]>();
  addObjectMembers(members, node);
  return { kind: 'object', node, name: findBindingName(node), members };
}

function addObjectMembers(members: Map<string, FunctionNode[]>, node: TSESTree.ObjectExpression): void {
  for (const property of node.properties) {
    if (property.type !== AST_NODE_TYPES.Property) {
      continue;
    }
    const name = findKeyName(property);
    addMember(members, name, property.value);
    if (property.value.type === AST_NODE_TYPES.ObjectExpression && NESTED_OPTIONS.has(name ?? '')) {
      addObjectMembers(members, property.value);
    }
  }
}

/** All prototypes of a file, in one walk. Constructors of the same name in other scopes are other ones. */
function collectPrototypes(index: FileIndex): ReadonlyMap<Variable | string, ClassLike> {
  const found = new Map<Variable | string, Prototype>();
  const getOf = (maker: TSESTree.Identifier, node: TSESTree.Node): Prototype => {
    const key = getMakerKey(maker, index);
    const prototype = found.get(key) ?? { kind: 'prototype', node, name: maker.name, members: new Map<string, FunctionNode[]>() };
    found.set(key, prototype);
    return prototype;
  };
  walk(index.sourceCode.ast, index.sourceCode.visitorKeys, (node) => {
    const own = isFunction(node) ? findOwnMaker(node) : undefined;
    if (own !== undefined) {
      const prototype = getOf(own, node);
      prototype.node = node;
      addMember(prototype.members, 'constructor', node);
    } else if (node.type === AST_NODE_TYPES.AssignmentExpression) {
      addAssigned(node, getOf);
    }
  });
  return found;
}

function addAssigned(
  node: TSESTree.AssignmentExpression,
  getOf: (maker: TSESTree.Identifier, node: TSESTree.Node) => Prototype,
): void {
  const { left, right } = node;
  const ofMember = findMakerOfMember(left);
  if (ofMember !== undefined && left.type === AST_NODE_TYPES.MemberExpression) {
    addMember(getOf(ofMember, node).members, findPropertyName(left), right);
  }
  const ofPrototype = findMakerOfPrototype(left);
  if (ofPrototype !== undefined && right.type === AST_NODE_TYPES.ObjectExpression) {
    addObjectMembers(getOf(ofPrototype, node).members, right);
  }
}

function getMakerKey(maker: TSESTree.Identifier, index: FileIndex): Variable | string {
  return index.findVariable(maker) ?? maker.name;
}

function addMember(members: Map<string, FunctionNode[]>, name: string | undefined, value: TSESTree.Node): void {
  const fn = findFunctionValue(value);
  if (name !== undefined && fn !== undefined) {
    members.set(name, [...(members.get(name) ?? []), fn]);
  }
}

/** The function behind a member's value: `debounce(() => …, 100)` and `bind` calls are looked through. */
function findFunctionValue(value: TSESTree.Node): FunctionNode | undefined {
  const inner = unwrap(value);
  if (isFunction(inner)) {
    return inner;
  }
  return inner.type === AST_NODE_TYPES.CallExpression ? inner.arguments.find((argument) => isFunction(argument)) : undefined;
}

/** `Poller` of `Poller.prototype.start`. */
function findMakerOfMember(left: TSESTree.Node): TSESTree.Identifier | undefined {
  return left.type === AST_NODE_TYPES.MemberExpression ? findMakerOfPrototype(left.object) : undefined;
}

/** `Poller` of `Poller.prototype`. */
function findMakerOfPrototype(node: TSESTree.Node): TSESTree.Identifier | undefined {
  return node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    findPropertyName(node) === 'prototype'
    ? node.object
    : undefined;
}

/** A plain function with a capital name is a constructor by convention. */
function findOwnMaker(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    return undefined;
  }
  const id = fn.id ?? findBinding(fn);
  return id !== undefined && /^[A-Z]/u.test(id.name) ? id : undefined;
}

function findBindingName(node: TSESTree.Node): string | undefined {
  return findBinding(node)?.name;
}

function findBinding({ parent }: TSESTree.Node): TSESTree.Identifier | undefined {
  return parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier
    ? parent.id
    : undefined;
}
