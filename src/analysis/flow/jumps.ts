import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';
import { branch } from './conditions.js';
import { bindPattern } from './patterns.js';
import { hoistFunctions } from './scopes.js';

/** An `else if` chain is one loop. */
export function visitIf(b: FlowBuilder, top: TSESTree.IfStatement): void {
  const after = new Block();
  let node: TSESTree.Statement | null = top;
  while (node?.type === AST_NODE_TYPES.IfStatement && !b.isDead) {
    const consequent = new Block();
    const alternate = new Block();
    branch(b, node.test, consequent, alternate);
    b.enter(consequent);
    b.visit(node.consequent);
    b.link(after);
    b.enter(alternate);
    node = node.alternate;
  }
  b.visit(node);
  b.link(after);
  b.enter(after);
}

export function visitTry(b: FlowBuilder, node: TSESTree.TryStatement): void {
  const mark = b.frame;
  if (node.finalizer) {
    b.pushCleanup(node.finalizer);
  }
  if (node.handler) {
    visitGuarded(b, node.block, node.handler);
  } else {
    b.visit(node.block);
  }
  b.closeScope(mark);
}

function visitGuarded(b: FlowBuilder, block: TSESTree.BlockStatement, handler: TSESTree.CatchClause): void {
  const caught = new Block();
  const after = new Block();
  b.pushCatch(caught);
  b.visit(block);
  b.pop();
  b.link(after);
  b.enter(caught);
  b.emit(handler);
  bindPattern(b, handler.param);
  b.visit(handler.body);
  b.link(after);
  b.enter(after);
}

/** Tests are evaluated in order until one matches; the default is taken when none does, wherever it stands. */
export function visitSwitch(b: FlowBuilder, node: TSESTree.SwitchStatement): void {
  const after = new Block();
  const bodies = node.cases.map(() => new Block());
  b.visit(node.discriminant);
  b.pushTarget(after, undefined, true, []);
  for (const { consequent } of node.cases) {
    hoistFunctions(b, consequent);
  }
  let otherwise = after;
  for (const [index, { test }] of node.cases.entries()) {
    const body = bodies[index] ?? after;
    if (test) {
      visitCaseTest(b, node.discriminant, test, body);
    } else {
      otherwise = body;
    }
  }
  b.link(otherwise);
  b.die();
  for (const [index, { consequent }] of node.cases.entries()) {
    const body = bodies[index] ?? after;
    b.link(body);
    b.enter(body);
    const mark = b.frame;
    b.visitAll(consequent);
    b.closeScope(mark);
  }
  b.pop();
  b.link(after);
  b.enter(after);
}

/** `switch (true)` is a chain of conditions; other cases compare, and say nothing of their test's truth. */
function visitCaseTest(b: FlowBuilder, discriminant: TSESTree.Expression, test: TSESTree.Expression, body: Block): void {
  const next = new Block();
  if (discriminant.type === AST_NODE_TYPES.Literal && discriminant.value === true) {
    branch(b, test, body, next);
  } else {
    b.visit(test);
    b.link(body);
    b.link(next);
  }
  b.enter(next);
}

/** Several labels before one loop all name it. */
export function visitLabeled(b: FlowBuilder, top: TSESTree.LabeledStatement): void {
  const labels: string[] = [];
  let node: TSESTree.Statement = top;
  while (node.type === AST_NODE_TYPES.LabeledStatement) {
    labels.push(node.label.name);
    node = node.body;
  }
  if (isLoop(node)) {
    b.setLabels(labels);
    b.visit(node);
    b.takeLabels();
    return;
  }
  const after = new Block();
  b.pushTarget(after, undefined, false, labels);
  b.visit(node);
  b.pop();
  b.link(after);
  b.enter(after);
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
export function visitJump(b: FlowBuilder, node: TSESTree.BreakStatement | TSESTree.ContinueStatement): void {
  const label = node.label?.name;
  const target =
    node.type === AST_NODE_TYPES.BreakStatement ? b.findBreakTarget(label) : b.findContinueTarget(label);
  if (target === undefined) {
    b.die();
  } else {
    b.jump(target);
  }
}

export function visitReturn(b: FlowBuilder, node: TSESTree.ReturnStatement): void {
  b.visit(node.argument);
  b.emit(node);
  b.linkReturn(node);
  b.die();
}
