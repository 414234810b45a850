/**
 * Which storage location an expression names.
 *
 * Two expressions with equal places name the same location in one activation of their owner. Numbers and names that are only known at run time
 * make an element of a container; what cannot be named has no place. Constant aliases are followed: after `const self = this`, `self.timer` is
 * `this.timer`; after `const t = this.timer`, `t` is too.
 *
 * Example: `ref.current` is `{ root: variable ref, path: ['current'] }`; `this.timers.get(id)` is an element at `['timers']`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../ast/is-function.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { ClassLikes } from './class-likes.js';
import type { FileIndex } from './file-index.js';
import type { Place, Variable } from './model.js';

export interface Places {
  /** The place that an expression names, through constant aliases. */
  readonly find: (node: TSESTree.Node) => Place | undefined;
}

/** Methods that give back one of the container's elements. */
export const ELEMENT_READERS = new Set(['get', 'at', 'pop', 'shift']);

/** Methods whose callback gets each element as a parameter. */
export const ELEMENT_ITERATORS = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'flatMap']);

/** Methods and `Object` functions that give back a view of the same elements. */
export const CONTAINER_VIEWS = new Set(['values', 'entries', 'slice', 'splice', 'from', 'concat', 'filter', 'reverse']);

const DEPTH_LIMIT = 8;

export function createPlaces(index: FileIndex, classLikes: ClassLikes): Places {
  const known = new Map<TSESTree.Node, Place | undefined>();

  function find(node: TSESTree.Node, depth: number): Place | undefined {
    const expression = unwrap(node);
    if (depth > DEPTH_LIMIT) {
      return undefined;
    }
    if (!known.has(expression)) {
      // Until it is found it has none, which ends `const a = b, b = a`.
      known.set(expression, undefined);
      known.set(expression, findAfresh(expression, depth));
    }
    return known.get(expression);
  }

  function findAfresh(expression: TSESTree.Node, depth: number): Place | undefined {
    switch (expression.type) {
      case AST_NODE_TYPES.ThisExpression: {
        const owner = classLikes.findThisOwner(expression);
        return owner && { root: { kind: 'instance', ...owner }, path: [], isElement: false };
      }
      case AST_NODE_TYPES.Identifier:
        return findOfIdentifier(expression, depth);
      case AST_NODE_TYPES.MemberExpression:
        return findOfMember(expression, depth);
      case AST_NODE_TYPES.CallExpression:
        return findOfCall(expression, depth);
      default:
        return undefined;
    }
  }

  function findOfIdentifier(node: TSESTree.Identifier, depth: number): Place | undefined {
    const variable = index.findVariable(node);
    if (variable === undefined || variable.defs.length === 0) {
      return undefined;
    }
    return (
      findAliased(variable, depth) ?? { root: { kind: 'variable', variable }, path: [], isElement: false }
    );
  }

  function findOfMember(node: TSESTree.MemberExpression, depth: number): Place | undefined {
    const base = find(node.object, depth + 1);
    if (base === undefined || base.isElement) {
      return base;
    }
    const name = findPropertyName(node);
    return name === undefined || isIndex(node) ? { ...base, isElement: true } : { ...base, path: [...base.path, name] };
  }

  function findOfCall(node: TSESTree.CallExpression, depth: number): Place | undefined {
    const callee = unwrap(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) {
      return undefined;
    }
    const name = findPropertyName(callee) ?? '';
    if (ELEMENT_READERS.has(name) || CONTAINER_VIEWS.has(name)) {
      const [argument] = node.arguments;
      const isStaticView = callee.object.type === AST_NODE_TYPES.Identifier && /^(?:Object|Array)$/u.test(callee.object.name);
      const container = isStaticView ? argument && find(argument, depth + 1) : find(callee.object, depth + 1);
      return container && { ...container, isElement: true };
    }
    return undefined;
  }

  function findAliased(variable: Variable, depth: number): Place | undefined {
    const [definition] = variable.defs;
    if (definition === undefined || variable.defs.length > 1 || isReassigned(variable)) {
      return undefined;
    }
    const name: TSESTree.Node = definition.name;
    if (isFunction(definition.node)) {
      return findOfCallbackParameter(definition.node, name, depth);
    }
    if (definition.node.type !== AST_NODE_TYPES.VariableDeclarator) {
      return undefined;
    }
    const { id, init, parent } = definition.node;
    if (parent.parent.type === AST_NODE_TYPES.ForOfStatement && parent.parent.left === parent) {
      return findElement(parent.parent.right, depth);
    }
    if (init === null) {
      return undefined;
    }
    if (id === name) {
      return find(init, depth + 1);
    }
    return id.type === AST_NODE_TYPES.ObjectPattern ? findOfPattern(id, name, init, depth) : undefined;
  }

  function findOfPattern(
    pattern: TSESTree.ObjectPattern,
    name: TSESTree.Node,
    init: TSESTree.Expression,
    depth: number,
  ): Place | undefined {
    const property = pattern.properties.find(
      (candidate) => candidate.type === AST_NODE_TYPES.Property && candidate.value === name,
    );
    const key = property?.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
    const base = key === undefined ? undefined : find(init, depth + 1);
    return base === undefined || base.isElement || key === undefined
      ? base
      : { ...base, path: [...base.path, key] };
  }

  /** `timers.forEach((timer) => …)`: the parameter is an element. */
  function findOfCallbackParameter(fn: TSESTree.Node, name: TSESTree.Node, depth: number): Place | undefined {
    const call = fn.parent;
    if (
      !isFunction(fn) ||
      fn.params[0] !== name ||
      call?.type !== AST_NODE_TYPES.CallExpression ||
      call.arguments[0] !== fn ||
      call.callee.type !== AST_NODE_TYPES.MemberExpression ||
      !ELEMENT_ITERATORS.has(findPropertyName(call.callee) ?? '')
    ) {
      return undefined;
    }
    return findElement(call.callee.object, depth);
  }

  function findElement(container: TSESTree.Node, depth: number): Place | undefined {
    const place = find(container, depth + 1);
    return place && { ...place, isElement: true };
  }

  return { find: (node) => find(node, 0) };
}

/** `timers[0]`: one of many, whatever the number. */
function isIndex({ property }: TSESTree.MemberExpression): boolean {
  return property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number';
}

/** Is the variable written anywhere but in its declaration? */
export function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

export function isSameRoot(left: Place['root'], right: Place['root']): boolean {
  if (left.kind === 'variable') {
    return right.kind === 'variable' && left.variable === right.variable;
  }
  return right.kind === 'instance' && left.classLike === right.classLike && left.isStatic === right.isStatic;
}

/** Do both name the same location in one activation, or elements of the same container? */
export function isSamePlace(left: Place, right: Place): boolean {
  return isSameRoot(left.root, right.root) && left.isElement === right.isElement && left.path.join('.') === right.path.join('.');
}
