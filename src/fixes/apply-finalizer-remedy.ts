import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Remedy } from '../ast/remedy.js';
import { assertNever } from '../util/assert-never.js';
import { combine } from './combine.js';
import { correctText } from './correct-text.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { passArgument } from './pass-argument.js';
import { releaseInTeardown } from './release-in-teardown.js';
import { removeStatement } from './remove-statement.js';

type Source = Readonly<TSESLint.SourceCode>;
export type FinalizerRemedy = Extract<Remedy, { readonly kind: 'unregister' | 'moveToModule' | 'dropCopy' }>;

/** The edit that lets a finalizer run, or lets it rest. */
export function applyFinalizerRemedy(sourceCode: Source, remedy: FinalizerRemedy): Edit | undefined {
  switch (remedy.kind) {
    case 'unregister':
      return unregister(sourceCode, remedy);
    case 'moveToModule':
      return moveToModule(sourceCode, remedy);
    case 'dropCopy': {
      const texts = remedy.edits.map(({ node, text }) => correctText(sourceCode, node, text));
      return combine(...remedy.removed.map((node) => removeStatement(sourceCode, node)), ...texts);
    }
    default:
      return assertNever(remedy);
  }
}

/** `registry.register(this, held)` -> `registry.register(this, held, this)`, and `registry.unregister(this);` in the method that releases. */
function unregister(sourceCode: Source, { call, teardown, registry, token }: Extract<FinalizerRemedy, { readonly kind: 'unregister' }>): Edit | undefined {
  const release = releaseInTeardown(sourceCode, { teardown, release: `${registry}.unregister(${token});` });
  return call.arguments.length === 3 ? release : combine(passArgument(sourceCode, { call, index: 2, text: token }), release);
}

/** A declaration in a function -> the same above the statement of the module around it, where the name is still free. */
function moveToModule(sourceCode: Source, { declaration, home }: Extract<FinalizerRemedy, { readonly kind: 'moveToModule' }>): Edit | undefined {
  const scope = sourceCode.getScope(sourceCode.ast);
  const inner = scope.childScopes.find(({ block }) => block === sourceCode.ast) ?? scope;
  const [{ id }] = declaration.declarations;
  const others = new Set(sourceCode.getDeclaredVariables(declaration).flatMap((variable) => variable.references.map(({ identifier }) => identifier)));
  // `const registry` of another function, which now means this one.
  const isFree = isNameOfOne(inner, sourceCode.getText(id), declaration, others);
  return isFree ? combine(removeStatement(sourceCode, declaration), toEdit(insertAbove(sourceCode, home, sourceCode.getText(declaration)))) : undefined;
}

/** Is every mention of the name one of the declaration's? */
function isNameOfOne(scope: TSESLint.Scope.Scope, name: string, declaration: TSESTree.Node, known: ReadonlySet<TSESTree.Node>): boolean {
  const pending = [scope];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const isDeclared = current.variables.some((variable) => variable.name === name && variable.defs.every(({ node }) => node.parent !== declaration));
    if (isDeclared || current.references.some(({ identifier }) => identifier.name === name && !known.has(identifier))) {
      return false;
    }
    pending.push(...current.childScopes);
  }
  return true;
}
