/** Is a name at one place the name of the same variable at another? A `const` of an inner block has none outside of it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation } from './model.js';

/** Does the handle's text mean the handle at another place? `this` is another one in a callback that is no arrow function. */
export function isNamedAt({ index, classLikes }: FileAnalysis, { fate }: Pick<Obligation, 'fate'>, at: TSESTree.Node): boolean {
  if (fate.kind !== 'kept') {
    return true;
  }
  const { root } = fate.place;
  return root.kind === 'instance'
    ? classLikes.findThisOwner(at)?.classLike === root.classLike
    : findVariable(index.sourceCode.getScope(at), root.variable.name) === root.variable;
}
