import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { visitClass } from './classes.js';
import { visitConditional, visitLogical, visitLogicalAssignment } from './conditions.js';
import { bindPattern, visitTarget } from './patterns.js';
import { emitCall, visitChain, visitSpine } from './spine.js';

/** Adds what an expression does, operands first; `false` if the node is no expression. */
export function visitExpression(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.MetaProperty:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      b.emit(node);
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
      visitSpine(b, node);
      return true;
    case AST_NODE_TYPES.ChainExpression:
      visitChain(b, node);
      return true;
    case AST_NODE_TYPES.LogicalExpression:
      visitLogical(b, node);
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      visitConditional(b, node);
      return true;
    case AST_NODE_TYPES.AssignmentExpression:
      visitAssignment(b, node);
      return true;
    default:
      return visitOperation(b, node);
  }
}

function visitOperation(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.NewExpression:
      b.visit(node.callee);
      b.visitAll(node.arguments);
      emitCall(b, node);
      return true;
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.UpdateExpression:
      b.visit(node.argument);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      visitUnary(b, node);
      return true;
    case AST_NODE_TYPES.YieldExpression:
      visitYield(b, node);
      return true;
    case AST_NODE_TYPES.ArrayExpression:
      b.visitAll(node.elements);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.ObjectExpression:
      visitObject(b, node);
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.SequenceExpression:
      b.visitAll(node.expressions);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.ImportExpression:
      b.visit(node.source);
      b.visit(node.options);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.ClassExpression:
      visitClass(b, node);
      return true;
    default:
      return visitMarkup(b, node);
  }
}

/** JSX, and patterns that a template binds. */
function visitMarkup(b: FlowBuilder, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.JSXElement:
      b.visitAll(node.openingElement.attributes);
      b.visitAll(node.children);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.JSXFragment:
      b.visitAll(node.children);
      b.emit(node);
      return true;
    case AST_NODE_TYPES.JSXAttribute:
      b.visit(node.value);
      return true;
    case AST_NODE_TYPES.JSXExpressionContainer:
    case AST_NODE_TYPES.JSXSpreadChild:
      b.visit(node.expression);
      return true;
    case AST_NODE_TYPES.JSXSpreadAttribute:
      b.visit(node.argument);
      return true;
    case AST_NODE_TYPES.JSXText:
    case AST_NODE_TYPES.JSXEmptyExpression:
      return true;
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.AssignmentPattern:
    case AST_NODE_TYPES.RestElement:
      bindPattern(b, node);
      return true;
    default:
      return false;
  }
}

function visitUnary(b: FlowBuilder, node: TSESTree.UnaryExpression): void {
  if (node.operator === 'delete') {
    visitTarget(b, node.argument);
  } else {
    b.visit(node.argument);
  }
  b.emit(node);
}

/** A generator resumes here, is made to throw here, or is abandoned here: then its `finally` blocks run and it returns. */
function visitYield(b: FlowBuilder, node: TSESTree.YieldExpression): void {
  b.visit(node.argument);
  b.emit(node);
  b.linkReturn(node);
  b.seal();
}

function visitAssignment(b: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  switch (node.operator) {
    case '=':
      visitPlainAssignment(b, node);
      break;
    case '&&=':
    case '||=':
    case '??=':
      visitLogicalAssignment(b, node);
      break;
    default:
      b.visit(node.left);
      b.visit(node.right);
      b.emit(node);
  }
}

/** A pattern is bound after the value is there; a member's object is evaluated before it. */
function visitPlainAssignment(b: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  const isPattern = node.left.type === AST_NODE_TYPES.ArrayPattern || node.left.type === AST_NODE_TYPES.ObjectPattern;
  if (isPattern) {
    b.visit(node.right);
    bindPattern(b, node.left);
  } else {
    visitTarget(b, node.left);
    b.visit(node.right);
  }
  b.emit(node);
}

function visitObject(b: FlowBuilder, node: TSESTree.ObjectExpression): void {
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      b.visit(property.argument);
      b.record(property);
      continue;
    }
    if (property.computed) {
      b.visit(property.key);
    }
    b.visit(property.value);
  }
  b.emit(node);
}
