import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';

type Logical = TSESTree.LogicalExpression;

/** Goes to one block or the other, with the smallest tests on the edges: `if (!a || b)` tests `a`, then `b`. */
export function branch(flow: FlowBuilder, test: TSESTree.Expression, onTrue: Block, onFalse: Block): void {
  if (!flow.descend()) {
    return;
  }
  let node = test;
  let yes = onTrue;
  let no = onFalse;
  for (;;) {
    switch (node.type) {
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
        node = node.expression;
        continue;
      case AST_NODE_TYPES.UnaryExpression:
        if (node.operator === '!') {
          node = node.argument;
          [yes, no] = [no, yes];
          continue;
        }
        break;
      case AST_NODE_TYPES.LogicalExpression:
        if (node.operator !== '??') {
          node = branchOnAllButLast(flow, node, yes, no);
          continue;
        }
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        node = branchOnConsequent(flow, node, yes, no);
        continue;
      default:
        break;
    }
    break;
  }
  decide(flow, node, yes, no);
  flow.ascend();
}

function decide(flow: FlowBuilder, test: TSESTree.Expression, yes: Block, no: Block): void {
  if (test.type === AST_NODE_TYPES.Literal) {
    flow.link(isTruthy(test) ? yes : no);
  } else {
    flow.visit(test);
    flow.linkTest(test, 'truthy', yes, no);
  }
  flow.die();
}

function isTruthy(literal: TSESTree.Literal): boolean {
  return 'regex' in literal || 'bigint' in literal ? literal.raw !== '0n' : Boolean(literal.value);
}

/** Returns the operand that decides last. */
function branchOnAllButLast(flow: FlowBuilder, node: Logical, yes: Block, no: Block): TSESTree.Expression {
  const operands = collectOperands(node);
  for (let index = operands.length - 1; index > 0; index -= 1) {
    const operand = operands[index];
    const next = new Block();
    if (operand !== undefined) {
      branch(flow, operand, node.operator === '&&' ? next : yes, node.operator === '&&' ? no : next);
    }
    flow.enter(next);
  }
  return node.right;
}

function branchOnConsequent(
  flow: FlowBuilder,
  node: TSESTree.ConditionalExpression,
  yes: Block,
  no: Block,
): TSESTree.Expression {
  const consequent = new Block();
  const alternate = new Block();
  branch(flow, node.test, consequent, alternate);
  flow.enter(consequent);
  branch(flow, node.consequent, yes, no);
  flow.enter(alternate);
  return node.alternate;
}

/** `a || b || c` for its value. A left spine of thousands of terms is one loop. */
export function visitLogical(flow: FlowBuilder, node: Logical): void {
  const operands = collectOperands(node);
  const joined = new Block();
  for (let index = operands.length - 1; index > 0; index -= 1) {
    const operand = operands[index];
    const next = new Block();
    if (operand !== undefined) {
      shortCircuit(flow, operand, node.operator, next, joined);
    }
    flow.enter(next);
  }
  flow.visit(node.right);
  flow.link(joined);
  flow.enter(joined);
  flow.emit(node);
}

/** Goes to `next` if the right operand is needed. */
function shortCircuit(
  flow: FlowBuilder,
  left: TSESTree.Expression,
  operator: Logical['operator'],
  next: Block,
  joined: Block,
): void {
  switch (operator) {
    case '&&':
      branch(flow, left, next, joined);
      break;
    case '||':
      branch(flow, left, joined, next);
      break;
    case '??':
      flow.visit(left);
      flow.linkTest(left, 'present', joined, next);
      break;
  }
}

/** The operands of a left spine of one operator, the last first. */
function collectOperands(node: Logical): TSESTree.Expression[] {
  const operands: TSESTree.Expression[] = [];
  let current: TSESTree.Expression = node;
  while (current.type === AST_NODE_TYPES.LogicalExpression && current.operator === node.operator) {
    operands.push(current.right);
    current = current.left;
  }
  operands.push(current);
  return operands;
}

/** `a ||= b`: the target is read, and written only if that value does not do. */
export function visitLogicalAssignment(flow: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  const needed = new Block();
  const joined = new Block();
  flow.visit(node.left);
  switch (node.operator) {
    case '&&=':
      flow.linkTest(node.left, 'truthy', needed, joined);
      break;
    case '||=':
      flow.linkTest(node.left, 'truthy', joined, needed);
      break;
    default:
      flow.linkTest(node.left, 'present', joined, needed);
  }
  flow.enter(needed);
  flow.visit(node.right);
  flow.emit(node);
  flow.link(joined);
  flow.enter(joined);
}

/** `a ? b : c ? d : e` for its value; the chain of alternates is one loop. */
export function visitConditional(flow: FlowBuilder, top: TSESTree.ConditionalExpression): void {
  const chain: { readonly node: TSESTree.Node; readonly joined: Block }[] = [];
  let node: TSESTree.Expression = top;
  while (node.type === AST_NODE_TYPES.ConditionalExpression && !flow.isDead) {
    const consequent = new Block();
    const alternate = new Block();
    const joined = new Block();
    chain.push({ node, joined });
    branch(flow, node.test, consequent, alternate);
    flow.enter(consequent);
    flow.visit(node.consequent);
    flow.link(joined);
    flow.enter(alternate);
    node = node.alternate;
  }
  flow.visit(node);
  for (const { node: ended, joined } of chain.reverse()) {
    flow.link(joined);
    flow.enter(joined);
    flow.emit(ended);
  }
}
