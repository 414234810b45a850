import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';
import { branch } from './conditions.js';
import { bindPattern } from './patterns.js';
import { visitDeclaration } from './variables.js';

export function visitWhile(b: FlowBuilder, node: TSESTree.WhileStatement): void {
  const head = new Block();
  const body = new Block();
  const after = new Block();
  const labels = b.takeLabels();
  b.link(head);
  b.enter(head);
  branch(b, node.test, body, after);
  b.enter(body);
  b.pushTarget(after, head, true, labels);
  b.visit(node.body);
  b.pop();
  b.link(head);
  b.enter(after);
}

export function visitDoWhile(b: FlowBuilder, node: TSESTree.DoWhileStatement): void {
  const body = new Block();
  const test = new Block();
  const after = new Block();
  b.link(body);
  b.enter(body);
  b.pushTarget(after, test, true, b.takeLabels());
  b.visit(node.body);
  b.pop();
  b.link(test);
  b.enter(test);
  branch(b, node.test, body, after);
  b.enter(after);
}

/** A `using` in the head lives as long as the loop. */
export function visitFor(b: FlowBuilder, node: TSESTree.ForStatement): void {
  const head = new Block();
  const body = new Block();
  const update = new Block();
  const after = new Block();
  const labels = b.takeLabels();
  const mark = b.frame;
  b.visit(node.init);
  b.link(head);
  b.enter(head);
  if (node.test) {
    branch(b, node.test, body, after);
  } else {
    b.link(body);
  }
  b.enter(body);
  b.pushTarget(after, update, true, labels);
  b.visit(node.body);
  b.pop();
  b.link(update);
  b.enter(update);
  b.visit(node.update);
  b.link(head);
  b.enter(after);
  b.closeScope(mark);
}

/** A `using` in the head is released at the end of each turn. */
export function visitForEach(b: FlowBuilder, node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
  const head = new Block();
  const body = new Block();
  const after = new Block();
  const labels = b.takeLabels();
  b.visit(node.right);
  b.link(head);
  b.enter(head);
  b.emit(node);
  b.link(body);
  b.link(after);
  b.enter(body);
  b.pushTarget(after, head, true, labels);
  const mark = b.frame;
  if (node.left.type === AST_NODE_TYPES.VariableDeclaration) {
    visitDeclaration(b, node.left, 'bound by the loop');
  } else {
    bindPattern(b, node.left);
  }
  b.visit(node.body);
  b.closeScope(mark);
  b.pop();
  b.link(head);
  b.enter(after);
}
