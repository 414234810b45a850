import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import type { Insertion } from './edit.js';

/**
 * What a function's return type needs so that the function may return a closure; `undefined` when that is not certain.
 * `(): void => { start(); }` -> `(): void => { start(); return () => stop(); }` does not type-check; `(): () => void` does.
 */
export function findReturnTypeInsertions({ returnType }: FunctionNode): Insertion[] | undefined {
  // oxlint has `null` for what is absent, and so in the files beside this one.
  if (!returnType) {
    return [];
  }
  const { typeAnnotation } = returnType;
  if (typeAnnotation.type === AST_NODE_TYPES.TSVoidKeyword) {
    return [{ at: typeAnnotation.range[0], text: '() => ' }];
  }
  return isOpenToClosures(typeAnnotation) ? [] : undefined;
}

function isOpenToClosures(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
      return true;
    case AST_NODE_TYPES.TSFunctionType:
      return type.params.length === 0 && type.returnType?.typeAnnotation.type === AST_NODE_TYPES.TSVoidKeyword;
    case AST_NODE_TYPES.TSUnionType:
      return type.types.some(isOpenToClosures);
    default:
      return false;
  }
}
