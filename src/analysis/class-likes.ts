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
import type { ClassLike } from './model.js';

export interface ThisOwner {
  readonly classLike: ClassLike;
  readonly isStatic: boolean;
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
  const prototypes = new Map<string, ClassLike>();

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

  function getPrototype(name: string, node: TSESTree.Node): ClassLike {
    let classLike = prototypes.get(name);
    if (classLike === undefined) {
      classLike = fromPrototype(name, node, index);
      prototypes.set(name, classLike);
    }
    return classLike;
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
      case AST_NODE_TYPES.AssignmentExpression: {
        const name = findPrototypeName(parent.left);
        return name === undefined ? undefined : { classLike: getPrototype(name, parent), isStatic: false };
      }
      default: {
        const name = findConstructorName(fn);
        return name === undefined ? undefined : { classLike: getPrototype(name, fn), isStatic: false };
      }
    }
  }

  function findOwnerOfObject(object: TSESTree.ObjectExpression): ThisOwner | undefined {
    const { parent } = object;
    if (parent.type === AST_NODE_TYPES.AssignmentExpression) {
      const name = findPrototypeObjectName(parent.left);
      if (name !== undefined) {
        return { classLike: getPrototype(name, parent), isStatic: false };
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

function fromPrototype(name: string, node: TSESTree.Node, index: FileIndex): ClassLike {
  const members = new Map<string, FunctionNode[]>();
  let constructor: FunctionNode | undefined;
  walk(index.sourceCode.ast, index.sourceCode.visitorKeys, (candidate) => {
    if (isFunction(candidate) && findConstructorName(candidate) === name) {
      constructor = candidate;
      addMember(members, 'constructor', candidate);
    }
    if (candidate.type !== AST_NODE_TYPES.AssignmentExpression) {
      return;
    }
    if (findPrototypeName(candidate.left) === name && candidate.left.type === AST_NODE_TYPES.MemberExpression) {
      addMember(members, findPropertyName(candidate.left), candidate.right);
    }
    if (findPrototypeObjectName(candidate.left) === name && candidate.right.type === AST_NODE_TYPES.ObjectExpression) {
      addObjectMembers(members, candidate.right);
    }
  });
  return { kind: 'prototype', node: constructor ?? node, name, members };
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
function findPrototypeName(left: TSESTree.Node): string | undefined {
  return left.type === AST_NODE_TYPES.MemberExpression ? findPrototypeObjectName(left.object) : undefined;
}

/** `Poller` of `Poller.prototype`. */
function findPrototypeObjectName(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    findPropertyName(node) === 'prototype'
    ? node.object.name
    : undefined;
}

/** A plain function with a capital name is a constructor by convention. */
function findConstructorName(fn: FunctionNode): string | undefined {
  if (fn.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    return undefined;
  }
  const name = fn.id?.name ?? findBindingName(fn);
  return name !== undefined && /^[A-Z]/u.test(name) ? name : undefined;
}

function findBindingName(node: TSESTree.Node): string | undefined {
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier
    ? parent.id.name
    : undefined;
}
