import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { Block, type FlowBuilder } from './builder.js';

type Logical = TSESTree.LogicalExpression;

/** Goes to one block or the other, with the smallest tests on the edges: `if (!a || b)` tests `a`, then `b`. */
export function branch(b: FlowBuilder, test: TSESTree.Expression, onTrue: Block, onFalse: Block): void {
  if (!b.descend()) {
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
          node = branchOnAllButLast(b, node, yes, no);
          continue;
        }
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        node = branchOnConsequent(b, node, yes, no);
        continue;
      default:
        break;
    }
    break;
  }
  decide(b, node, yes, no);
  b.ascend();
}

function decide(b: FlowBuilder, test: TSESTree.Expression, yes: Block, no: Block): void {
  if (test.type === AST_NODE_TYPES.Literal) {
    b.link(isTruthy(test) ? yes : no);
  } else {
    b.visit(test);
    b.linkTest(test, 'truthy', yes, no);
  }
  b.die();
}

function isTruthy(literal: TSESTree.Literal): boolean {
  return 'regex' in literal || 'bigint' in literal ? literal.raw !== '0n' : Boolean(literal.value);
}

/** Returns the operand that decides last. */
function branchOnAllButLast(b: FlowBuilder, node: Logical, yes: Block, no: Block): TSESTree.Expression {
  const operands = collectOperands(node);
  for (let index = operands.length - 1; index > 0; index -= 1) {
    const operand = operands[index];
    const next = new Block();
    if (operand !== undefined) {
      branch(b, operand, node.operator === '&&' ? next : yes, node.operator === '&&' ? no : next);
    }
    b.enter(next);
  }
  return node.right;
}

function branchOnConsequent(
  b: FlowBuilder,
  node: TSESTree.ConditionalExpression,
  yes: Block,
  no: Block,
): TSESTree.Expression {
  const consequent = new Block();
  const alternate = new Block();
  branch(b, node.test, consequent, alternate);
  b.enter(consequent);
  branch(b, node.consequent, yes, no);
  b.enter(alternate);
  return node.alternate;
}

/** `a || b || c` for its value. A left spine of thousands of terms is one loop. */
export function visitLogical(b: FlowBuilder, node: Logical): void {
  const operands = collectOperands(node);
  const joined = new Block();
  for (let index = operands.length - 1; index > 0; index -= 1) {
    const operand = operands[index];
    const next = new Block();
    if (operand !== undefined) {
      shortCircuit(b, operand, node.operator, next, joined);
    }
    b.enter(next);
  }
  b.visit(node.right);
  b.link(joined);
  b.enter(joined);
  b.emit(node);
}

/** Goes to `next` if the right operand is needed. */
function shortCircuit(
  b: FlowBuilder,
  left: TSESTree.Expression,
  operator: Logical['operator'],
  next: Block,
  joined: Block,
): void {
  switch (operator) {
    case '&&':
      branch(b, left, next, joined);
      break;
    case '||':
      branch(b, left, joined, next);
      break;
    case '??':
      b.visit(left);
      b.linkTest(left, 'present', joined, next);
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
export function visitLogicalAssignment(b: FlowBuilder, node: TSESTree.AssignmentExpression): void {
  const needed = new Block();
  const joined = new Block();
  b.visit(node.left);
  switch (node.operator) {
    case '&&=':
      b.linkTest(node.left, 'truthy', needed, joined);
      break;
    case '||=':
      b.linkTest(node.left, 'truthy', joined, needed);
      break;
    default:
      b.linkTest(node.left, 'present', joined, needed);
  }
  b.enter(needed);
  b.visit(node.right);
  b.emit(node);
  b.link(joined);
  b.enter(joined);
}

/** `a ? b : c ? d : e` for its value; the chain of alternates is one loop. */
export function visitConditional(b: FlowBuilder, top: TSESTree.ConditionalExpression): void {
  const chain: { readonly node: TSESTree.Node; readonly joined: Block }[] = [];
  let node: TSESTree.Expression = top;
  while (node.type === AST_NODE_TYPES.ConditionalExpression && !b.isDead) {
    const consequent = new Block();
    const alternate = new Block();
    const joined = new Block();
    chain.push({ node, joined });
    branch(b, node.test, consequent, alternate);
    b.enter(consequent);
    b.visit(node.consequent);
    b.link(joined);
    b.enter(alternate);
    node = node.alternate;
  }
  b.visit(node);
  for (const { node: ended, joined } of chain.reverse()) {
    b.link(joined);
    b.enter(joined);
    b.emit(ended);
  }
}
