import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isDriven } from '../../ast/is-driven.js';
import type { FlowBuilder } from './builder.js';
import { visitClass } from './classes.js';
import { visitConditional, visitLogical, visitLogicalAssignment } from './conditions.js';
import { bindPattern, visitTarget } from './patterns.js';
import { emitCall, visitChain, visitSpine } from './spine.js';

/** Adds what an expression does, operands first; `false` if the node is no expression. */
export function visitExpression(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.MetaProperty:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.Super:
    case AST_NODE_TYPES.PrivateIdentifier:
    case AST_NODE_TYPES.TemplateElement:
      return true;
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.TSInstantiationExpression:
      visitSpine(flow, node);
      return true;
    case AST_NODE_TYPES.ChainExpression:
      visitChain(flow, node);
      return true;
    case AST_NODE_TYPES.LogicalExpression:
      visitLogical(flow, node);
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      visitConditional(flow, node);
      return true;
    case AST_NODE_TYPES.AssignmentExpression:
      visitAssignment(flow, node);
      return true;
    default:
      return visitOperation(flow, node);
  }
}

function visitOperation(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.NewExpression:
      flow.visit(node.callee);
      flow.visitAll(node.arguments);
      emitCall(flow, node);
      return true;
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.UpdateExpression:
      flow.visit(node.argument);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      visitUnary(flow, node);
      return true;
    case AST_NODE_TYPES.YieldExpression:
      visitYield(flow, node);
      return true;
    case AST_NODE_TYPES.ArrayExpression:
      flow.visitAll(node.elements);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.ObjectExpression:
      visitObject(flow, node);
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.SequenceExpression:
      flow.visitAll(node.expressions);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.ImportExpression:
      flow.visit(node.source);
      flow.visit(node.options);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.ClassExpression:
      visitClass(flow, node);
      return true;
    default:
      return visitMarkup(flow, node);
  }
}

/** JSX, and patterns that a template binds. */
function visitMarkup(flow: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.JSXElement:
      flow.visitAll(node.openingElement.attributes);
      flow.visitAll(node.children);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.JSXFragment:
      flow.visitAll(node.children);
      flow.emit(node);
      return true;
    case AST_NODE_TYPES.JSXAttribute:
      flow.visit(node.value);
      return true;
    case AST_NODE_TYPES.JSXExpressionContainer:
    case AST_NODE_TYPES.JSXSpreadChild:
      flow.visit(node.expression);
      return true;
    case AST_NODE_TYPES.JSXSpreadAttribute:
      flow.visit(node.argument);
      return true;
    case AST_NODE_TYPES.JSXText:
    case AST_NODE_TYPES.JSXEmptyExpression:
      return true;
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.AssignmentPattern:
    case AST_NODE_TYPES.RestElement:
      bindPattern(flow, node);
      return true;
    default:
      return false;
  }
}

function visitUnary(flow: FlowBuilder, node: TSESTree.UnaryExpression): void {
  if (node.operator === 'delete') {
    visitTarget(flow, node.argument);
  } else {
    flow.visit(node.argument);
  }
  flow.emit(node);
}

/** A generator resumes here, is made to throw here, or is abandoned here: then its `finally` blocks run and it returns. */
function visitYield(flow: FlowBuilder, node: TSESTree.YieldExpression): void {
  flow.visit(node.argument);
  flow.emit(node);
  if (!isDriven(node)) {
    flow.linkReturn(node);
    flow.seal();
  }
}

function visitAssignment(flow: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  switch (node.operator) {
    case '=':
      visitPlainAssignment(flow, node);
      break;
    case '&&=':
    case '||=':
    case '??=':
      visitLogicalAssignment(flow, node);
      break;
    default:
      flow.visit(node.left);
      flow.visit(node.right);
      flow.emit(node);
  }
}

/** A pattern is bound after the value is there; a member's object is evaluated before it. */
function visitPlainAssignment(flow: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  const isPattern = node.left.type === AST_NODE_TYPES.ArrayPattern || node.left.type === AST_NODE_TYPES.ObjectPattern;
  if (isPattern) {
    flow.visit(node.right);
    bindPattern(flow, node.left);
  } else {
    visitTarget(flow, node.left);
    flow.visit(node.right);
  }
  flow.emit(node);
}

function visitObject(flow: FlowBuilder, node: TSESTree.ObjectExpression): void {
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      flow.visit(property.argument);
      flow.record(property);
      continue;
    }
    if (property.computed) {
      flow.visit(property.key);
    }
    flow.visit(property.value);
  }
  flow.emit(node);
}
