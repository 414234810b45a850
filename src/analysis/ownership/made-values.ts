/**
 * Which calls an expression's value may come from: `passed ?? (await create())` is, or is not, what `create()` gives.
 *
 * What stands beside a call (`passed`) has an owner already: a value that may be one of both is acquired on one branch only.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, Place } from '../model.js';

function collectMakers(value: TSESTree.Node): readonly AcquireNode[] {
  const expression = unwrap(value);
  switch (expression.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return [expression];
    case AST_NODE_TYPES.AwaitExpression:
      return collectMakers(expression.argument);
    case AST_NODE_TYPES.AssignmentExpression:
      return collectMakers(expression.right);
    case AST_NODE_TYPES.LogicalExpression:
      return [expression.left, expression.right].flatMap(collectMakers);
    case AST_NODE_TYPES.ConditionalExpression:
      return [expression.consequent, expression.alternate].flatMap(collectMakers);
    default:
      return [];
  }
}

/** The calls that a place is given its values by: a variable, or a field of an instance. */
export function collectMakersOf(file: FileAnalysis, { root, path }: Place): readonly AcquireNode[] {
  if (root.kind === 'variable') {
    return path.length > 0 ? [] : root.variable.references.flatMap(({ writeExpr }) => (writeExpr === null || writeExpr === undefined ? [] : collectMakers(writeExpr)));
  }
  const [name, ...rest] = path;
  return name === undefined || rest.length > 0 ? [] : (file.index.members.get(name) ?? []).flatMap((member) => collectStored(file, member, root));
}

function collectStored(file: FileAnalysis, member: TSESTree.MemberExpression, root: Place['root']): readonly AcquireNode[] {
  const { parent } = member;
  const base = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member ? file.places.find(member.object) : undefined;
  const isSame = base?.root.kind === 'instance' && root.kind === 'instance' && base.root.classLike === root.classLike && base.path.length === 0;
  return isSame && parent.type === AST_NODE_TYPES.AssignmentExpression ? collectMakers(parent.right) : [];
}

/** The node whose value is the thing itself: the `await` of `await open()`, and of `await (isFast ? openFast() : open())`. */
export function getMade(call: AcquireNode): TSESTree.Node {
  for (let node = wrapped(call); node.parent !== undefined; node = wrapped(node.parent)) {
    const { parent } = node;
    if (parent.type === AST_NODE_TYPES.AwaitExpression) {
      return parent;
    }
    if (parent.type !== AST_NODE_TYPES.LogicalExpression && !(parent.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== node)) {
      break;
    }
  }
  return call;
}
