/**
 * How long the object lives that an expression denotes, seen from whoever owns the code at the expression.
 *
 * `'process'`, `'own'` and `'call'` are certain under the conventions of the catalogue; `'outer'` and `'argument'` say where the object came from
 * and not how long it lives, so that they prove nothing alone; all else is `'unknown'`. Direction of the approximation: a `'process'` that
 * is none would invent a leak, so a variable that several places write, or a call that nobody knows, is `'unknown'`.
 *
 * Example: in a class with `constructor(private bus: Bus)` and `el = document.createElement('div')`, `this.bus` is `'outer'`, `this.el` is
 * `'own'` and `this.el.ownerDocument` is `'process'`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../ast/is-constructor.js';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { isNothing } from '../ast/is-nothing.js';
import { findPatternPath } from '../ast/pattern-path.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import {
  componentMakerNames,
  contextNames,
  givenDecoratorNames,
  makerNames,
  pagePropertyNames,
  partDecoratorNames,
  passingPathPattern,
  sharedMakerNames,
} from '../catalogue/index.js';
import type { ClassLikes, ThisOwner } from './class-likes.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { FunctionNode, Owner } from './model.js';
import type { Owners } from './owners.js';
import { ELEMENT_ITERATORS, isReassigned } from './places.js';
import type { Resolver } from './resolve-symbol.js';
import type { Roles } from './roles.js';

export type Lifetime =
  /** As long as the page or the process. */
  | 'process'
  /** It came from outside the component, the instance or the effect, and may live longer. */
  | 'outer'
  /** A parameter of the plain function or method that the code stands in. */
  | 'argument'
  /** Made by the owner, for the owner. */
  | 'own'
  /** Made in this activation. */
  | 'call'
  | 'unknown';

export interface Lifetimes {
  readonly get: (expression: TSESTree.Node) => Lifetime;
}

interface Parts {
  readonly index: FileIndex;
  readonly classLikes: ClassLikes;
  readonly roles: Roles;
  readonly resolver: Resolver;
  readonly owners: Owners;
}

const PAGE_PROPERTIES: ReadonlySet<string> = new Set(pagePropertyNames);
const SHARED_MAKERS: ReadonlySet<string> = new Set(sharedMakerNames);
const MAKERS: ReadonlySet<string> = new Set(makerNames);
const CONTEXTS: ReadonlySet<string> = new Set(contextNames);
const COMPONENT_MAKERS: ReadonlySet<string> = new Set(componentMakerNames);
const GIVEN: ReadonlySet<string> = new Set(givenDecoratorNames);
const PARTS: ReadonlySet<string> = new Set(partDecoratorNames);

const PASSING_PATH = new RegExp(passingPathPattern, 'u');

const DEPTH_LIMIT = 12;

export function createLifetimes({ index, classLikes, roles, resolver, owners }: Parts): Lifetimes {
  const known = new Map<TSESTree.Node, Lifetime>();
  const fields = new Map<TSESTree.Node, ReadonlyMap<string, readonly TSESTree.Node[]>>();

  function find(node: TSESTree.Node, depth: number): Lifetime {
    const expression = unwrap(node);
    let lifetime = known.get(expression);
    if (lifetime === undefined) {
      // Until it is known it is unknown, which ends `const a = b, b = a`.
      known.set(expression, 'unknown');
      lifetime = depth > DEPTH_LIMIT ? 'unknown' : findAfresh(expression, depth + 1);
      known.set(expression, lifetime);
    }
    return lifetime;
  }

  function findAfresh(expression: TSESTree.Node, depth: number): Lifetime {
    switch (expression.type) {
      case AST_NODE_TYPES.ThisExpression:
        return classLikes.findThisOwner(expression) === undefined ? 'unknown' : 'own';
      case AST_NODE_TYPES.Identifier:
        return findOfVariable(expression, depth);
      case AST_NODE_TYPES.MemberExpression:
        return findOfMember(expression, depth);
      case AST_NODE_TYPES.NewExpression:
        return 'call';
      case AST_NODE_TYPES.CallExpression:
        return findOfCall(expression, depth);
      case AST_NODE_TYPES.AwaitExpression:
        return find(expression.argument, depth);
      case AST_NODE_TYPES.AssignmentExpression:
        return expression.operator === '=' ? find(expression.right, depth) : 'unknown';
      case AST_NODE_TYPES.LogicalExpression:
        return join(find(expression.left, depth), find(expression.right, depth));
      case AST_NODE_TYPES.ConditionalExpression:
        return join(find(expression.consequent, depth), find(expression.alternate, depth));
      default:
        return 'unknown';
    }
  }

  function findOfVariable(node: TSESTree.Identifier, depth: number): Lifetime {
    const variable = index.findVariable(node);
    if (variable === undefined || variable.defs.length === 0) {
      return isGlobalObjectName(node) ? 'process' : 'unknown';
    }
    const [definition] = variable.defs;
    if (definition === undefined || variable.defs.length > 1 || isReassigned(variable)) {
      return 'unknown';
    }
    if (isFunction(definition.node)) {
      return definition.node.id === definition.name ? 'unknown' : findOfParameter(definition.node, definition.name, node, depth);
    }
    if (definition.node.type === AST_NODE_TYPES.VariableDeclarator) {
      return findOfDeclarator(definition.node, definition.name, node, depth);
    }
    return definition.node.parent.type === AST_NODE_TYPES.ImportDeclaration ? 'process' : 'unknown';
  }

  /** A name that no file declares, as written for an object and not for a class. */
  function isGlobalObjectName({ name }: TSESTree.Identifier): boolean {
    return /^[a-z]/u.test(name) && name !== 'arguments' && name !== 'undefined';
  }

  function findOfDeclarator(
    { id, init, parent }: TSESTree.VariableDeclarator,
    name: TSESTree.Node,
    mention: TSESTree.Node,
    depth: number,
  ): Lifetime {
    if (parent.parent.type === AST_NODE_TYPES.ForOfStatement && parent.parent.left === parent) {
      return toElement(find(parent.parent.right, depth));
    }
    if (init === null) {
      return 'unknown';
    }
    const lifetime = findOfPattern(id, name, init, depth);
    // Whatever a call gives, a constant of the module holds it for good.
    const isMade = lifetime === 'call' || (lifetime === 'unknown' && id === name && unwrap(init).type === AST_NODE_TYPES.CallExpression && findEnclosingFunction(id) === undefined);
    return isMade || lifetime === 'own' ? relate(lifetime === 'own' ? 'own' : 'call', id, mention) : lifetime;
  }

  /** `const { bus } = this` is the field; of anything else it is a part. */
  function findOfPattern(id: TSESTree.Node, name: TSESTree.Node, init: TSESTree.Node, depth: number): Lifetime {
    const [first, ...rest] = findPatternPath(name, id) ?? [];
    const instance = unwrap(init);
    const owner = instance.type === AST_NODE_TYPES.ThisExpression ? classLikes.findThisOwner(instance) : undefined;
    if (owner !== undefined && first !== undefined) {
      const field = findOfField(owner, first, depth);
      return rest.length === 0 ? field : toPart(field);
    }
    return id === name ? find(init, depth) : toPart(find(init, depth));
  }

  /** What another activation made: the module's lives for good, an outer function's is given. */
  function relate(lifetime: 'call' | 'own', declared: TSESTree.Node, mention: TSESTree.Node): Lifetime {
    const maker = findEnclosingFunction(declared);
    if (maker === undefined) {
      return roles.isComponentFile ? 'own' : 'process';
    }
    if (maker === findEnclosingFunction(mention)) {
      return lifetime;
    }
    const owner = owners.getOfSite(mention);
    return isOutside(maker, owner) ? 'outer' : 'own';
  }

  /** Does the function stand around the owner, a component around its effects excepted? */
  function isOutside(fn: FunctionNode, owner: Owner): boolean {
    if (owner.kind === 'module' || roles.getRole(fn) === 'component') {
      return false;
    }
    const node = owner.kind === 'instance' ? owner.classLike.node : owner.scope;
    return node !== fn && isWithin(node, fn);
  }

  function findOfParameter(fn: FunctionNode, name: TSESTree.Node, mention: TSESTree.Node, depth: number): Lifetime {
    const call = fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee !== fn ? fn.parent : undefined;
    if (call?.arguments[0] === fn && fn.params[0] === name && ELEMENT_ITERATORS.has(findCalleeName(call) ?? '')) {
      const callee = unwrap(call.callee);
      return callee.type === AST_NODE_TYPES.MemberExpression ? toElement(find(callee.object, depth)) : 'unknown';
    }
    const owner = owners.getOfSite(mention);
    if (isConstructor(fn) || isOutside(fn, owner) || roles.getRole(fn) === 'component') {
      return 'outer';
    }
    const isOwnersFunction = owner.kind === 'scope' ? owner.scope === fn : classLikes.findMemberOwner(fn) !== undefined;
    return isOwnersFunction && call === undefined ? 'argument' : 'unknown';
  }

  function findOfMember(node: TSESTree.MemberExpression, depth: number): Lifetime {
    const name = findPropertyName(node);
    if (name !== undefined && PAGE_PROPERTIES.has(name)) {
      return 'process';
    }
    const path = findGlobalPath(node);
    if (path !== undefined) {
      return PASSING_PATH.test(path) ? 'unknown' : 'process';
    }
    const object = unwrap(node.object);
    const owner = object.type === AST_NODE_TYPES.ThisExpression ? classLikes.findThisOwner(object) : undefined;
    if (owner !== undefined) {
      return name === undefined ? 'unknown' : findOfField(owner, name, depth);
    }
    return toPart(find(object, depth));
  }

  /** `window.document.body`, reached by names alone. */
  function findGlobalPath(node: TSESTree.MemberExpression): string | undefined {
    const symbol = resolver.resolve(node);
    return symbol.kind === 'symbol' && symbol.from === 'global' && symbol.isByType !== true ? symbol.name : undefined;
  }

  function findOfCall(node: TSESTree.CallExpression, depth: number): Lifetime {
    const name = findCalleeName(node) ?? '';
    if (SHARED_MAKERS.has(name)) {
      return 'process';
    }
    if (MAKERS.has(name)) {
      return 'call';
    }
    if (CONTEXTS.has(name)) {
      return 'outer';
    }
    if (COMPONENT_MAKERS.has(name)) {
      return findOfComponentMaker(node, depth);
    }
    return 'unknown';
  }

  /** `useRef(document)` and `useMemo(() => bus)` hold what they are given. */
  function findOfComponentMaker({ arguments: [first] }: TSESTree.CallExpression, depth: number): Lifetime {
    const value = first === undefined || !isFunction(first) ? first : first.body;
    const held = value === undefined ? 'own' : find(value, depth);
    return held === 'process' || held === 'outer' ? held : 'own';
  }

  function findOfField({ classLike, isStatic }: ThisOwner, name: string, depth: number): Lifetime {
    if (isStatic) {
      return 'process';
    }
    const values = getFields(classLike.node).get(name) ?? [];
    const [first, ...others] = [...values, ...collectStored(classLike.node, name)].map((value) => findOfFieldValue(value, depth));
    return others.reduce(join, first ?? 'unknown');
  }

  function findOfFieldValue(value: TSESTree.Node, depth: number): Lifetime {
    if (value.type === AST_NODE_TYPES.PropertyDefinition || value.type === AST_NODE_TYPES.AccessorProperty) {
      const decorators = ('decorators' in value ? value.decorators : []).map(getDecoratorName);
      if (decorators.some((decorator) => GIVEN.has(decorator))) {
        return 'outer';
      }
      if (decorators.some((decorator) => PARTS.has(decorator))) {
        return 'own';
      }
      return value.value === null ? 'unknown' : toKept(find(value.value, depth));
    }
    return value.type === AST_NODE_TYPES.TSParameterProperty ? 'outer' : toKept(find(value, depth));
  }

  /** Fields and parameter properties of a class by name, declarations without a value left out where something else fills them. */
  function getFields(node: TSESTree.Node): ReadonlyMap<string, readonly TSESTree.Node[]> {
    let result = fields.get(node);
    if (result === undefined) {
      result = collectFields(node);
      fields.set(node, result);
    }
    return result;
  }

  /** Values that code of the class assigns to `this.name`; `null` and `undefined` only end what was there. */
  function collectStored(node: TSESTree.Node, name: string): readonly TSESTree.Node[] {
    return (index.members.get(name) ?? []).flatMap((member) => {
      const { parent } = member;
      const isStore = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && parent.operator === '=';
      const isOfClass = member.object.type === AST_NODE_TYPES.ThisExpression && isWithin(member, node);
      return isStore && isOfClass && !isNothing(parent.right) ? [parent.right] : [];
    });
  }

  return { get: (expression) => find(expression, 0) };
}

/** What is kept of an activation's own objects belongs to whoever keeps it; a parameter of any method came from outside. */
function toKept(lifetime: Lifetime): Lifetime {
  if (lifetime === 'call') {
    return 'own';
  }
  return lifetime === 'argument' ? 'outer' : lifetime;
}

/** A property of a module's object may hold anything, and changes; it came from outside all the same. */
function toPart(lifetime: Lifetime): Lifetime {
  return lifetime === 'process' ? 'outer' : lifetime;
}

function toElement(lifetime: Lifetime): Lifetime {
  return lifetime === 'process' ? 'unknown' : lifetime;
}

/** `target ?? window` may be either: what came from outside in both cases came from outside. */
function join(left: Lifetime, right: Lifetime): Lifetime {
  if (left === right) {
    return left;
  }
  const isGiven = (lifetime: Lifetime): boolean => lifetime === 'process' || lifetime === 'outer' || lifetime === 'argument';
  return isGiven(left) && isGiven(right) ? 'outer' : 'unknown';
}

function collectFields(node: TSESTree.Node): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const found = new Map<string, readonly TSESTree.Node[]>();
  if (node.type !== AST_NODE_TYPES.ClassDeclaration && node.type !== AST_NODE_TYPES.ClassExpression) {
    return found;
  }
  const add = (name: string | undefined, value: TSESTree.Node): void => {
    if (name !== undefined) {
      found.set(name, [...(found.get(name) ?? []), value]);
    }
  };
  for (const member of node.body.body) {
    if (member.type === AST_NODE_TYPES.PropertyDefinition && !isEmpty(member)) {
      add(findKeyName(member), member);
    } else if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (parameter.type === AST_NODE_TYPES.TSParameterProperty) {
          const { parameter: declared } = parameter;
          const name = declared.type === AST_NODE_TYPES.AssignmentPattern ? declared.left : declared;
          add('name' in name ? name.name : undefined, parameter);
        }
      }
    }
  }
  return found;
}

/** A declaration that says nothing of the value. ESLint's own parser knows no decorators. */
function isEmpty(member: TSESTree.PropertyDefinition): boolean {
  const decorators = 'decorators' in member ? member.decorators : [];
  return decorators.length === 0 && (member.value === null || isNothing(member.value));
}

function getDecoratorName({ expression }: TSESTree.Decorator): string {
  if (expression.type === AST_NODE_TYPES.CallExpression) {
    return findCalleeName(expression) ?? '';
  }
  return expression.type === AST_NODE_TYPES.Identifier ? expression.name : '';
}
