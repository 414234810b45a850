import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import type { Insertion } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Modules that export operators, best first: before version 7.2 `rxjs` itself exports none. */
const OPERATOR_MODULES = ['rxjs/operators', 'rxjs'];

/** Names of `rxjs` that are no operators, so that an import of them does not say that it exports operators. */
const NO_OPERATORS = /^(?:[A-Z]\w*|of|from\w*|timer|interval|merge|combineLatest|concat|zip|race|forkJoin|iif|defer|firstValueFrom|lastValueFrom|noop|pipe|isObservable|throwError)$/u;

/** Makes an operator of RxJS known at a node, in an import of other operators; no insertion where it is known. */
export function importOperator(sourceCode: Source, name: string, at: TSESTree.Node): readonly Insertion[] | undefined {
  const variable = findVariable(sourceCode.getScope(at), name);
  if (variable !== null && variable.defs.length > 0) {
    return variable.defs.some(({ node }) => node.type === AST_NODE_TYPES.ImportSpecifier) ? [] : undefined;
  }
  const imports = sourceCode.ast.body.filter(
    (statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && statement.importKind !== 'type',
  );
  for (const from of OPERATOR_MODULES) {
    for (const statement of imports) {
      const last = statement.type === AST_NODE_TYPES.ImportDeclaration && statement.source.value === from ? statement.specifiers.at(-1) : undefined;
      if (last?.type === AST_NODE_TYPES.ImportSpecifier && (from === 'rxjs/operators' || hasOperators(last.parent))) {
        return [{ at: last.range[1], text: `, ${name}` }];
      }
    }
  }
  return undefined;
}

function hasOperators(declaration: TSESTree.Node): boolean {
  return (
    declaration.type === AST_NODE_TYPES.ImportDeclaration &&
    declaration.specifiers.some(
      (specifier) => specifier.type === AST_NODE_TYPES.ImportSpecifier && !NO_OPERATORS.test(specifier.local.name),
    )
  );
}
