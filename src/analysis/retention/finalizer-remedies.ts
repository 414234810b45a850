/**
 * What mends a finalizer that cannot run, or runs once too often.
 *
 * All of these are for the reader to decide: each changes when something is collected, or what a closure sees. Silent where the text does not show that the
 * rest means the same: parts that are set again, callbacks that need what is around them, fields that others may read.
 *
 * Example: `registry.register(this, () => this.socket.destroy())` becomes `const socket = this.socket;` and a closure that mentions only that.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { getUniqueName } from '../../ast/unique-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findTopStatement } from '../growth/remedies.js';
import type { AcquireNode, FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';

/** Nothing keeps the target any more when the closure mentions its parts only. */
export function planParts(file: FileAnalysis, held: TSESTree.Node, target: TSESTree.Node): readonly PlannedRemedy[] {
  const statement = findStatement(held);
  const mentions = held.type === AST_NODE_TYPES.ArrowFunctionExpression ? collectMentions(file, held, target) : [];
  const parts = mentions.map((mention) => findPart(mention));
  if (statement === undefined || parts.length === 0 || parts.some((part) => part === undefined)) {
    return [];
  }
  const members = parts.filter((part) => part !== undefined);
  const names = new Set(members.map((member) => findPropertyName(member) ?? ''));
  if (![...names].every((name) => /^[\w$]+$/u.test(name) && isSetBefore(file, name, statement))) {
    return [];
  }
  const scope = file.index.sourceCode.getScope(statement);
  const constants = new Map([...names].map((name) => [name, getUniqueName(scope, name)]));
  const edits = members.map((node) => ({ node, text: constants.get(findPropertyName(node) ?? '') ?? '' }));
  const lines = [...constants].map(([name, constant]) => `const ${constant} = ${file.index.sourceCode.getText(target)}.${name}`);
  return [{ remedy: { kind: 'readPartsFirst', edits, statement, lines }, isSafe: false }];
}

function collectMentions({ index }: FileAnalysis, fn: TSESTree.Node, target: TSESTree.Node): readonly TSESTree.Node[] {
  const variable = target.type === AST_NODE_TYPES.Identifier ? index.findVariable(target) : undefined;
  const owner = target.type === AST_NODE_TYPES.ThisExpression ? findThisClass(target) : undefined;
  return collectNodes(index.sourceCode, fn).filter((node) =>
    node.type === AST_NODE_TYPES.ThisExpression ? owner !== undefined && findThisClass(node) === owner : node.type === AST_NODE_TYPES.Identifier && variable !== undefined && index.findVariable(node) === variable,
  );
}

/** `this.socket`, read, and neither called nor written: a method would still need its `this`. */
function findPart(mention: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const { parent } = mention;
  const isMember = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === mention && !parent.computed && !parent.optional;
  return isMember && parent.property.type === AST_NODE_TYPES.Identifier && isRead(parent) ? parent : undefined;
}

function isRead(member: TSESTree.MemberExpression): boolean {
  const { parent } = wrapped(member);
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return unwrap(parent.callee) !== member;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left !== member;
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.UnaryExpression:
      return false;
    default:
      return true;
  }
}

/** Is the only store of the part above the statement, in the same function? A parameter of the constructor may be one, too. */
function isSetBefore({ index }: FileAnalysis, name: string, statement: TSESTree.Node): boolean {
  const stores = (index.members.get(name) ?? []).filter(({ parent, range }) => parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === range[0] && parent.left.range[1] === range[1]);
  return stores.length === 1 && stores.every((store) => findEnclosingFunction(store) === findEnclosingFunction(statement) && store.range[1] < statement.range[0]);
}

/** A registry of a function, whose callback needs nothing of that function. */
export function planHome(file: FileAnalysis, made: AcquireNode): readonly PlannedRemedy[] {
  const declarator = wrapped(made).parent;
  const declaration = declarator?.parent;
  const home = findTopStatement(made);
  const isAlone = declaration?.type === AST_NODE_TYPES.VariableDeclaration && declaration.kind === 'const' && declaration.declarations.length === 1;
  if (!isAlone || declaration.parent.type !== AST_NODE_TYPES.BlockStatement || home === undefined || !made.arguments.every((value) => isOfModule(file, value))) {
    return [];
  }
  return [{ remedy: { kind: 'moveToModule', declaration, home }, isSafe: false }];
}

/** Does code mention nothing but what it declares itself, and what the module knows? */
function isOfModule({ index }: FileAnalysis, code: TSESTree.Node): boolean {
  return collectNodes(index.sourceCode, code).every((node) => {
    const block = node.type === AST_NODE_TYPES.Identifier ? index.findVariable(node)?.scope.block : undefined;
    const isThis = node.type === AST_NODE_TYPES.ThisExpression || (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments');
    return !isThis && (block === undefined || block.type === AST_NODE_TYPES.Program || isWithin(block, code));
  });
}

/** `this` for the token, and `unregister()` in the method that releases. */
export function planUnregister({ index: { sourceCode } }: FileAnalysis, call: TSESTree.CallExpression, release: TSESTree.MethodDefinition): readonly PlannedRemedy[] {
  const callee = unwrap(call.callee);
  const token = call.arguments[2];
  const teardown: FunctionNode | undefined = isFunction(release.value) ? release.value : undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || teardown === undefined || (token !== undefined && token.type !== AST_NODE_TYPES.ThisExpression)) {
    return [];
  }
  return [{ remedy: { kind: 'unregister', call, teardown, registry: sourceCode.getText(callee.object), token: 'this' }, isSafe: false }];
}

/** The weak reference alone: what read the strong copy asks it. Only of a private copy, and where a value that is gone can be answered. */
export function planWeakOnly(file: FileAnalysis, strong: TSESTree.MemberExpression, weak: TSESTree.MemberExpression, isTyped: boolean): readonly PlannedRemedy[] {
  const { sourceCode, members } = file.index;
  const owner = findThisClass(strong);
  const statement = findStatement(strong);
  const declared = findDeclared(file, strong);
  const reads = (members.get(findPropertyName(strong) ?? '') ?? []).filter((member) => member !== strong);
  const isOwn = statement?.type === AST_NODE_TYPES.ExpressionStatement && statement.expression === strong.parent;
  const isSeen = reads.every((read) => read.object.type === AST_NODE_TYPES.ThisExpression && findThisClass(read) === owner && canMiss(read, isTyped));
  if (statement === undefined || !isOwn || !isSeen || !isPrivate(strong, declared) || (declared !== undefined && declared.value !== null)) {
    return [];
  }
  const edits = reads.map((node) => ({ node, text: `${sourceCode.getText(weak)}.deref()` }));
  return [{ remedy: { kind: 'dropCopy', removed: [statement, ...(declared === undefined ? [] : [declared])], edits }, isSafe: false }];
}

function isPrivate(field: TSESTree.MemberExpression, declared: TSESTree.PropertyDefinition | undefined): boolean {
  return field.property.type === AST_NODE_TYPES.PrivateIdentifier || declared?.accessibility === 'private' || (findPropertyName(field) ?? '').startsWith('_');
}

/** `this.item?.name`, `this.item === other`, `if (this.item)`; in a file without types also what is given back. */
function canMiss(read: TSESTree.MemberExpression, isTyped: boolean): boolean {
  const { parent } = wrapped(read);
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === read && parent.optional;
    case AST_NODE_TYPES.BinaryExpression:
      return /^[!=]==?$/u.test(parent.operator);
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return !isTyped;
    default:
      return false;
  }
}

/** `item;` in the body of the class. */
function findDeclared({ index: { sourceCode } }: FileAnalysis, field: TSESTree.MemberExpression): TSESTree.PropertyDefinition | undefined {
  const members = findThisClass(field)?.body.body ?? [];
  return members.filter((member) => member.type === AST_NODE_TYPES.PropertyDefinition).find(({ key }) => sourceCode.getText(key) === sourceCode.getText(field.property));
}
