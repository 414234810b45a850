/**
 * How many instances of a class, object or prototype there are in one process.
 *
 * A class is a singleton when its own file shows it: one `new` at the top level, a `getInstance`, a framework that creates it once. An exported
 * class that does not show it has many instances: that is what classes are for.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getDecorators } from '../ast/class-node.js';
import { containerDecoratorNames } from '../catalogue/index.js';
import { findKeyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { Exports } from './exports.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import {
  componentBases,
  componentDecorators,
  setUpHooks,
  singletonDecorators,
  singletonOptions,
  tearDownHooks,
} from './framework-tables.js';
import type { ClassLike, Multiplicity } from './model.js';
import type { Resolver } from './resolve-symbol.js';
import { isOptionsObject } from './roles.js';
import { isRootClass } from './root-views.js';

export interface Instances {
  /** Is it counted as made many times for no other reason than that other files can make it? */
  readonly isAssumed: (classLike: ClassLike) => boolean;
  readonly count: (classLike: ClassLike) => Multiplicity;
  /** Does a framework create and end the instances? */
  readonly isComponent: (classLike: ClassLike) => boolean;
}

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type GetOfSite = (node: TSESTree.Node) => Multiplicity;

const CONTAINER_DECORATORS: ReadonlySet<string> = new Set(containerDecoratorNames);

export function createInstances(
  index: FileIndex,
  resolver: Resolver,
  exported: Exports,
  getOfSite: GetOfSite,
): Instances {
  const counted = new Map<ClassLike, Multiplicity>();
  const assumed = new Set<ClassLike>();

  function count(classLike: ClassLike): Multiplicity {
    let result = counted.get(classLike);
    if (result === undefined) {
      counted.set(classLike, 'unknown');
      result = countAfresh(classLike);
      counted.set(classLike, result);
    }
    return result;
  }

  function countAfresh(classLike: ClassLike): Multiplicity {
    if (isSingleton(classLike)) {
      return 'once';
    }
    if (isComponent(classLike)) {
      return isRootClass(classLike.name) ? 'unknown' : 'many';
    }
    if (isMadeByContainer(classLike)) {
      return 'unknown';
    }
    if (classLike.kind === 'object') {
      return getOfSite(classLike.node);
    }
    return countConstructions(classLike);
  }

  function countConstructions(classLike: ClassLike): Multiplicity {
    const constructions = classLike.name === undefined ? [] : (index.calls.get(classLike.name) ?? []);
    const counts = constructions
      .filter(({ type }) => type === AST_NODE_TYPES.NewExpression)
      .map((construction) => getOfSite(construction));
    if (counts.includes('many')) {
      return 'many';
    }
    if (counts.includes('once')) {
      return counts.length === 1 ? 'once' : 'unknown';
    }
    if (isNamedElement(classLike)) {
      return 'many';
    }
    if (counts.includes('exported')) {
      return 'many';
    }
    if (!exported.isExported(classLike.node)) {
      return 'unknown';
    }
    assumed.add(classLike);
    return 'many';
  }

  function isNamedElement({ name }: ClassLike): boolean {
    return (index.calls.get('define') ?? []).some(
      ({ arguments: [, value] }) => value?.type === AST_NODE_TYPES.Identifier && value.name === name,
    );
  }

  function isComponent({ kind, node, members }: ClassLike): boolean {
    if (kind === 'object') {
      return isOptionsObject(node) && [...members.keys()].some((name) => setUpHooks.has(name) || tearDownHooks.has(name));
    }
    if (!isClassNode(node)) {
      return false;
    }
    return (
      getDecorators(node).some((decorator) => isOneOf(decorator, componentDecorators)) ||
      (node.superClass !== null && resolver.refersTo(node.superClass, componentBases))
    );
  }

  function isOneOf(decorator: TSESTree.Decorator, names: typeof singletonDecorators): boolean {
    const callee = decorator.expression.type === AST_NODE_TYPES.CallExpression ? decorator.expression.callee : decorator.expression;
    return resolver.refersTo(callee, names);
  }

  function isSingleton({ node }: ClassLike): boolean {
    if (!isClassNode(node)) {
      return false;
    }
    return (
      getDecorators(node).some((decorator) => isOneOf(decorator, singletonDecorators) && hasSingletonOption(decorator)) ||
      node.body.body.some(isInstanceMember)
    );
  }

  function hasSingletonOption(decorator: TSESTree.Decorator): boolean {
    const options = singletonOptions.filter((option) => isOneOf(decorator, [option.decorator]));
    return options.every(({ option, equals }) => {
      const value = findOption(decorator, option);
      return equals === 'absent' ? value === undefined : value !== undefined && equals.includes(value);
    });
  }

  return { count, isComponent, isAssumed: (classLike) => count(classLike) === 'many' && assumed.has(classLike) };
}

function findOption(decorator: TSESTree.Decorator, name: string): string | undefined {
  const argument =
    decorator.expression.type === AST_NODE_TYPES.CallExpression ? decorator.expression.arguments[0] : undefined;
  if (argument?.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  for (const property of argument.properties) {
    if (property.type === AST_NODE_TYPES.Property && findKeyName(property) === name) {
      return property.value.type === AST_NODE_TYPES.Literal ? String(property.value.value) : '';
    }
  }
  return undefined;
}

/** `@injectable()`: how often such a class is made is said where it is bound. */
function isMadeByContainer({ node }: ClassLike): boolean {
  return (
    isClassNode(node) &&
    getDecorators(node).some(({ expression }) => {
      const callee = expression.type === AST_NODE_TYPES.CallExpression ? expression.callee : expression;
      return callee.type === AST_NODE_TYPES.Identifier && CONTAINER_DECORATORS.has(callee.name);
    })
  );
}

/** `static getInstance()`, `static instance`, a private constructor: the class makes its only instance itself. */
function isInstanceMember(member: TSESTree.ClassElement): boolean {
  if (member.type !== AST_NODE_TYPES.MethodDefinition && member.type !== AST_NODE_TYPES.PropertyDefinition) {
    return false;
  }
  const name = findKeyName(member) ?? '';
  if (member.static) {
    return /^[_#]?(?:get)?(?:shared|default)?_?instance$/iu.test(name) || isSelfConstruction(member);
  }
  return name === 'constructor' && member.accessibility === 'private';
}

function isSelfConstruction(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  const value = member.value === null ? undefined : unwrap(member.value);
  return (
    value?.type === AST_NODE_TYPES.NewExpression &&
    findCalleeName(value) !== undefined &&
    findCalleeName(value) === member.parent.parent.id?.name
  );
}

function isClassNode(node: TSESTree.Node): node is ClassNode {
  return node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
}
