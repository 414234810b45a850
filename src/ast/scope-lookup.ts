import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The variable that an identifier reads or writes. `undefined`: nothing in the file or its configuration declares it. */
export function findReferencedVariable(
  identifier: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.Scope.Variable | undefined {
  if (sourceCode.scopeManager === null) {
    return undefined;
  }
  const innermost = sourceCode.getScope(identifier);
  for (let scope: TSESLint.Scope.Scope | null = innermost; scope !== null; scope = scope.upper) {
    const reference = scope.references.find((candidate) => candidate.identifier === identifier);
    if (reference !== undefined && reference.resolved !== null) {
      return reference.resolved;
    }
  }
  return findByName(identifier.name, innermost);
}

/** For identifiers that are no references, and for references to the `var`s of a script, which the scope analysis leaves open. */
function findByName(name: string, innermost: TSESLint.Scope.Scope): TSESLint.Scope.Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = innermost; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined && (!('isValueVariable' in variable) || variable.isValueVariable)) {
      return variable;
    }
  }
  return undefined;
}
