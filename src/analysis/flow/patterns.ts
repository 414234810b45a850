import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';

/** What is evaluated when a pattern is bound: defaults, computed keys, and the objects of member targets. */
export function bindPattern(b: FlowBuilder, pattern: TSESTree.Node | null | undefined): void {
  if (pattern === null || pattern === undefined || !b.descend()) {
    return;
  }
  switch (pattern.type) {
    case AST_NODE_TYPES.ArrayPattern:
      for (const element of pattern.elements) {
        bindPattern(b, element);
      }
      break;
    case AST_NODE_TYPES.ObjectPattern:
      for (const property of pattern.properties) {
        bindPattern(b, property);
      }
      break;
    case AST_NODE_TYPES.Property:
      if (pattern.computed) {
        b.visit(pattern.key);
      }
      bindPattern(b, pattern.value);
      break;
    case AST_NODE_TYPES.RestElement:
      bindPattern(b, pattern.argument);
      break;
    case AST_NODE_TYPES.AssignmentPattern:
      bindDefault(b, pattern);
      break;
    case AST_NODE_TYPES.TSParameterProperty:
      bindPattern(b, pattern.parameter);
      break;
    default:
      visitTarget(b, pattern);
  }
  b.ascend();
}

/** The default is evaluated only when there is no value. */
function bindDefault(b: FlowBuilder, pattern: TSESTree.AssignmentPattern): void {
  const missing = new Block();
  const bound = new Block();
  b.link(missing);
  b.link(bound);
  b.enter(missing);
  b.visit(pattern.right);
  b.link(bound);
  b.enter(bound);
  bindPattern(b, pattern.left);
}

/** What is evaluated before a target is written: in `a.b[c] = d` it is `a.b` and `c`, and not `a.b[c]`. */
export function visitTarget(b: FlowBuilder, target: TSESTree.Node): void {
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
      break;
    case AST_NODE_TYPES.MemberExpression:
      b.visit(target.object);
      if (target.computed) {
        b.visit(target.property);
      }
      break;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      visitTarget(b, target.expression);
      break;
    default:
      b.visit(target);
  }
}
