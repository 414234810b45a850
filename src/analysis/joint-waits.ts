/**
 * Promises of handles that are waited for together: `Promise.all([open(a), open(b)])`.
 *
 * Where the results go to a pattern, each handle has the name at its own position, and is there once all of them are. Where one promise rejects,
 * nobody gets what the others give: `Promise.all` gives the error alone. `Promise.allSettled` loses nothing.
 *
 * Example: in `const [a, b] = await Promise.all([open(x), open(y)])` the first promise belongs to `a`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';

export interface JointWait {
  readonly call: TSESTree.CallExpression;
  readonly operands: readonly TSESTree.Node[];
  /** The `await` around the call. */
  readonly wait: TSESTree.AwaitExpression | undefined;
}

/** The `Promise.all([…])` of which the node is an operand. */
export function findJointWait(node: TSESTree.Node): JointWait | undefined {
  const { parent: list } = wrapped(node);
  const { parent: call } = list ?? {};
  if (list?.type !== AST_NODE_TYPES.ArrayExpression || call?.type !== AST_NODE_TYPES.CallExpression || call.arguments[0] !== list || !isAll(call)) {
    return undefined;
  }
  const { parent } = wrapped(call);
  const operands = list.elements.flatMap((element) => element ?? []);
  return { call, operands, wait: parent?.type === AST_NODE_TYPES.AwaitExpression ? parent : undefined };
}

/** `Promise.all(…)` of the platform. */
export function isAll({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  return (
    member.type === AST_NODE_TYPES.MemberExpression &&
    member.object.type === AST_NODE_TYPES.Identifier &&
    member.object.name === 'Promise' &&
    findPropertyName(member) === 'all'
  );
}

/** `a` of `const [a, b] = await Promise.all([node, other])`. */
export function findJointName(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const joint = findJointWait(node);
  const declarator = joint?.wait === undefined ? undefined : wrapped(joint.wait).parent;
  if (joint === undefined || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id.type !== AST_NODE_TYPES.ArrayPattern) {
    return undefined;
  }
  const name = declarator.id.elements[joint.operands.indexOf(wrapped(node))];
  const isPlain = joint.operands.every(({ type }) => type !== AST_NODE_TYPES.SpreadElement);
  return isPlain && name?.type === AST_NODE_TYPES.Identifier ? name : undefined;
}
