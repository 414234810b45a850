/**
 * What an expression makes that may grow: a `Map`, a `Set`, an array, or an object used as a dictionary.
 *
 * An object with members of its own is a dictionary when its declared type has any key, or when the file writes to it under a name that it
 * computes. Classes of packages and of the project are no containers here: they may bound themselves.
 *
 * Example: `const pages: Record<string, Page> = { index }` makes a dictionary; `const point = { x, y }` makes none.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isNothing } from '../../ast/is-nothing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Shape } from './container.js';

/** `new Map()`, `new Set()`, `[]`, `{}`, `Object.create(null)`. */
export function findShape(file: FileAnalysis, node: TSESTree.Node): Shape | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return 'array';
    case AST_NODE_TYPES.ObjectExpression:
      return isBare(node) || isDictionary(file, node) ? 'dictionary' : undefined;
    case AST_NODE_TYPES.NewExpression:
      return findShapeOfNew(file, node);
    case AST_NODE_TYPES.CallExpression: {
      const name = node.callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(node.callee);
      return name === 'create' && file.index.sourceCode.getText(node) === 'Object.create(null)' ? 'dictionary' : undefined;
    }
    default:
      return undefined;
  }
}

function findShapeOfNew(file: FileAnalysis, { callee }: TSESTree.NewExpression): Shape | undefined {
  if (callee.type !== AST_NODE_TYPES.Identifier || !/^(?:Map|Set|Array)$/u.test(callee.name)) {
    return undefined;
  }
  const isGlobal = (file.index.findVariable(callee)?.defs.length ?? 0) === 0;
  return !isGlobal ? undefined : callee.name === 'Map' ? 'map' : callee.name === 'Set' ? 'set' : 'array';
}

/** `{}` and `{ __proto__: null }`. */
function isBare({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.every((property) => property.type === AST_NODE_TYPES.Property && findKeyName(property) === '__proto__' && isNothing(property.value));
}

function isDictionary(file: FileAnalysis, node: TSESTree.ObjectExpression): boolean {
  const { parent } = wrapped(node);
  if (parent?.type === AST_NODE_TYPES.PropertyDefinition) {
    return hasAnyKey(parent.typeAnnotation?.typeAnnotation);
  }
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  return hasAnyKey(parent.id.typeAnnotation?.typeAnnotation) || isWrittenByName(file, parent.id);
}

/** `Record<string, T>`, `{ [name: string]: T }`. */
function hasAnyKey(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === AST_NODE_TYPES.TSTypeLiteral) {
    return type.members.some((member) => member.type === AST_NODE_TYPES.TSIndexSignature);
  }
  const [key] = type?.type === AST_NODE_TYPES.TSTypeReference && type.typeName.type === AST_NODE_TYPES.Identifier && type.typeName.name === 'Record' ? (type.typeArguments?.params ?? []) : [];
  return key?.type === AST_NODE_TYPES.TSStringKeyword || key?.type === AST_NODE_TYPES.TSNumberKeyword;
}

/** `pages[url] = page`, with a name that only the run knows. */
function isWrittenByName(file: FileAnalysis, id: TSESTree.Identifier): boolean {
  const references = file.index.findVariable(id)?.references ?? [];
  return references.some(({ identifier }) => {
    const member = wrapped(identifier).parent;
    const write = member?.parent;
    return (
      member?.type === AST_NODE_TYPES.MemberExpression &&
      unwrap(member.object) === identifier &&
      member.computed &&
      member.property.type !== AST_NODE_TYPES.Literal &&
      write?.type === AST_NODE_TYPES.AssignmentExpression &&
      write.left === member
    );
  });
}
