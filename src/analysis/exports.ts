/**
 * What other files can reach, in ES modules and in CommonJS.
 *
 * Only the forms below are exports. An object or class that leaves by another way is not seen, which makes its members look private; nothing
 * is reported on that ground alone.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import type { FileIndex } from './file-index.js';
import type { Variable } from './model.js';

export interface Exports {
  /** Can another file reach the value of this function, class or object? */
  readonly isExported: (node: TSESTree.Node) => boolean;
  readonly isVariableExported: (variable: Variable) => boolean;
}

export function createExports(index: FileIndex): Exports {
  function isVariableExported(variable: Variable): boolean {
    return (
      variable.defs.some(({ node }) => isExportedInPlace(node)) ||
      variable.references.some(({ identifier }) => isExportPosition(identifier))
    );
  }

  function isExported(node: TSESTree.Node): boolean {
    if (isExportedInPlace(node) || isExportPosition(node)) {
      return true;
    }
    const binding = findBinding(node);
    const variable = binding && index.findVariable(binding);
    return variable !== undefined && isVariableExported(variable);
  }

  return { isExported, isVariableExported };
}

/** The identifier that names a function, class or value for good. */
function findBinding(node: TSESTree.Node): TSESTree.Node | undefined {
  if (
    (node.type === AST_NODE_TYPES.FunctionDeclaration || node.type === AST_NODE_TYPES.ClassDeclaration) &&
    node.id !== null
  ) {
    return node.id;
  }
  let { parent } = wrapped(node);
  while (parent?.type === AST_NODE_TYPES.CallExpression) {
    ({ parent } = wrapped(parent));
  }
  return parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier
    ? parent.id
    : undefined;
}

function isExportedInPlace(node: TSESTree.Node): boolean {
  const declaration = node.type === AST_NODE_TYPES.VariableDeclarator ? node.parent : node;
  return (
    declaration.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    declaration.parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration
  );
}

/** `export { x }`, `export default x`, `module.exports = x`, `exports.x = x`, `module.exports = { x }`. */
function isExportPosition(value: TSESTree.Node): boolean {
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ExportSpecifier:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.TSExportAssignment:
      return true;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && (isExportsObject(parent.left) || isExportPosition(parent));
    case AST_NODE_TYPES.Property:
      return parent.value === node && parent.parent.type === AST_NODE_TYPES.ObjectExpression && isExportPosition(parent.parent);
    case AST_NODE_TYPES.CallExpression:
      return parent.callee !== node && isExportPosition(parent);
    default:
      return false;
  }
}

function isExportsObject(left: TSESTree.Node): boolean {
  if (left.type === AST_NODE_TYPES.Identifier) {
    return left.name === 'exports';
  }
  if (left.type !== AST_NODE_TYPES.MemberExpression) {
    return false;
  }
  const isModuleExports =
    left.object.type === AST_NODE_TYPES.Identifier &&
    left.object.name === 'module' &&
    findPropertyName(left) === 'exports';
  return isModuleExports || isExportsObject(left.object);
}
