import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { runStatements } from './scopes.js';

/**
 * What runs when a class is defined: the base, decorators and computed keys in order, then static fields and static blocks. Methods and
 * instance fields run later.
 */
export function visitClass(flow: FlowBuilder, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
  if (node.declare) {
    return;
  }
  visitDecorators(flow, node);
  flow.visit(node.superClass);
  for (const member of node.body.body) {
    visitKey(flow, member);
  }
  for (const member of node.body.body) {
    visitStatic(flow, member);
  }
  flow.emit(node);
}

function visitKey(flow: FlowBuilder, member: TSESTree.ClassElement): void {
  switch (member.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.PropertyDefinition:
      visitDecorators(flow, member);
      visitComputed(flow, member);
      break;
    case AST_NODE_TYPES.MethodDefinition:
      visitDecorators(flow, member);
      for (const parameter of member.value.params) {
        visitDecorators(flow, parameter);
      }
      visitComputed(flow, member);
      break;
    default:
      break;
  }
}

function visitStatic(flow: FlowBuilder, member: TSESTree.ClassElement): void {
  switch (member.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.PropertyDefinition:
      if (member.static) {
        flow.visit(member.value);
      }
      break;
    case AST_NODE_TYPES.StaticBlock:
      if (flow.descend()) {
        runStatements(flow, member.body);
        flow.ascend();
      }
      break;
    default:
      break;
  }
}

function visitComputed(flow: FlowBuilder, { computed, key }: { readonly computed: boolean; readonly key: TSESTree.Node }): void {
  if (computed) {
    flow.visit(key);
  }
}

function visitDecorators(flow: FlowBuilder, node: TSESTree.Node): void {
  if ('decorators' in node && Array.isArray(node.decorators)) {
    for (const decorator of node.decorators) {
      flow.visit(decorator.expression);
    }
  }
}
