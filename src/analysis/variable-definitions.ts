/**
 * What a variable holds for good. A variable that anything writes to after its declaration has no definition and is no other name for
 * anything; neither is one that is declared twice.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findPatternPath } from '../ast/pattern-path.js';
import { isFunction } from '../ast/is-function.js';

type Variable = TSESLint.Scope.Variable;

/** The value that a variable takes its own from: itself, or the property at `path`. */
export interface AliasTarget {
  readonly value: TSESTree.Node;
  readonly path: readonly string[];
}

/** The function, class or initializer that is the variable's value. */
export function findDefinition(variable: Variable): TSESTree.Node | undefined {
  const definition = findOnlyDefinition(variable);
  const node = definition?.node;
  switch (node?.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
      return node.id === definition?.name ? node : undefined;
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return node;
    case AST_NODE_TYPES.VariableDeclarator:
      return node.id.type === AST_NODE_TYPES.Identifier ? (node.init ?? undefined) : undefined;
    default:
      return undefined;
  }
}

/** Another expression whose value, or a property of it, the variable holds. */
export function findAliasTarget(variable: Variable): AliasTarget | undefined {
  const definition = findOnlyDefinition(variable);
  const node = definition?.node;
  if (definition === undefined || node === undefined) {
    return undefined;
  }
  if (isFunction(node)) {
    const value = findArgument(definition.name, node);
    return value && { value, path: [] };
  }
  if (node.type !== AST_NODE_TYPES.VariableDeclarator || node.init === null) {
    return undefined;
  }
  const path = findPatternPath(definition.name, node.id);
  return path && { value: node.init, path };
}

/** `window` for `root` in `(function (root) { … })(window)`. */
function findArgument(parameter: TSESTree.Node, fn: TSESTree.Node & { params: readonly TSESTree.Parameter[] }): TSESTree.Node | undefined {
  const call = fn.parent;
  const index = fn.params.findIndex((candidate) => candidate === parameter);
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee !== fn || index < 0) {
    return undefined;
  }
  const isSpread = call.arguments.slice(0, index + 1).some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  return isSpread ? undefined : call.arguments[index];
}

function findOnlyDefinition(variable: Variable): Variable['defs'][number] | undefined {
  const isRewritten = variable.references.some((reference) => reference.isWrite() && reference.init !== true);
  const [definition, ...others] = variable.defs.filter(({ node }) => !isDeclarationOnly(node));
  return isRewritten || others.length > 0 ? undefined : definition;
}

/** Overloads and interfaces stand beside the one that has a value. */
function isDeclarationOnly(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.TSDeclareFunction ||
    node.type === AST_NODE_TYPES.TSInterfaceDeclaration ||
    node.type === AST_NODE_TYPES.TSTypeAliasDeclaration
  );
}
