import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from './class-node.js';
import { findParent } from './find-parent.js';
import { isFunction } from './is-function.js';

/** The class whose instance `this` is at a node; `undefined` where `this` is static, of a plain function, or of something else. */
export function findThisClass(node: TSESTree.Node): ClassNode | undefined {
  let child = node;
  let current = findParent(node);
  while (current !== undefined) {
    if (current.type === AST_NODE_TYPES.MethodDefinition || current.type === AST_NODE_TYPES.PropertyDefinition) {
      const owner = current.parent.parent;
      // A computed key and a decorator run with the `this` around the class.
      return child === current.value && !current.static && isClass(owner) ? owner : undefined;
    }
    if (current.type === AST_NODE_TYPES.StaticBlock || (bindsThis(current) && !isMethodValue(current))) {
      return undefined;
    }
    child = current;
    current = findParent(current);
  }
  return undefined;
}

function bindsThis(node: TSESTree.Node): boolean {
  return isFunction(node) && node.type !== AST_NODE_TYPES.ArrowFunctionExpression;
}

function isMethodValue(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.MethodDefinition && node.parent.value === node;
}
