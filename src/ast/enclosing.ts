import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from './find-parent.js';
import { type FunctionNode, isFunction } from './is-function.js';

/** The innermost function around a node, the node itself excluded. */
export function findEnclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  let current = findParent(node);
  while (current !== undefined && !isFunction(current)) {
    current = findParent(current);
  }
  return current;
}

/** Is `inner` the node `outer` or below it? */
export function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

/** The statement that contains a node, the node itself included. */
export function findStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && !isStatementPosition(current)) {
    current = findParent(current);
  }
  return current;
}

function isStatementPosition(node: TSESTree.Node): boolean {
  switch (node.parent?.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.SwitchCase:
      return node.type !== AST_NODE_TYPES.SwitchCase && node.type.endsWith('Statement') || node.type.endsWith('Declaration');
    default:
      return false;
  }
}

/** Does a loop stand between the node and the function (or program) around it? */
export function isInLoop(node: TSESTree.Node, boundary: TSESTree.Node | undefined): boolean {
  let child = node;
  let current = findParent(node);
  while (current !== undefined && current !== boundary && !isFunction(current)) {
    if (isRepeatedPart(current, child)) {
      return true;
    }
    child = current;
    current = findParent(current);
  }
  return false;
}

function isRepeatedPart(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return true;
    case AST_NODE_TYPES.ForStatement:
      return child !== parent.init;
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return child === parent.body;
    default:
      return false;
  }
}
