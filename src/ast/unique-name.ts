import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Scope = TSESLint.Scope.Scope;

/**
 * A name that can be declared in a scope: not declared in it or in a scope inside it (which would hide the new one), and not used in
 * there for something outside (which the new one would hide). `interval`, else `interval2`, `interval3`…
 */
export function getUniqueName(scope: Scope, base: string, block?: TSESTree.Node): string {
  const taken = collectTakenNames(scope, block);
  let name = base;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${base}${count}`;
  }
  return name;
}

/** Can this very name be declared in the scope? `block` is the block of the new declaration, for the `var`s written in it. */
export function isNameFree(scope: Scope, name: string, block?: TSESTree.Node): boolean {
  return !collectTakenNames(scope, block).has(name);
}

function collectTakenNames(scope: Scope, block: TSESTree.Node = scope.block): Set<string> {
  const taken = new Set<string>();
  const pending = [scope];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const { name } of current.variables) {
      taken.add(name);
    }
    for (const { identifier } of current.references) {
      taken.add(identifier.name);
    }
    pending.push(...current.childScopes);
  }
  addHoistedNames(taken, scope, block);
  return taken;
}

/** `{ var interval; }` belongs to the function, yet `{ const interval = 1; var interval; }` does not parse. */
function addHoistedNames(taken: Set<string>, scope: Scope, block: TSESTree.Node): void {
  for (const variable of scope.variableScope.variables) {
    if (variable.identifiers.some(({ range }) => range[0] >= block.range[0] && range[1] <= block.range[1])) {
      taken.add(variable.name);
    }
  }
}
