import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { collectOwnNodes } from './own-nodes.js';

/**
 * Can the code after a statement run? Syntax only: a call that never returns counts as one that does. "No" is certain.
 */
export function canComplete(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return false;
    case AST_NODE_TYPES.BlockStatement:
      return statement.body.every((inner) => canComplete(sourceCode, inner));
    case AST_NODE_TYPES.IfStatement:
      return (
        statement.alternate === null ||
        canComplete(sourceCode, statement.consequent) ||
        canComplete(sourceCode, statement.alternate)
      );
    case AST_NODE_TYPES.TryStatement:
      return canCompleteTry(sourceCode, statement);
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForStatement:
      return !isEndless(statement) || hasBreak(sourceCode, statement);
    default:
      return true;
  }
}

function canCompleteTry(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.TryStatement): boolean {
  const { block, handler, finalizer } = statement;
  if (finalizer !== null && !canComplete(sourceCode, finalizer)) {
    return false;
  }
  return canComplete(sourceCode, block) || (handler !== null && canComplete(sourceCode, handler.body));
}

function isEndless(
  statement: TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.WhileStatement,
): boolean {
  const { test } = statement;
  return test === null || (test.type === AST_NODE_TYPES.Literal && Boolean(test.value));
}

function hasBreak(sourceCode: Readonly<TSESLint.SourceCode>, loop: TSESTree.Node): boolean {
  return collectOwnNodes(sourceCode, loop).some(({ type }) => type === AST_NODE_TYPES.BreakStatement);
}
