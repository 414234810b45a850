/**
 * What a declared type says of the number of a key's values.
 *
 * Followed are aliases and enums of the same file. `'finite'` is certain. `'endless'` are objects of which each request, element or connection
 * is another one. A type that another file declares is `'unknown'`: `id: ProviderId` may be one of three.
 *
 * Example: `type Level = 'low' | 'high'` is finite; `(node: HTMLElement)` is endless.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { passingClassNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Domain } from './keys.js';

const DEPTH_LIMIT = 6;
const PASSING: ReadonlySet<string> = new Set(passingClassNames);
const PASSING_REFS = passingClassNames.map((name) => ({ from: 'global', name }));

/** What the declared type says of a parameter; nothing where it is any text or number. */
export function getDomainOfAnnotation(file: FileAnalysis, name: TSESTree.Node | undefined): Domain | undefined {
  const annotation = name?.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  return annotation === undefined ? undefined : getDomainOfType(file, annotation, 0);
}

/** What the checker says of a value. */
export function getDomainOfValue(file: FileAnalysis, node: TSESTree.Node): Domain {
  const { seam } = file;
  if (!seam.isTyped || seam.isObject(node) === 'no') {
    return seam.hasFiniteValues(node) === 'yes' ? 'finite' : 'unknown';
  }
  if (seam.isOfType(node, PASSING_REFS) === 'yes') {
    return 'endless';
  }
  const isClass = seam.hasMember(node, 'prototype') === 'yes' && seam.isCallable(node) === 'no';
  return isClass || seam.hasFiniteValues(node) === 'yes' ? 'finite' : 'unknown';
}

function getDomainOfType(file: FileAnalysis, type: TSESTree.TypeNode, depth: number): Domain | undefined {
  if (depth > DEPTH_LIMIT) {
    return 'unknown';
  }
  switch (type.type) {
    case AST_NODE_TYPES.TSBooleanKeyword:
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TSUndefinedKeyword:
    case AST_NODE_TYPES.TSNullKeyword:
    case AST_NODE_TYPES.TSConstructorType:
      return 'finite';
    case AST_NODE_TYPES.TSUnionType:
      return joinTypes(type.types.map((part) => getDomainOfType(file, part, depth + 1)));
    case AST_NODE_TYPES.TSTemplateLiteralType:
      return joinTypes(type.types.map((part) => getDomainOfType(file, part, depth + 1)));
    case AST_NODE_TYPES.TSTypeReference:
      return getDomainOfReference(file, type.typeName, depth);
    case AST_NODE_TYPES.TSTypeOperator:
      // The keys of a type that has any key are any keys, and of a type parameter nobody knows.
      return type.operator === 'keyof' && type.typeAnnotation?.type === AST_NODE_TYPES.TSTypeQuery ? 'finite' : 'unknown';
    case AST_NODE_TYPES.TSIndexedAccessType:
      return type.objectType.type === AST_NODE_TYPES.TSTypeQuery ? 'finite' : 'unknown';
    default:
      return undefined;
  }
}

function joinTypes(parts: readonly (Domain | undefined)[]): Domain | undefined {
  if (parts.every((part) => part === 'finite')) {
    return 'finite';
  }
  return parts.find((part) => part === 'endless') ?? (parts.includes('unknown') ? 'unknown' : undefined);
}

function getDomainOfReference(file: FileAnalysis, name: TSESTree.EntityName, depth: number): Domain | undefined {
  const node = name.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(name)?.defs[0]?.node : undefined;
  switch (node?.type) {
    case AST_NODE_TYPES.TSEnumDeclaration:
      return 'finite';
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
      return getDomainOfType(file, node.typeAnnotation, depth + 1);
    default:
      // An import of that name may be anything.
      return node === undefined && name.type === AST_NODE_TYPES.Identifier && PASSING.has(name.name) ? 'endless' : 'unknown';
  }
}
