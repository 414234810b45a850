import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { visitClass } from './classes.js';
import { visitIf, visitJump, visitLabeled, visitReturn, visitSwitch, visitTry } from './jumps.js';
import { visitDoWhile, visitFor, visitForEach, visitWhile } from './loops.js';
import { runStatements } from './scopes.js';
import { visitDeclaration } from './variables.js';

/** Adds what a statement does; `false` if the node is no statement. */
export function visitStatement(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      flow.visit(node.expression);
      return true;
    case AST_NODE_TYPES.VariableDeclaration:
      visitDeclaration(flow, node, 'initialised');
      return true;
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.TSModuleBlock:
      runStatements(flow, node.body);
      return true;
    case AST_NODE_TYPES.IfStatement:
      visitIf(flow, node);
      return true;
    case AST_NODE_TYPES.ReturnStatement:
      visitReturn(flow, node);
      return true;
    case AST_NODE_TYPES.ThrowStatement:
      flow.visit(node.argument);
      flow.emit(node);
      flow.die();
      return true;
    case AST_NODE_TYPES.TryStatement:
      visitTry(flow, node);
      return true;
    case AST_NODE_TYPES.SwitchStatement:
      visitSwitch(flow, node);
      return true;
    case AST_NODE_TYPES.LabeledStatement:
      visitLabeled(flow, node);
      return true;
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      visitJump(flow, node);
      return true;
    default:
      return visitLoop(flow, node) || visitDefinition(flow, node);
  }
}

function visitLoop(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.WhileStatement:
      visitWhile(flow, node);
      return true;
    case AST_NODE_TYPES.DoWhileStatement:
      visitDoWhile(flow, node);
      return true;
    case AST_NODE_TYPES.ForStatement:
      visitFor(flow, node);
      return true;
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      visitForEach(flow, node);
      return true;
    default:
      return false;
  }
}

function visitDefinition(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ClassDeclaration:
      visitClass(flow, node);
      return true;
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      flow.visit(node.declaration);
      return true;
    case AST_NODE_TYPES.TSExportAssignment:
      flow.visit(node.expression);
      return true;
    case AST_NODE_TYPES.WithStatement:
      flow.visit(node.object);
      flow.visit(node.body);
      return true;
    case AST_NODE_TYPES.TSEnumDeclaration:
      visitEnum(flow, node);
      return true;
    case AST_NODE_TYPES.TSModuleDeclaration:
      if (!node.declare) {
        flow.visit(node.body);
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

function visitEnum(flow: FlowBuilder, node: TSESTree.TSEnumDeclaration): void {
  if (!node.declare) {
    for (const member of node.body.members) {
      flow.visit(member.initializer);
    }
    flow.emit(node);
  }
}
