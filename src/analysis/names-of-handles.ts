/**
 * Does a function give away the name by which others find what a handle stands for?
 *
 * Who has the path of a temporary file can remove it, so a name that is returned, alone, in an object or as part of a longer path, ends the
 * analysis. A name that is only passed to calls, which read or write there, stays with the function.
 *
 * Example: `const root = join(folder.name, 'src'); return root;` gives it away, `writeFileSync(file.name, text)` does not.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../ast/unwrap.js';
import type { FileIndex } from './file-index.js';
import type { Use } from './model.js';

const DEPTH_LIMIT = 4;

/** The use of a property of a handle, which may be its name. */
export function classifyName(index: FileIndex, member: TSESTree.MemberExpression, isName: boolean): Use {
  return { kind: isName && isGivenAway(index, member) ? 'handed' : 'read', at: member };
}

function isGivenAway(index: FileIndex, name: TSESTree.Node, depth = 0): boolean {
  const node = wrapped(name);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === node;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && parent.left.type === AST_NODE_TYPES.MemberExpression;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === node && parent.id.type === AST_NODE_TYPES.Identifier && depth < DEPTH_LIMIT && isVariableGivenAway(index, parent.id, depth);
    // `resolve(file.name)` is a statement; `return join(folder.name, entry)` is none.
    case AST_NODE_TYPES.CallExpression:
      return isSettling(parent) || isGivenAway(index, parent, depth);
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.TemplateLiteral:
      return isGivenAway(index, parent, depth);
    default:
      return false;
  }
}

function isVariableGivenAway(index: FileIndex, id: TSESTree.Identifier, depth: number): boolean {
  const references = index.findVariable(id)?.references ?? [];
  return references.some((reference) => reference.isRead() && isGivenAway(index, reference.identifier, depth + 1));
}

/** `resolve(file.name)`, `callback(null, file.name)`. */
function isSettling({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === AST_NODE_TYPES.Identifier && /^(?:resolve|callback|cb|done|next)$/u.test(callee.name);
}
