import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { visitClass } from './classes.js';
import { visitIf, visitJump, visitLabeled, visitReturn, visitSwitch, visitTry } from './jumps.js';
import { visitDoWhile, visitFor, visitForEach, visitWhile } from './loops.js';
import { runStatements } from './scopes.js';
import { visitDeclaration } from './variables.js';

/** Adds what a statement does; `false` if the node is no statement. */
export function visitStatement(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      b.visit(node.expression);
      return true;
    case AST_NODE_TYPES.VariableDeclaration:
      visitDeclaration(b, node, 'initialised');
      return true;
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.TSModuleBlock:
      runStatements(b, node.body);
      return true;
    case AST_NODE_TYPES.IfStatement:
      visitIf(b, node);
      return true;
    case AST_NODE_TYPES.ReturnStatement:
      visitReturn(b, node);
      return true;
    case AST_NODE_TYPES.ThrowStatement:
      b.visit(node.argument);
      b.emit(node);
      b.die();
      return true;
    case AST_NODE_TYPES.TryStatement:
      visitTry(b, node);
      return true;
    case AST_NODE_TYPES.SwitchStatement:
      visitSwitch(b, node);
      return true;
    case AST_NODE_TYPES.LabeledStatement:
      visitLabeled(b, node);
      return true;
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      visitJump(b, node);
      return true;
    default:
      return visitLoop(b, node) || visitDefinition(b, node);
  }
}

function visitLoop(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.WhileStatement:
      visitWhile(b, node);
      return true;
    case AST_NODE_TYPES.DoWhileStatement:
      visitDoWhile(b, node);
      return true;
    case AST_NODE_TYPES.ForStatement:
      visitFor(b, node);
      return true;
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      visitForEach(b, node);
      return true;
    default:
      return false;
  }
}

function visitDefinition(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ClassDeclaration:
      visitClass(b, node);
      return true;
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      b.visit(node.declaration);
      return true;
    case AST_NODE_TYPES.TSExportAssignment:
      b.visit(node.expression);
      return true;
    case AST_NODE_TYPES.WithStatement:
      b.visit(node.object);
      b.visit(node.body);
      return true;
    case AST_NODE_TYPES.TSEnumDeclaration:
      visitEnum(b, node);
      return true;
    case AST_NODE_TYPES.TSModuleDeclaration:
      if (!node.declare) {
        b.visit(node.body);
      }
      return true;
    // Functions have been hoisted, imports have run.
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.ImportDeclaration:
    case AST_NODE_TYPES.ExportAllDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
    case AST_NODE_TYPES.DebuggerStatement:
      return true;
    default:
      return false;
  }
}

function visitEnum(b: FlowBuilder, node: TSESTree.TSEnumDeclaration): void {
  if (!node.declare) {
    for (const member of node.body.members) {
      b.visit(member.initializer);
    }
    b.emit(node);
  }
}
