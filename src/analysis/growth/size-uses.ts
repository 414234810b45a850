/**
 * What the size of a container is read for: a comparison with anything but nothing may be a limit, and so may a size that gets a name.
 *
 * Example: `cache.size > 500` is a limit, `queue.length === 0` asks whether there is anything.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../ast/unwrap.js';
import type { ContainerUse } from './container.js';

export function classifySize(member: TSESTree.MemberExpression): ContainerUse {
  const node = wrapped(member);
  const { parent } = node;
  const read = { kind: 'read', at: node, key: undefined, isTest: false } as const;
  switch (parent?.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return classifyComparison(node, parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return { kind: parent.left === node ? 'empty' : 'bound', at: node };
    case AST_NODE_TYPES.UpdateExpression:
      return { kind: 'empty', at: node };
    case AST_NODE_TYPES.VariableDeclarator:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.SwitchStatement:
      return { kind: 'bound', at: node };
    default:
      return read;
  }
}

function classifyComparison(node: TSESTree.Node, { left, right, operator, parent }: TSESTree.BinaryExpression): ContainerUse {
  const other = left === node ? right : left;
  const isComparison = /^[<>=!]/u.test(operator) && !operator.startsWith('<<') && !operator.startsWith('>>');
  const isEmptiness = other.type === AST_NODE_TYPES.Literal && (other.value === 0 || (other.value === 1 && /^[<>]/u.test(operator)));
  // `for (let i = 0; i < list.length; i++)` walks over it.
  const isLoop = parent.type === AST_NODE_TYPES.ForStatement || parent.type === AST_NODE_TYPES.WhileStatement;
  return isComparison && !isEmptiness && !isLoop
    ? { kind: 'bound', at: node }
    : { kind: 'read', at: node, key: undefined, isTest: isComparison };
}
