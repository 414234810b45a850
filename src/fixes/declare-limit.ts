import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getDecorators, isClass } from '../ast/class-node.js';
import { getLineBreak } from '../ast/line-break.js';
import { getUniqueName } from '../ast/unique-name.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { getPlaceAbove } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

interface LimitDeclaration {
  readonly name: string;
  readonly edit: Edit | undefined;
}

/** `const CACHE_LIMIT = 1000;` above the statement of the module that makes the container, or the class that does. */
export function declareLimit(sourceCode: Source, home: TSESTree.Node, container: string, limit: number): LimitDeclaration {
  const name = getLimitName(sourceCode, container);
  const text = `const ${name} = ${String(limit)}`;
  const decorator = findDecorator(home);
  const doc = findDocOfFirst(sourceCode, decorator ?? home);
  const at = doc?.range[0] ?? (decorator && getPlaceAbove(sourceCode, decorator).at);
  const line = `${text}${usesSemicolons(sourceCode) ? ';' : ''}${getLineBreak(sourceCode)}`;
  return { name, edit: toEdit(at === undefined ? insertAbove(sourceCode, home, text) : [{ at, text: line }]) };
}

/** `@Injectable() export class Icons {}` -> a line in front of `export` parts the class from its decorators. */
function findDecorator(home: TSESTree.Node): TSESTree.Decorator | undefined {
  const declared = home.type === AST_NODE_TYPES.ExportNamedDeclaration || home.type === AST_NODE_TYPES.ExportDefaultDeclaration ? home.declaration : home;
  const first = isClass(declared) ? getDecorators(declared)[0] : undefined;
  return first !== undefined && first.range[0] <= home.range[0] ? first : undefined;
}

/** The documentation of what stands first in a file: a line between the two would take it. */
function findDocOfFirst(sourceCode: Source, first: TSESTree.Node): TSESTree.Comment | undefined {
  const comment = sourceCode.getTokenBefore(first) === null ? sourceCode.getCommentsBefore(first).at(-1) : undefined;
  return comment?.value.startsWith('*') === true && comment.loc.end.line >= first.loc.start.line - 1 ? comment : undefined;
}

/** A name for the limit of a container, written like the other constants of the file: `PARSED_FILES_LIMIT` or `parsedFilesLimit` of `this.parsedFiles`. */
function getLimitName(sourceCode: Source, container: string): string {
  const last = container.split(/[^\w$]+/u).filter((part) => part !== '').at(-1) ?? 'cache';
  const words = last.replaceAll(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower> $<upper>').split(/[ _$]+/u).filter((word) => word !== '');
  const all = [...(words.length === 0 ? ['cache'] : words), 'limit'].map((word) => word.toLowerCase());
  const name = isCamelCased(sourceCode)
    ? all.map((word, position) => (position === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
    : all.join('_').toUpperCase();
  const scope = sourceCode.getScope(sourceCode.ast);
  return getUniqueName(scope, name);
}

/** Does the file write `const maxAge = 9` at its top, and nowhere `MAX_AGE`? */
function isCamelCased({ ast }: Source): boolean {
  const names = ast.body.flatMap((statement) => collectConstantNames(statement));
  return names.length > 0 && names.every((name) => /[a-z]/u.test(name));
}

function collectConstantNames(statement: TSESTree.Node): readonly string[] {
  const declaration = statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
  const declarators = declaration?.type === AST_NODE_TYPES.VariableDeclaration && declaration.kind === 'const' ? declaration.declarations : [];
  return declarators.flatMap(({ id, init }) => (id.type === AST_NODE_TYPES.Identifier && init?.type === AST_NODE_TYPES.Literal ? [id.name] : []));
}
