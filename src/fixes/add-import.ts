import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineBreak } from '../ast/line-break.js';
import { getQuote } from '../ast/quotes.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { isNameFree } from '../ast/unique-name.js';
import type { Insertion } from './edit.js';
import { isDirective } from './insert-statement.js';
import { getPlaceBehind } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

interface Imported {
  /** How it is written in this file: an alias or `ng.OnDestroy` where the file has those. */
  readonly local: string;
  readonly insertions: readonly Insertion[];
}

/** Makes a type of a module known in a file, in an import of that module if there is one. */
export function importType(sourceCode: Source, name: string, from: string): Imported | undefined {
  return importName(sourceCode, name, from, true);
}

/** The same for a value, which an import of types does not bring. */
export function importValue(sourceCode: Source, name: string, from: string): Imported | undefined {
  return importName(sourceCode, name, from, false);
}

/** Is the file surely a module? In a script an import does not parse. */
export function isModule({ ast }: Source): boolean {
  return ast.body.some(({ type }) => type === AST_NODE_TYPES.ImportDeclaration || type === AST_NODE_TYPES.ExportNamedDeclaration || type === AST_NODE_TYPES.ExportDefaultDeclaration);
}

function importName(sourceCode: Source, name: string, from: string, isType: boolean): Imported | undefined {
  const all = sourceCode.ast.body.filter((statement) => statement.type === AST_NODE_TYPES.ImportDeclaration);
  const imports = isType ? all : all.filter(({ importKind }) => importKind !== 'type');
  const siblings = imports.filter(({ source }) => source.value === from);
  const known = findLocalName(siblings, name);
  if (known !== undefined) {
    return { local: known, insertions: [] };
  }
  // `class OnDestroy {}` of the file's own -> two declarations of one name.
  const scope = sourceCode.getScope(sourceCode.ast);
  if (!isNameFree(scope.childScopes.find(({ block }) => block === sourceCode.ast) ?? scope, name)) {
    return undefined;
  }
  const merged = siblings.map((declaration) => merge(sourceCode, declaration, name, isType)).find((text) => text !== undefined);
  return { local: name, insertions: [merged ?? create(sourceCode, all, `${isType && all.some(({ importKind }) => importKind === 'type') ? 'import type' : 'import'} { ${name} }`, from)] };
}

function findLocalName(siblings: readonly TSESTree.ImportDeclaration[], name: string): string | undefined {
  for (const specifier of siblings.flatMap(({ specifiers }) => specifiers)) {
    if (specifier.type === AST_NODE_TYPES.ImportNamespaceSpecifier) {
      return `${specifier.local.name}.${name}`;
    }
    const { type } = specifier;
    const imported = type === AST_NODE_TYPES.ImportSpecifier ? specifier.imported : undefined;
    if (imported?.type === AST_NODE_TYPES.Identifier && imported.name === name) {
      return specifier.local.name;
    }
  }
  return undefined;
}

function merge(sourceCode: Source, declaration: TSESTree.ImportDeclaration, name: string, isType: boolean): Insertion | undefined {
  const last = declaration.specifiers.at(-1);
  switch (last?.type) {
    case AST_NODE_TYPES.ImportSpecifier: {
      const isInline = isType && declaration.specifiers.some(
        (specifier) => specifier.type === AST_NODE_TYPES.ImportSpecifier && specifier.importKind === 'type',
      );
      return {
        at: last.range[1],
        text: `,${getGap(sourceCode, last)}${isInline && declaration.importKind !== 'type' ? 'type ' : ''}${name}`,
      };
    }
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      // `import type a, { B } from 'm'` does not parse.
      return declaration.importKind === 'type' ? undefined : { at: last.range[1], text: `, { ${name} }` };
    default:
      return undefined;
  }
}

/** The white space in front of the last name, so that a list with a name a line stays one. */
function getGap(sourceCode: Source, last: TSESTree.ImportSpecifier): string {
  const before = sourceCode.getTokenBefore(last, { includeComments: true });
  const gap = before === null ? ' ' : sourceCode.text.slice(before.range[1], last.range[0]);
  return /[\n\r]/u.test(gap) ? `${getLineBreak(sourceCode)}${/[^\n\r]*$/u.exec(gap)?.[0] ?? ''}` : ' ';
}

function create(
  sourceCode: Source,
  imports: readonly TSESTree.ImportDeclaration[],
  head: string,
  from: string,
): Insertion {
  const quote = getQuote(sourceCode);
  const text = `${head} from ${quote}${from}${quote}${usesSemicolons(sourceCode) ? ';' : ''}`;
  const lineBreak = getLineBreak(sourceCode);
  const above = imports.at(-1) ?? sourceCode.ast.body.findLast(isDirective);
  const token = above === undefined ? null : sourceCode.getLastToken(above);
  if (token !== null) {
    const { at, isLineEdge } = getPlaceBehind(sourceCode, token);
    return { at, text: isLineEdge ? `${lineBreak}${text}` : `; ${text};` };
  }
  return { at: getTopPlace(sourceCode), text: `${text}${lineBreak}` };
}

// A class under its documentation -> a line between the two takes the documentation from the class.
function getTopPlace(sourceCode: Source): number {
  const first = sourceCode.ast.tokens[0];
  if (first === undefined) {
    return sourceCode.text.length;
  }
  const comment = sourceCode.getCommentsBefore(first).at(-1);
  const isDoc = comment?.value.startsWith('*') === true && comment.loc.end.line >= first.loc.start.line - 1;
  return isDoc ? comment.range[0] : first.range[0];
}
