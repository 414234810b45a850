/**
 * How long the object lives that a stream is a member of.
 *
 * `lifetimes` says where an object comes from; here the declared type, the decorators and the providers of the class say whether what came from
 * outside ends together with the component all the same. `'outer'` needs a type that is called like what an application shares; a parent, a
 * directive of the same element and an input are `'nearby'`, which proves nothing alone. Missed: services that a component in another file provides.
 *
 * Example: after `constructor(private route: ActivatedRoute, private prices: PriceService)`, `this.prices` is `'outer'` and `this.route` is unknown:
 * the router ends what it gives.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getDecorators, isClass, type ClassNode } from '../../ast/class-node.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import { givenDecoratorNames, ownTypePattern, pageNamePattern, sharedTypePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';

export type Origin =
  /** The page or the process itself. */
  | 'process'
  /** A service, or what a module holds. */
  | 'outer'
  /** From outside, and perhaps of the same view: it may end together with the owner. */
  | 'nearby'
  | 'own'
  | 'unknown';

interface Declaration {
  readonly type: string | undefined;
  readonly decorators: readonly string[];
  readonly owner: ClassNode | undefined;
}

const OWN_TYPE = new RegExp(ownTypePattern, 'u');
const SHARED_TYPE = new RegExp(sharedTypePattern, 'u');
const PAGE_NAME = new RegExp(pageNamePattern, 'u');
const GIVEN: ReadonlySet<string> = new Set(givenDecoratorNames);
const INPUTS: ReadonlySet<string> = new Set(['Input', 'Prop']);

export function getOrigin(file: FileAnalysis, node: TSESTree.Node): Origin {
  const expression = unwrap(node);
  const lifetime = file.lifetimes.get(expression);
  switch (lifetime) {
    case 'process':
      return 'process';
    case 'own':
    case 'call':
      return 'own';
    case 'outer':
      return getOfGiven(file, expression);
    default:
      return 'unknown';
  }
}

/** Is it the document or the window, under any of its names? */
export function isPage(file: FileAnalysis, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const lifetime = file.lifetimes.get(expression);
  const name = expression.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(expression) : undefined;
  const named = expression.type === AST_NODE_TYPES.Identifier ? expression.name : name;
  return lifetime === 'process' || (lifetime === 'outer' && PAGE_NAME.test(named ?? ''));
}

/** Is it something given whose declared type is no stream? */
export function isOfNamedType(file: FileAnalysis, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const root = findRoot(expression);
  const type = root === undefined || root !== expression ? undefined : findDeclaration(file, root)?.type;
  return type !== undefined && !/(?:Observable|Subject|Emitter|Subscribable|Stream|\$)/u.test(type);
}

function getOfGiven(file: FileAnalysis, expression: TSESTree.Node): Origin {
  const root = findRoot(expression);
  const declaration = root && findDeclaration(file, root);
  if (root === undefined || declaration === undefined) {
    return isOfModule(file, expression) ? 'outer' : 'nearby';
  }
  const { type, decorators, owner } = declaration;
  if (decorators.includes('Self') || (type !== undefined && OWN_TYPE.test(type))) {
    return 'unknown';
  }
  if (type !== undefined && owner !== undefined && isProvidedBy(owner, type)) {
    return 'own';
  }
  const isNearby = type === undefined || !SHARED_TYPE.test(type) || decorators.some((name) => INPUTS.has(name));
  return isNearby ? 'nearby' : 'outer';
}

/** `this.prices` of `this.prices.current.price$`, `bus` of `bus.events$`. */
function findRoot(expression: TSESTree.Node): TSESTree.Identifier | TSESTree.MemberExpression | undefined {
  let node = unwrap(expression);
  while (node.type === AST_NODE_TYPES.MemberExpression) {
    const object = unwrap(node.object);
    if (object.type === AST_NODE_TYPES.ThisExpression) {
      return node;
    }
    node = object;
  }
  return node.type === AST_NODE_TYPES.Identifier ? node : undefined;
}

function isOfModule(file: FileAnalysis, expression: TSESTree.Node): boolean {
  const root = findRoot(expression);
  return root !== undefined && file.lifetimes.get(root) === 'process';
}

function findDeclaration(file: FileAnalysis, root: TSESTree.Identifier | TSESTree.MemberExpression): Declaration | undefined {
  if (root.type === AST_NODE_TYPES.MemberExpression) {
    const owner = findThisClass(root.object);
    const name = findPropertyName(root);
    return owner === undefined || name === undefined ? undefined : findOfField(file, owner, name);
  }
  const definition = file.index.findVariable(root)?.defs[0];
  if (definition?.node.type === AST_NODE_TYPES.VariableDeclarator) {
    const { init } = definition.node;
    const inner = init === null ? undefined : findRoot(init);
    return findInjected(init) ?? (inner === undefined || inner === root ? undefined : findDeclaration(file, inner));
  }
  const name = definition?.name;
  return name?.type === AST_NODE_TYPES.Identifier && findThisClassOfParameter(name) !== undefined
    ? { type: getTypeName(name.typeAnnotation), decorators: getNames(name.decorators), owner: findThisClassOfParameter(name) }
    : undefined;
}

/** The class of whose constructor this is a parameter. */
function findThisClassOfParameter(name: TSESTree.Identifier): ClassNode | undefined {
  const parameter = name.parent.type === AST_NODE_TYPES.TSParameterProperty ? name.parent : name;
  const method = parameter.parent.parent;
  const isConstructor = method?.type === AST_NODE_TYPES.MethodDefinition && method.kind === 'constructor';
  const owner = isConstructor ? method.parent.parent : undefined;
  return isClass(owner) ? owner : undefined;
}

function findOfField(file: FileAnalysis, owner: ClassNode, name: string): Declaration | undefined {
  for (const member of owner.body.body) {
    if (member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name) {
      const decorators = getNames(member.decorators);
      const isGiven = decorators.some((decorator) => GIVEN.has(decorator));
      const declared: Declaration = { type: getTypeName(member.typeAnnotation), decorators, owner };
      return isGiven ? declared : (findInjected(member.value, owner) ?? findAssigned(file, owner, name) ?? declared);
    }
    if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor') {
      const found = findOfParameter(member, owner, name);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return findAssigned(file, owner, name);
}

function findOfParameter(constructor: TSESTree.MethodDefinition, owner: ClassNode, name: string): Declaration | undefined {
  for (const parameter of constructor.value.params) {
    if (parameter.type === AST_NODE_TYPES.TSParameterProperty) {
      const { parameter: declared } = parameter;
      const target = declared.type === AST_NODE_TYPES.AssignmentPattern ? declared.left : declared;
      if (target.name === name) {
        return { type: getTypeName(target.typeAnnotation), decorators: getNames(parameter.decorators), owner };
      }
    }
  }
  return undefined;
}

/** `this.prices = prices` in the constructor. */
function findAssigned(file: FileAnalysis, owner: ClassNode, name: string): Declaration | undefined {
  for (const member of file.index.members.get(name) ?? []) {
    const { parent } = member;
    if (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && findThisClass(member.object) === owner) {
      const right = unwrap(parent.right);
      const found = right.type === AST_NODE_TYPES.Identifier ? findDeclaration(file, right) : findInjected(right, owner);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** `inject(PriceService)`. */
function findInjected(value: TSESTree.Node | null, owner?: ClassNode): Declaration | undefined {
  const call = value === null ? undefined : unwrap(value);
  if (call?.type !== AST_NODE_TYPES.CallExpression || findCalleeName(call) !== 'inject') {
    return undefined;
  }
  const [token, options] = call.arguments;
  const isSelf =
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some((property) => property.type === AST_NODE_TYPES.Property && findKeyName(property) === 'self');
  return { type: token?.type === AST_NODE_TYPES.Identifier ? token.name : undefined, decorators: isSelf ? ['Self'] : [], owner };
}

/** `@Component({ providers: [PriceService] })`: the instance is the component's own. */
function isProvidedBy(owner: ClassNode, type: string): boolean {
  return getDecorators(owner).some(({ expression }) => {
    const [options] = expression.type === AST_NODE_TYPES.CallExpression ? expression.arguments : [];
    const properties = options?.type === AST_NODE_TYPES.ObjectExpression ? options.properties : [];
    return properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        /^(?:view)?providers$/iu.test(findKeyName(property) ?? '') &&
        mentions(property.value, type),
    );
  });
}

/** `[PriceService]`, `[{ provide: PriceService, useClass: … }]`; a list in a variable may hold it. */
function mentions(list: TSESTree.Node, type: string): boolean {
  if (list.type !== AST_NODE_TYPES.ArrayExpression) {
    return true;
  }
  return list.elements.some((element) => {
    if (element?.type === AST_NODE_TYPES.Identifier) {
      return element.name === type;
    }
    return (
      element?.type === AST_NODE_TYPES.ObjectExpression &&
      element.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          findKeyName(property) === 'provide' &&
          property.value.type === AST_NODE_TYPES.Identifier &&
          property.value.name === type,
      )
    );
  });
}

/** The last name of a declared type; `null` beside it does not count, `any` is none. */
function getTypeName(annotation: TSESTree.TSTypeAnnotation | undefined): string | undefined {
  const type = annotation?.typeAnnotation;
  const [part, ...others] = type?.type === AST_NODE_TYPES.TSUnionType ? type.types.filter((one) => !isNullish(one)) : [type];
  if (part?.type !== AST_NODE_TYPES.TSTypeReference || others.length > 0) {
    return undefined;
  }
  const { typeName } = part;
  if (typeName.type === AST_NODE_TYPES.TSQualifiedName) {
    return typeName.right.name;
  }
  return typeName.type === AST_NODE_TYPES.Identifier ? typeName.name : undefined;
}

function isNullish({ type }: TSESTree.TypeNode): boolean {
  return type === AST_NODE_TYPES.TSNullKeyword || type === AST_NODE_TYPES.TSUndefinedKeyword;
}

function getNames(decorators: readonly TSESTree.Decorator[] | undefined): readonly string[] {
  return (decorators ?? []).map(({ expression }) => {
    if (expression.type === AST_NODE_TYPES.CallExpression) {
      return findCalleeName(expression) ?? '';
    }
    return expression.type === AST_NODE_TYPES.Identifier ? expression.name : '';
  });
}
