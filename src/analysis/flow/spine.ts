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
export function visitSpine(b: FlowBuilder, top: SpineNode, skip?: Block): void {
  const spine: SpineNode[] = [];
  let node: TSESTree.Node = top;
  while (isSpineNode(node)) {
    spine.push(node);
    node = getBase(node);
  }
  b.visit(node);
  for (let index = spine.length - 1; index >= 0 && !b.isDead; index -= 1) {
    const part = spine[index];
    if (part !== undefined) {
      finish(b, part, skip);
    }
  }
}

/** `a?.b.c`: if `a` is absent, nothing else of the chain is evaluated. */
export function visitChain(b: FlowBuilder, node: TSESTree.ChainExpression): void {
  const joined = new Block();
  if (isSpineNode(node.expression)) {
    visitSpine(b, node.expression, joined);
  } else {
    b.visit(node.expression);
  }
  b.link(joined);
  b.enter(joined);
  b.emit(node);
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
function finish(b: FlowBuilder, node: SpineNode, skip: Block | undefined): void {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
      b.visit(node.right);
      b.emit(node);
      break;
    case AST_NODE_TYPES.MemberExpression:
      skipIfAbsent(b, node.optional, node.object, skip);
      if (node.computed) {
        b.visit(node.property);
      }
      b.emit(node);
      break;
    case AST_NODE_TYPES.CallExpression:
      skipIfAbsent(b, node.optional, node.callee, skip);
      b.visitAll(node.arguments);
      emitCall(b, node);
      break;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      b.visitAll(node.quasi.expressions);
      b.emit(node);
      break;
    default:
      break;
  }
}

/** A call or construction whose parts have been evaluated. */
export function emitCall(b: FlowBuilder, node: TSESTree.CallExpression | TSESTree.NewExpression): void {
  b.emit(node);
  if (b.options.neverReturns?.(node) === true) {
    b.die();
  }
}

function skipIfAbsent(b: FlowBuilder, optional: boolean, base: TSESTree.Expression, skip: Block | undefined): void {
  if (optional && skip !== undefined) {
    const present = new Block();
    b.linkTest(base, 'present', present, skip);
    b.enter(present);
  }
}
