import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';
import { branch } from './conditions.js';
import { bindPattern } from './patterns.js';
import { visitDeclaration } from './variables.js';

export function visitWhile(flow: FlowBuilder, node: TSESTree.WhileStatement): void {
  const head = new Block();
  const body = new Block();
  const after = new Block();
  const labels = flow.takeLabels();
  flow.link(head);
  flow.enter(head);
  branch(flow, node.test, body, after);
  flow.enter(body);
  flow.pushTarget(after, head, true, labels);
  flow.visit(node.body);
  flow.pop();
  flow.link(head);
  flow.enter(after);
}

export function visitDoWhile(flow: FlowBuilder, node: TSESTree.DoWhileStatement): void {
  const body = new Block();
  const test = new Block();
  const after = new Block();
  flow.link(body);
  flow.enter(body);
  flow.pushTarget(after, test, true, flow.takeLabels());
  flow.visit(node.body);
  flow.pop();
  flow.link(test);
  flow.enter(test);
  branch(flow, node.test, body, after);
  flow.enter(after);
}

/** A `using` in the head lives as long as the loop. */
export function visitFor(flow: FlowBuilder, node: TSESTree.ForStatement): void {
  const head = new Block();
  const body = new Block();
  const update = new Block();
  const after = new Block();
  const labels = flow.takeLabels();
  const mark = flow.frame;
  flow.visit(node.init);
  flow.link(head);
  flow.enter(head);
  if (node.test) {
    branch(flow, node.test, body, after);
  } else {
    flow.link(body);
  }
  flow.enter(body);
  flow.pushTarget(after, update, true, labels);
  flow.visit(node.body);
  flow.pop();
  flow.link(update);
  flow.enter(update);
  flow.visit(node.update);
  flow.link(head);
  flow.enter(after);
  flow.closeScope(mark);
}

/** A `using` in the head is released at the end of each turn. */
export function visitForEach(flow: FlowBuilder, node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
  const head = new Block();
  const body = new Block();
  const after = new Block();
  const labels = flow.takeLabels();
  flow.visit(node.right);
  flow.link(head);
  flow.enter(head);
  flow.emit(node);
  flow.link(body);
  flow.link(after);
  flow.enter(body);
  flow.pushTarget(after, head, true, labels);
  const mark = flow.frame;
  if (node.left.type === AST_NODE_TYPES.VariableDeclaration) {
    visitDeclaration(flow, node.left, 'bound by the loop');
  } else {
    bindPattern(flow, node.left);
  }
  flow.visit(node.body);
  flow.closeScope(mark);
  flow.pop();
  flow.link(head);
  flow.enter(after);
}
