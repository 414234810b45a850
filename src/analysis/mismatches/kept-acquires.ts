/**
 * What a release was certainly meant for, where it names nothing or something new: the one call of the kind in the same class, or in the same
 * outermost function, whose result is kept under a name that the release can say.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode } from '../model.js';
import { meansSameAt } from '../registrations/hoisting.js';
import { getOutermost } from './outermost.js';

export interface KeptAcquire {
  readonly acquire: AcquireNode;
  /** `timer`, `this.timer`. */
  readonly name: string;
}

export function findOnlyKept(file: FileAnalysis, candidates: readonly AcquireNode[], release: AcquireNode): KeptAcquire | undefined {
  const owner = getOutermost(release);
  const own = candidates.filter((candidate) => getOutermost(candidate) === owner);
  const [only, ...others] = own;
  const place = only === undefined || others.length > 0 ? undefined : findPlace(only);
  return only === undefined || place === undefined || !meansSameAt(file, place, release) ? undefined : { acquire: only, name: file.index.sourceCode.getText(place) };
}

function findPlace(acquire: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = wrapped(acquire);
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier) {
    return parent.id;
  }
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '=' && isName(parent.left) ? parent.left : undefined;
}

/** `timer`, `this.timer`, `state.timer`. */
function isName(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Identifier ||
    node.type === AST_NODE_TYPES.ThisExpression ||
    (node.type === AST_NODE_TYPES.MemberExpression && !node.computed && isName(node.object))
  );
}
