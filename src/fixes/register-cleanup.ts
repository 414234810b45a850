import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { findStatementList } from '../ast/statement-list.js';
import { isNameFree } from '../ast/unique-name.js';
import { usesSemicolons } from '../ast/semicolons.js';
import type { Edit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

interface RegisterCleanup {
  readonly callback: FunctionNode;
  /** The cleanup, as it is returned. */
  readonly value: TSESTree.Node;
  /** `onCleanup`, from where the hook comes. */
  readonly registrar: string;
  /** The name under which the file calls the hook. */
  readonly hook: TSESTree.Expression;
}

/** `onCleanup(() => …);` for `return () => …;`. */
export function registerCleanup(sourceCode: Source, options: RegisterCleanup): Edit | undefined {
  const { callback, value, hook } = options;
  const imported = findImport(sourceCode, hook, options.registrar);
  const place = imported && findPlace(callback, value);
  if (imported === undefined || place === undefined) {
    return undefined;
  }
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const call = `${imported.name}(${sourceCode.getText(value)})`;
  const text = place.type === AST_NODE_TYPES.ReturnStatement ? `${call}${end}` : call;
  return (fixer) => [
    ...(imported.last === undefined ? [] : [fixer.insertTextAfter(imported.last, `, ${imported.name}`)]),
    fixer.replaceText(place, text),
  ];
}

/** The `return` at the end of the callback, or its whole value: behind any other, more code would run than before. */
function findPlace(callback: FunctionNode, value: TSESTree.Node): TSESTree.Node | undefined {
  if (callback.body === value) {
    return value;
  }
  const statement = value.parent;
  const isLast =
    statement?.type === AST_NODE_TYPES.ReturnStatement && statement.parent === callback.body && findStatementList(statement)?.at(-1) === statement;
  return isLast ? statement : undefined;
}

interface Imported {
  readonly name: string;
  /** The specifier behind which the name has to be added. */
  readonly last: TSESTree.Node | undefined;
}

function findImport(sourceCode: Source, hook: TSESTree.Expression, registrar: string): Imported | undefined {
  const isOf = ({ specifiers, importKind }: TSESTree.ImportDeclaration): boolean =>
    importKind !== 'type' && hook.type === AST_NODE_TYPES.Identifier && specifiers.some(({ local }) => local.name === hook.name);
  const declaration = sourceCode.ast.body.find((statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && isOf(statement));
  if (declaration?.type !== AST_NODE_TYPES.ImportDeclaration) {
    return undefined;
  }
  for (const specifier of declaration.specifiers) {
    if (specifier.type === AST_NODE_TYPES.ImportSpecifier && specifier.imported.type === AST_NODE_TYPES.Identifier && specifier.imported.name === registrar) {
      return { name: specifier.local.name, last: undefined };
    }
  }
  const last = declaration.specifiers.at(-1);
  const isFree = isNameFree(sourceCode.getScope(declaration), registrar);
  return last?.type === AST_NODE_TYPES.ImportSpecifier && isFree ? { name: registrar, last } : undefined;
}
