/** What a test says about one variable or field: that it is true, or that it is not there. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isNothing } from '../../ast/is-nothing.js';
import { unwrap } from '../../ast/unwrap.js';

export interface TruthTest {
  readonly subject: TSESTree.Identifier | TSESTree.MemberExpression;
  /** Does the test hold when the subject is true? */
  readonly isPositive: boolean;
}

export interface AbsenceTest {
  readonly subject: TSESTree.Identifier | TSESTree.MemberExpression;
  /** Is the subject absent when the test holds, or when it does not? */
  readonly whenTrue: boolean;
}

/** `x`, `!x`, `x === false`. */
export function findTruthTest(test: TSESTree.Node): TruthTest | undefined {
  const expression = unwrap(test);
  if (expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === '!') {
    const inner = findTruthTest(expression.argument);
    return inner && { ...inner, isPositive: !inner.isPositive };
  }
  if (expression.type === AST_NODE_TYPES.BinaryExpression && /^[!=]==?$/u.test(expression.operator)) {
    const { right } = expression;
    const subject = findSubject(expression.left);
    if (subject === undefined || right.type !== AST_NODE_TYPES.Literal || typeof right.value !== 'boolean') {
      return undefined;
    }
    return { subject, isPositive: right.value === expression.operator.startsWith('=') };
  }
  const subject = findSubject(expression);
  return subject && { subject, isPositive: true };
}

/** `!x`, `x == null`, `x === undefined`, and what they deny. */
export function findAbsenceTest(test: TSESTree.Node): AbsenceTest | undefined {
  const expression = unwrap(test);
  if (expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === '!') {
    const inner = findAbsenceTest(expression.argument);
    return inner && { ...inner, whenTrue: !inner.whenTrue };
  }
  if (expression.type === AST_NODE_TYPES.BinaryExpression && /^[!=]==?$/u.test(expression.operator)) {
    const subject = isNothing(expression.right) ? findSubject(expression.left) : undefined;
    return subject && { subject, whenTrue: expression.operator.startsWith('=') };
  }
  const subject = findSubject(expression);
  return subject && { subject, whenTrue: false };
}

/** A name or a chain of names: no calls, which could answer differently each time. */
function findSubject(node: TSESTree.Node): TSESTree.Identifier | TSESTree.MemberExpression | undefined {
  const expression = unwrap(node);
  if (expression.type === AST_NODE_TYPES.Identifier) {
    return expression;
  }
  if (expression.type !== AST_NODE_TYPES.MemberExpression || expression.computed) {
    return undefined;
  }
  const object = unwrap(expression.object);
  return object.type === AST_NODE_TYPES.ThisExpression || findSubject(object) !== undefined ? expression : undefined;
}

/** A value that holds no handle. */
export function isEmptyValue(node: TSESTree.Node): boolean {
  return (
    isNothing(node) ||
    (node.type === AST_NODE_TYPES.Literal && (node.value === 0 || node.value === false)) ||
    (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'void')
  );
}

/** `return;`, in braces or not. */
export function isLeave(statement: TSESTree.Statement): boolean {
  const only = statement.type === AST_NODE_TYPES.BlockStatement && statement.body.length === 1 ? statement.body[0] : statement;
  return only?.type === AST_NODE_TYPES.ReturnStatement;
}
