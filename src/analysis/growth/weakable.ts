/**
 * Containers that may hold their keys weakly: with `WeakMap` for `Map`, or `WeakSet` for `Set`, the program computes the same.
 *
 * Proven: every mention calls one of the methods that both classes have, each key that goes in is an object, and so is what the declared type
 * allows. Without types only what the text itself says is an object counts. Where this does not know, there is no edit.
 *
 * Example: `const sizes: Map<Request, number> = new Map()` with `sizes.set(request, 1)` and `sizes.get(request)`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../../ast/remedy.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isTypeScript } from '../languages.js';
import { findDefinition } from '../variable-definitions.js';
import type { Container } from './container.js';
import { type Declared, findDeclared, isResultDropped } from './method-calls.js';

const METHODS: ReadonlySet<string> = new Set(['get', 'set', 'has', 'delete', 'add']);

/** The texts that make a container one that keeps no key alive. */
export function findWeakEdits(file: FileAnalysis, container: Container): readonly TextEdit[] | undefined {
  const weak = container.shape === 'map' ? 'WeakMap' : container.shape === 'set' ? 'WeakSet' : undefined;
  const declared = weak === undefined ? undefined : findDeclared(file, container);
  if (weak === undefined || declared === undefined || !isUsedAsWeak(file, declared) || isShadowed(file, weak)) {
    return undefined;
  }
  const { maker, annotation } = declared;
  return [{ node: maker.callee, text: weak }, ...(annotation === undefined ? [] : [{ node: annotation.typeName, text: weak }])];
}

function isUsedAsWeak(file: FileAnalysis, { calls, maker, annotation }: Declared): boolean {
  const keyType = [annotation?.typeArguments, maker.typeArguments].flatMap((list) => list?.params[0] ?? []);
  const isKeyTypeWeak = keyType.length > 0 && keyType.every((type) => isObjectType(file, type));
  // A value that fits `any` would be refused by the declaration of `WeakMap`.
  const isOpen = isTypeScript(file) && !isKeyTypeWeak;
  return calls.every(({ name, call, key }) => {
    const isAdder = name === 'set' || name === 'add';
    const isProven = !isAdder && !isOpen ? true : isObject(file, key) || (isKeyTypeWeak && !file.seam.isTyped && key.type !== AST_NODE_TYPES.Literal);
    return METHODS.has(name) && isProven && (!isAdder || isResultDropped(call));
  }) && (keyType.length === 0 || isKeyTypeWeak);
}

function isShadowed({ index }: FileAnalysis, name: string): boolean {
  return index.sourceCode.scopeManager?.scopes.some(({ set }) => (set.get(name)?.defs.length ?? 0) > 0) === true;
}

/** Is the type one of objects only, by its text or by what the checker knows? */
export function isObjectType(file: FileAnalysis, type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSObjectKeyword:
    case AST_NODE_TYPES.TSFunctionType:
    case AST_NODE_TYPES.TSArrayType:
    case AST_NODE_TYPES.TSTupleType:
      return true;
    default:
      return file.seam.isWeakKey(type) === 'yes';
  }
}

function isObject(file: FileAnalysis, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return isMadeObject(value) || isNamedObject(file, value) || file.seam.isWeakKey(value) === 'yes';
}

function isMadeObject(value: TSESTree.Node): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.ClassDeclaration:
      return true;
    case AST_NODE_TYPES.ThisExpression:
      return isInClass(value);
    default:
      return false;
  }
}

/** `this` of a function that anybody calls may be anything. */
function isInClass(node: TSESTree.Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.MethodDefinition) {
      return !parent.static;
    }
    if (parent.type === AST_NODE_TYPES.FunctionDeclaration || (parent.type === AST_NODE_TYPES.FunctionExpression && parent.parent.type !== AST_NODE_TYPES.MethodDefinition)) {
      return false;
    }
  }
  return false;
}

/** A name with one value, or with a type that says enough by itself. */
function isNamedObject(file: FileAnalysis, value: TSESTree.Node): boolean {
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || variable.defs.length > 1) {
    return false;
  }
  const isFixed = variable.references.every((reference) => !reference.isWrite() || reference.init === true);
  const made = findDefinition(variable);
  const annotation = definition.name.type === AST_NODE_TYPES.Identifier ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  return (isFixed && made !== undefined && isMadeObject(unwrap(made))) || (annotation !== undefined && isObjectType(file, annotation));
}
