import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { runStatements } from './scopes.js';

/**
 * What runs when a class is defined: the base, decorators and computed keys in order, then static fields and static blocks. Methods and
 * instance fields run later.
 */
export function visitClass(b: FlowBuilder, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
  if (node.declare) {
    return;
  }
  visitDecorators(b, node);
  b.visit(node.superClass);
  for (const member of node.body.body) {
    visitKey(b, member);
  }
  for (const member of node.body.body) {
    visitStatic(b, member);
  }
  b.emit(node);
}

function visitKey(b: FlowBuilder, member: TSESTree.ClassElement): void {
  switch (member.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.PropertyDefinition:
      visitDecorators(b, member);
      visitComputed(b, member);
      break;
    case AST_NODE_TYPES.MethodDefinition:
      visitDecorators(b, member);
      for (const parameter of member.value.params) {
        visitDecorators(b, parameter);
      }
      visitComputed(b, member);
      break;
    default:
      break;
  }
}

function visitStatic(b: FlowBuilder, member: TSESTree.ClassElement): void {
  switch (member.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.PropertyDefinition:
      if (member.static) {
        b.visit(member.value);
      }
      break;
    case AST_NODE_TYPES.StaticBlock:
      if (b.descend()) {
        runStatements(b, member.body);
        b.ascend();
      }
      break;
    default:
      break;
  }
}

function visitComputed(b: FlowBuilder, { computed, key }: { readonly computed: boolean; readonly key: TSESTree.Node }): void {
  if (computed) {
    b.visit(key);
  }
}

function visitDecorators(b: FlowBuilder, node: TSESTree.Node): void {
  if ('decorators' in node && Array.isArray(node.decorators)) {
    for (const decorator of node.decorators) {
      b.visit(decorator.expression);
    }
  }
}
