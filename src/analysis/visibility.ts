/** Is a name at one place the name of the same variable at another? A `const` of an inner block has none outside of it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation } from './model.js';

/** Does the handle's text mean the handle at another place? What is no variable's is not asked. */
export function isNamedAt({ index }: FileAnalysis, { fate }: Pick<Obligation, 'fate'>, at: TSESTree.Node): boolean {
  const variable = fate.kind === 'kept' && fate.place.root.kind === 'variable' ? fate.place.root.variable : undefined;
  return variable === undefined || findVariable(index.sourceCode.getScope(at), variable.name) === variable;
}
