import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';

/** What is evaluated when a pattern is bound: defaults, computed keys, and the objects of member targets. */
export function bindPattern(flow: FlowBuilder, pattern: TSESTree.Node | null | undefined): void {
  if (pattern === null || pattern === undefined || !flow.descend()) {
    return;
  }
  switch (pattern.type) {
    case AST_NODE_TYPES.ArrayPattern:
      for (const element of pattern.elements) {
        bindPattern(flow, element);
      }
      break;
    case AST_NODE_TYPES.ObjectPattern:
      for (const property of pattern.properties) {
        bindPattern(flow, property);
      }
      break;
    case AST_NODE_TYPES.Property:
      if (pattern.computed) {
        flow.visit(pattern.key);
      }
      bindPattern(flow, pattern.value);
      break;
    case AST_NODE_TYPES.RestElement:
      bindPattern(flow, pattern.argument);
      break;
    case AST_NODE_TYPES.AssignmentPattern:
      bindDefault(flow, pattern);
      break;
    case AST_NODE_TYPES.TSParameterProperty:
      bindPattern(flow, pattern.parameter);
      break;
    default:
      visitTarget(flow, pattern);
  }
  flow.ascend();
}

/** The default is evaluated only when there is no value. */
function bindDefault(flow: FlowBuilder, pattern: TSESTree.AssignmentPattern): void {
  const missing = new Block();
  const bound = new Block();
  flow.link(missing);
  flow.link(bound);
  flow.enter(missing);
  flow.visit(pattern.right);
  flow.link(bound);
  flow.enter(bound);
  bindPattern(flow, pattern.left);
}

/** What is evaluated before a target is written: in `a.b[c] = d` it is `a.b` and `c`, and not `a.b[c]`. */
export function visitTarget(flow: FlowBuilder, target: TSESTree.Node): void {
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
      break;
    case AST_NODE_TYPES.MemberExpression:
      flow.visit(target.object);
      if (target.computed) {
        flow.visit(target.property);
      }
      break;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      visitTarget(flow, target.expression);
      break;
    default:
      flow.visit(target);
  }
}
