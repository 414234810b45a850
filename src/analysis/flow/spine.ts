/**
 * Left spines: `a.b(c).d(e)`, `a + b + c`, `a as T`. What is evaluated first stands deepest in the tree, so the spine is walked down, then
 * up, in a loop: thousands of terms need no stack.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';

export type SpineNode =
  | TSESTree.BinaryExpression
  | TSESTree.CallExpression
  | TSESTree.MemberExpression
  | TSESTree.TaggedTemplateExpression
  | TSESTree.TSAsExpression
  | TSESTree.TSInstantiationExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSTypeAssertion;

/** `skip`: where an optional chain goes on when a part of it is absent. */
export function visitSpine(flow: FlowBuilder, top: SpineNode, skip?: Block): void {
  const spine: SpineNode[] = [];
  let node: TSESTree.Node = top;
  while (isSpineNode(node)) {
    spine.push(node);
    node = getBase(node);
  }
  flow.visit(node);
  for (let index = spine.length - 1; index >= 0 && !flow.isDead; index -= 1) {
    const part = spine[index];
    if (part !== undefined) {
      finish(flow, part, skip);
    }
  }
}

/** `a?.b.c`: if `a` is absent, nothing else of the chain is evaluated. */
export function visitChain(flow: FlowBuilder, node: TSESTree.ChainExpression): void {
  const joined = new Block();
  if (isSpineNode(node.expression)) {
    visitSpine(flow, node.expression, joined);
  } else {
    flow.visit(node.expression);
  }
  flow.link(joined);
  flow.enter(joined);
  flow.emit(node);
}

function isSpineNode(node: TSESTree.Node): node is SpineNode {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSInstantiationExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return true;
    default:
      return false;
  }
}

function getBase(node: SpineNode): TSESTree.Node {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return node.left;
    case AST_NODE_TYPES.CallExpression:
      return node.callee;
    case AST_NODE_TYPES.MemberExpression:
      return node.object;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return node.tag;
    default:
      return node.expression;
  }
}

/** The rest of a node whose base has been evaluated. */
function finish(flow: FlowBuilder, node: SpineNode, skip: Block | undefined): void {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
      flow.visit(node.right);
      flow.emit(node);
      break;
    case AST_NODE_TYPES.MemberExpression:
      skipIfAbsent(flow, node.optional, node.object, skip);
      if (node.computed) {
        flow.visit(node.property);
      }
      flow.emit(node);
      break;
    case AST_NODE_TYPES.CallExpression:
      skipIfAbsent(flow, node.optional, node.callee, skip);
      flow.visitAll(node.arguments);
      emitCall(flow, node);
      break;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      flow.visitAll(node.quasi.expressions);
      flow.emit(node);
      break;
    default:
      break;
  }
}

/** A call or construction whose parts have been evaluated. */
export function emitCall(flow: FlowBuilder, node: TSESTree.CallExpression | TSESTree.NewExpression): void {
  flow.emit(node);
  if (flow.options.neverReturns?.(node) === true) {
    flow.die();
  }
}

function skipIfAbsent(flow: FlowBuilder, optional: boolean, base: TSESTree.Expression, skip: Block | undefined): void {
  if (optional && skip !== undefined) {
    const present = new Block();
    flow.linkTest(base, 'present', present, skip);
    flow.enter(present);
  }
}
