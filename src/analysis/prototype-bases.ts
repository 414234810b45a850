/**
 * Has a constructor function a base, or is it one, that this file does not show?
 *
 * Read off every mention of its name. A mention that could give its prototype functions from elsewhere, or that lets another function use it
 * as a base, counts as one: `Emitter(Poller.prototype)`, `util.inherits(Child, Poller)`, `Poller.call(this)`.
 *
 * Example: after `Poller.prototype.__proto__ = EventEmitter.prototype` with Node's emitter every base is known.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName } from './file-index.js';
import type { ClassLike, Variable } from './model.js';

type IsKnown = (base: TSESTree.Node) => boolean;

export function hasUnknownPrototypeBase(file: FileAnalysis, classLike: ClassLike, isKnown: IsKnown): boolean {
  const maker = findMaker(file, classLike);
  return (
    maker === undefined ||
    maker.references.some(({ identifier, init }) => init !== true && mayBringBase(identifier, isKnown))
  );
}

function findMaker({ index }: FileAnalysis, { node }: ClassLike): Variable | undefined {
  if (!isFunction(node)) {
    return undefined;
  }
  const { parent } = node;
  const isBound = parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier;
  const name = isBound ? parent.id : node.id;
  return name === null ? undefined : index.findVariable(name);
}

function mayBringBase(mention: TSESTree.Node, isKnown: IsKnown): boolean {
  const { parent } = mention;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === mention && mayMemberBringBase(parent, isKnown);
    case AST_NODE_TYPES.CallExpression:
      return parent.callee !== mention && !isInheritance(parent, mention, isKnown);
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return true;
    default:
      return false;
  }
}

/** `util.inherits(Poller, EventEmitter)`. */
function isInheritance(call: TSESTree.CallExpression, mention: TSESTree.Node, isKnown: IsKnown): boolean {
  const [child, base] = call.arguments;
  return child === mention && base !== undefined && /inherits|extends/iu.test(findCalleeName(call) ?? '') && isKnown(base);
}

/** `Poller.prototype…`; `Poller.call(this)` runs it for another one's instance. */
function mayMemberBringBase(member: TSESTree.MemberExpression, isKnown: IsKnown): boolean {
  const name = findPropertyName(member);
  if (name !== 'prototype') {
    return name === undefined || name === 'call' || name === 'apply';
  }
  const { parent } = member;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return isAssignedBase(parent, isKnown);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left !== member || !isKnownPrototype(parent.right, isKnown);
    case AST_NODE_TYPES.CallExpression:
      return !isHarmlessCall(parent, member, isKnown);
    default:
      return true;
  }
}

/** `Poller.prototype.__proto__ = Base.prototype`. */
function isAssignedBase(member: TSESTree.MemberExpression, isKnown: IsKnown): boolean {
  const name = findPropertyName(member);
  if (name !== '__proto__') {
    return false;
  }
  const { parent } = member;
  return parent.type !== AST_NODE_TYPES.AssignmentExpression || !isKnownPrototype(parent.right, isKnown);
}

/** `{ … }`, `Base.prototype`, `new Base()`, `Object.create(Base.prototype)`. */
function isKnownPrototype(value: TSESTree.Expression, isKnown: IsKnown): boolean {
  const expression = unwrap(value);
  switch (expression.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return expression.properties.every(({ type }) => type === AST_NODE_TYPES.Property);
    case AST_NODE_TYPES.MemberExpression:
      return findPropertyName(expression) === 'prototype' && isKnown(expression.object);
    case AST_NODE_TYPES.NewExpression:
      return isKnown(expression.callee);
    case AST_NODE_TYPES.CallExpression: {
      const [base] = expression.arguments;
      return findCalleeName(expression) === 'create' && base !== undefined && base.type !== AST_NODE_TYPES.SpreadElement && isKnownPrototype(base, isKnown);
    }
    default:
      return false;
  }
}

/** `Object.defineProperty(Poller.prototype, …)`, `Object.setPrototypeOf(Poller.prototype, Base.prototype)`, `Object.assign(Poller.prototype, { … })`. */
function isHarmlessCall(call: TSESTree.CallExpression, prototype: TSESTree.Node, isKnown: IsKnown): boolean {
  const [target, ...others] = call.arguments;
  const name = findCalleeName(call) ?? '';
  if (target !== prototype || /^definePropert(?:y|ies)$/u.test(name)) {
    return target === prototype;
  }
  return (
    /^(?:setPrototypeOf|assign)$/u.test(name) &&
    others.every((value) => value.type !== AST_NODE_TYPES.SpreadElement && isKnownPrototype(value, isKnown))
  );
}
