import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';
import { branch } from './conditions.js';
import { bindPattern } from './patterns.js';
import { hoistFunctions } from './scopes.js';

/** An `else if` chain is one loop. */
export function visitIf(flow: FlowBuilder, top: TSESTree.IfStatement): void {
  const after = new Block();
  let node: TSESTree.Statement | null = top;
  while (node?.type === AST_NODE_TYPES.IfStatement && !flow.isDead) {
    const consequent = new Block();
    const alternate = new Block();
    branch(flow, node.test, consequent, alternate);
    flow.enter(consequent);
    flow.visit(node.consequent);
    flow.link(after);
    flow.enter(alternate);
    node = node.alternate;
  }
  flow.visit(node);
  flow.link(after);
  flow.enter(after);
}

export function visitTry(flow: FlowBuilder, node: TSESTree.TryStatement): void {
  const mark = flow.frame;
  if (node.finalizer) {
    flow.pushCleanup(node.finalizer);
  }
  if (node.handler) {
    visitGuarded(flow, node.block, node.handler);
  } else {
    flow.visit(node.block);
  }
  flow.closeScope(mark);
}

function visitGuarded(flow: FlowBuilder, block: TSESTree.BlockStatement, handler: TSESTree.CatchClause): void {
  const caught = new Block();
  const after = new Block();
  flow.pushCatch(caught);
  flow.visit(block);
  flow.pop();
  flow.link(after);
  flow.enter(caught);
  flow.emit(handler);
  bindPattern(flow, handler.param);
  flow.visit(handler.body);
  flow.link(after);
  flow.enter(after);
}

/** Tests are evaluated in order until one matches; the default is taken when none does, wherever it stands. */
export function visitSwitch(flow: FlowBuilder, node: TSESTree.SwitchStatement): void {
  const after = new Block();
  const bodies = node.cases.map(() => new Block());
  flow.visit(node.discriminant);
  flow.pushTarget(after, undefined, true, []);
  for (const { consequent } of node.cases) {
    hoistFunctions(flow, consequent);
  }
  let otherwise = after;
  for (const [index, { test }] of node.cases.entries()) {
    const body = bodies[index] ?? after;
    if (test) {
      visitCaseTest(flow, node.discriminant, test, body);
    } else {
      otherwise = body;
    }
  }
  flow.link(otherwise);
  flow.die();
  for (const [index, { consequent }] of node.cases.entries()) {
    const body = bodies[index] ?? after;
    flow.link(body);
    flow.enter(body);
    const mark = flow.frame;
    flow.visitAll(consequent);
    flow.closeScope(mark);
  }
  flow.pop();
  flow.link(after);
  flow.enter(after);
}

/** `switch (true)` is a chain of conditions; other cases compare, and say nothing of their test's truth. */
function visitCaseTest(flow: FlowBuilder, discriminant: TSESTree.Expression, test: TSESTree.Expression, body: Block): void {
  const next = new Block();
  if (discriminant.type === AST_NODE_TYPES.Literal && discriminant.value === true) {
    branch(flow, test, body, next);
  } else {
    flow.visit(test);
    flow.link(body);
    flow.link(next);
  }
  flow.enter(next);
}

/** Several labels before one loop all name it. */
export function visitLabeled(flow: FlowBuilder, top: TSESTree.LabeledStatement): void {
  const labels: string[] = [];
  let node: TSESTree.Statement = top;
  while (node.type === AST_NODE_TYPES.LabeledStatement) {
    labels.push(node.label.name);
    node = node.body;
  }
  if (isLoop(node)) {
    flow.setLabels(labels);
    flow.visit(node);
    flow.takeLabels();
    return;
  }
  const after = new Block();
  flow.pushTarget(after, undefined, false, labels);
  flow.visit(node);
  flow.pop();
  flow.link(after);
  flow.enter(after);
}

function isLoop(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.WhileStatement:
      return true;
    default:
      return false;
  }
}

/** A jump whose target is missing (broken code) leaves nowhere. */
export function visitJump(flow: FlowBuilder, node: TSESTree.BreakStatement | TSESTree.ContinueStatement): void {
  const label = node.label?.name;
  const target =
    node.type === AST_NODE_TYPES.BreakStatement ? flow.findBreakTarget(label) : flow.findContinueTarget(label);
  if (target === undefined) {
    flow.die();
  } else {
    flow.jump(target);
  }
}

export function visitReturn(flow: FlowBuilder, node: TSESTree.ReturnStatement): void {
  flow.visit(node.argument);
  flow.emit(node);
  flow.linkReturn(node);
  flow.die();
}
