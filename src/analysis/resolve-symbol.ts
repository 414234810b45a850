import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { SymbolRef } from '../catalogue/schema.js';
import type { TypeSeam } from '../types/seam.js';

export type ResolvedSymbol =
  /** A global, a member of a Node builtin or of a package. */
  | {
      readonly kind: 'symbol';
      readonly from: string;
      readonly name: string;
      /** The import's own specifier where it is not `from`: `'mysql2/promise'`. */
      readonly specifier?: string;
    }
  /** Declared in this file, and not another name for something above. */
  | {
      readonly kind: 'local';
      readonly variable: TSESLint.Scope.Variable;
      /** What the variable is defined as, when it is defined once: a function, class, initializer, or parameter. */
      readonly definition?: TSESTree.Node;
    }
  | { readonly kind: 'unknown' };

export interface Resolver {
  /** What an expression denotes: the callee of a call, mostly. */
  readonly resolve: (node: TSESTree.Node) => ResolvedSymbol;
  /** Does the expression denote one of these? Looks through a package's re-exports when there are types. */
  readonly refersTo: (node: TSESTree.Node, refs: readonly SymbolRef[]) => boolean;
}

export function createResolver(_sourceCode: Readonly<TSESLint.SourceCode>, _seam: TypeSeam): Resolver {
  return { resolve: () => ({ kind: 'unknown' }), refersTo: () => false };
}

/** Is this the symbol that the reference names? Compared whole. */
export function matches(_resolved: ResolvedSymbol, _ref: SymbolRef): boolean {
  return false;
}
