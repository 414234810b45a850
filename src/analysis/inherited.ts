/**
 * What a base class in another file may do, which this analysis does not see.
 *
 * A framework's base class is known to leave fields alone. Any other may own fields that this class only assigns, and may call methods that
 * this class overrides.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../ast/class-node.js';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { isNothing } from '../ast/is-nothing.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import type { FileAnalysis } from './file-analysis.js';
import { componentBases } from './framework-tables.js';
import type { ClassLike, Place } from './model.js';
import { hasUnknownPrototypeBase } from './prototype-bases.js';

const PLATFORM_MAKER = /^(?:Object|Array|Error|Event|EventTarget|Map|Set|Promise|Function|Node|Element|HTML\w*Element)$/u;

/** May the field belong to a base class? */
export function mayBeInherited(file: FileAnalysis, { root, path: [name] }: Place): boolean {
  if (root.kind === 'variable' || name === undefined) {
    return false;
  }
  return hasUnknownBase(file, root.classLike) && !isDeclared(root.classLike, name);
}

/** `dispose() { super.dispose(); … }`: a base that nobody sees may end what each instance shows it, `abstract input: Node`. */
export function mayBeEndedByBase(file: FileAnalysis, { root, path: [name] }: Place, teardowns: readonly FunctionNode[]): boolean {
  if (root.kind === 'variable' || name === undefined || !hasUnknownBase(file, root.classLike) || isHidden(root.classLike, name)) {
    return false;
  }
  return teardowns.some((teardown) => collectOwnNodes(file.index.sourceCode, teardown.body).some(({ type }) => type === AST_NODE_TYPES.Super));
}

/** Only the class itself, or its subclasses, can name it: by what TypeScript says, or as JavaScript writes it. */
function isHidden({ node }: ClassLike, name: string): boolean {
  const isNamedSo = /^[_#]|_$/u.test(name);
  return isNamedSo || (isClass(node) && node.body.body.some((member) => member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name && (member.accessibility ?? 'public') !== 'public'));
}

/** May a base class run the code at this node, by a method that this class overrides or offers? */
export function mayBeRunByBase(file: FileAnalysis, classLike: ClassLike, node: TSESTree.Node): boolean {
  return hasUnknownBase(file, classLike) && isSeenByBase(file, node, new Set());
}

/** A private method is seen through those that call it: `onBeforeDetach() { this.#release(); }`. */
function isSeenByBase(file: FileAnalysis, node: TSESTree.Node, seen: Set<TSESTree.Node>): boolean {
  const member = findMember(node);
  if (member === undefined || seen.has(member)) {
    return false;
  }
  seen.add(member);
  const isPrivate = member.accessibility === 'private' || member.key.type === AST_NODE_TYPES.PrivateIdentifier;
  const fn = findEnclosingFunction(node);
  return !isPrivate || (fn === undefined ? [] : (file.functions.findMentions(fn) ?? [])).some((mention) => isSeenByBase(file, mention, seen));
}

function hasUnknownBase(file: FileAnalysis, classLike: ClassLike): boolean {
  const { kind, node } = classLike;
  if (kind === 'prototype') {
    return hasUnknownPrototypeBase(file, classLike, (base) => isKnownMaker(file, base));
  }
  if (!('superClass' in node)) {
    return hasMixins(node);
  }
  return node.superClass !== null && !isKnownBase(file, node.superClass);
}

/** Classes of frameworks, of the platform and of Node call none of a subclass' own methods and know none of its fields. */
function isKnownBase(file: FileAnalysis, superClass: TSESTree.Node): boolean {
  const symbol = file.resolver.resolve(superClass);
  const isPlatform = symbol.kind === 'symbol' && (symbol.from === 'global' || symbol.from.startsWith('node:'));
  return isPlatform || file.resolver.refersTo(superClass, componentBases);
}

/** Scripts of one page share their constructors as globals: of those only the platform's own are known. */
function isKnownMaker(file: FileAnalysis, base: TSESTree.Node): boolean {
  const symbol = file.resolver.resolve(base);
  const isShared = symbol.kind === 'symbol' && symbol.from === 'global' && !PLATFORM_MAKER.test(symbol.name);
  return !isShared && isKnownBase(file, base);
}

/** An object of options with `mixins` or `extends` has a base, too. */
function hasMixins(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.SpreadElement || /^(?:mixins|extends)$/u.test(findKeyName(property) ?? ''),
    )
  );
}

function isDeclared({ node }: ClassLike, name: string): boolean {
  return (
    isClass(node) &&
    node.body.body.some((member) =>
      member.type === AST_NODE_TYPES.PropertyDefinition ? findKeyName(member) === name : member.type === AST_NODE_TYPES.MethodDefinition && isEmptied(member, name),
    )
  );
}

/** A constructor that empties a field declares it, as JavaScript did before there were fields: a base that owned it would have done so. */
function isEmptied({ kind, value }: TSESTree.MethodDefinition, name: string): boolean {
  return (
    kind === 'constructor' &&
    value.body?.body.some(
      (statement) =>
        statement.type === AST_NODE_TYPES.ExpressionStatement &&
        statement.expression.type === AST_NODE_TYPES.AssignmentExpression &&
        statement.expression.left.type === AST_NODE_TYPES.MemberExpression &&
        statement.expression.left.object.type === AST_NODE_TYPES.ThisExpression &&
        findPropertyName(statement.expression.left) === name &&
        isNothing(statement.expression.right),
    ) === true
  );
}

/** The method whose body, closures excluded, contains a node. */
function findMember(node: TSESTree.Node): TSESTree.MethodDefinition | undefined {
  const fn: FunctionNode | undefined = findEnclosingFunction(node);
  return fn?.parent.type === AST_NODE_TYPES.MethodDefinition ? fn.parent : undefined;
}
