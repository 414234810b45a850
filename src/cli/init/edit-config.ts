/**
 * A flat config with the plugin in it.
 *
 * Only shapes are edited of which the result is known to be a config: an array literal, or `defineConfig(…)` and `tseslint.config(…)`, exported
 * by itself or by the name of a constant. What does not parse afterwards, or has another shape, is left alone: `undefined`.
 */
import { parse } from '@typescript-eslint/parser';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

const FILES = "['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}']";

/** The entry, for an array: an object with `extends` is only known to `defineConfig`. */
const ENTRY = `{ ...leaks.configs.recommended, files: ${FILES} }`;

const MAKERS = /^(?:defineConfig|(?:tseslint|ts|typescriptEslint)\.config|config)$/u;

export function editConfig(text: string): string | undefined {
  const program = tryParse(text);
  const list = program === undefined ? undefined : findList(program, text);
  if (program === undefined || list === undefined) {
    return undefined;
  }
  const edited = insertImport(insertEntry(text, list), program, list.isCommonJs);
  return tryParse(edited) === undefined ? undefined : edited;
}

/** A new config, for a project that has none. */
export function createConfig({ hasTypes, isTypescriptEslint }: { readonly hasTypes: boolean; readonly isTypescriptEslint: boolean }): string {
  const isTyped = hasTypes && isTypescriptEslint;
  const imports = ["import { defineConfig } from 'eslint/config';", "import leaks from 'eslint-plugin-leaks';", ...(isTyped ? ["import tseslint from 'typescript-eslint';"] : [])];
  const typed = `  {
    files: ['**/*.{ts,tsx,mts,cts}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  },
`;
  return `${imports.join('\n')}

export default defineConfig(
  { ignores: ['dist/', 'build/', 'coverage/'] },
  { files: ['**/*.{js,jsx,mjs,cjs${isTyped ? ',ts,tsx,mts,cts' : ''}}'], extends: [leaks.configs.recommended] },
${isTyped ? typed : ''});
`;
}

/** What to write by hand where the config is not edited. */
export function describeEntry(): string {
  return `import leaks from 'eslint-plugin-leaks';\n\n  // as the last entry: of the array, or of what the function is given that makes the config:\n  ${ENTRY},`;
}

interface List {
  /** Where the elements end: before the closing bracket. */
  readonly end: number;
  readonly last: TSESTree.Node | undefined;
  readonly start: number;
  readonly isCommonJs: boolean;
}

function tryParse(text: string): TSESTree.Program | undefined {
  try {
    return parse(text, { range: true, loc: true, sourceType: 'module' });
  } catch {
    return undefined;
  }
}

function findList(program: TSESTree.Program, text: string): List | undefined {
  for (const statement of program.body) {
    if (statement.type === AST_NODE_TYPES.ExportDefaultDeclaration) {
      return toList(resolve(program, statement.declaration), text, false);
    }
    const value = findExports(statement);
    if (value !== undefined) {
      return toList(resolve(program, value), text, true);
    }
  }
  return undefined;
}

/** `module.exports = …`. */
function findExports(statement: TSESTree.ProgramStatement): TSESTree.Node | undefined {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) {
    return undefined;
  }
  const { left, right } = statement.expression;
  const isExports =
    left.type === AST_NODE_TYPES.MemberExpression &&
    left.object.type === AST_NODE_TYPES.Identifier &&
    left.object.name === 'module' &&
    left.property.type === AST_NODE_TYPES.Identifier &&
    left.property.name === 'exports';
  return isExports ? right : undefined;
}

/** The value of a constant of the module, and what `as` and `satisfies` wrap. */
function resolve(program: TSESTree.Program, node: TSESTree.Node): TSESTree.Node {
  if (node.type === AST_NODE_TYPES.TSAsExpression || node.type === AST_NODE_TYPES.TSSatisfiesExpression) {
    return resolve(program, node.expression);
  }
  if (node.type !== AST_NODE_TYPES.Identifier) {
    return node;
  }
  const declarators = program.body.flatMap((statement) => (statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'const' ? statement.declarations : []));
  const init = declarators.find(({ id }) => id.type === AST_NODE_TYPES.Identifier && id.name === node.name)?.init;
  return init === undefined || init === null ? node : resolve(program, init);
}

function toList(node: TSESTree.Node, text: string, isCommonJs: boolean): List | undefined {
  if (node.type === AST_NODE_TYPES.ArrayExpression) {
    return { start: node.range[0] + 1, end: node.range[1] - 1, last: node.elements.at(-1) ?? undefined, isCommonJs };
  }
  if (node.type !== AST_NODE_TYPES.CallExpression || !MAKERS.test(text.slice(...node.callee.range))) {
    return undefined;
  }
  const [first] = node.arguments;
  if (node.arguments.length === 1 && first?.type === AST_NODE_TYPES.ArrayExpression) {
    return toList(first, text, isCommonJs);
  }
  return { start: node.callee.range[1] + 1, end: node.range[1] - 1, last: node.arguments.at(-1), isCommonJs };
}

function insertEntry(text: string, { start, end, last }: List): string {
  if (last === undefined) {
    return `${text.slice(0, start)}\n  ${ENTRY},\n${text.slice(end)}`;
  }
  const [from, to] = last.range;
  const indent = /(?:^|\n)(?<space>[ \t]*)[^\n]*$/u.exec(text.slice(0, from))?.groups?.['space'] ?? '';
  const isOwnLine = /\n[ \t]*$/u.test(text.slice(0, from));
  const rest = text.slice(to, end);
  const comma = rest.indexOf(',');
  // A comma in a comment after the last element is none of the list.
  const hasComma = comma !== -1 && rest.slice(0, comma).trim() === '';
  const at = hasComma ? to + comma + 1 : to;
  const entry = isOwnLine ? `\n${indent}${ENTRY},` : ` ${ENTRY}`;
  return `${text.slice(0, at)}${hasComma ? '' : ','}${entry}${text.slice(at)}`;
}

function insertImport(text: string, program: TSESTree.Program, isCommonJs: boolean): string {
  const last = program.body.findLast(({ type }) => type === AST_NODE_TYPES.ImportDeclaration);
  const line = isCommonJs && last === undefined ? "const leaks = require('eslint-plugin-leaks');" : "import leaks from 'eslint-plugin-leaks';";
  const [first] = program.body;
  const isPrologue = first?.type === AST_NODE_TYPES.ExpressionStatement && first.directive !== undefined;
  const before = last ?? (isPrologue ? first : undefined);
  if (before !== undefined) {
    return `${text.slice(0, before.range[1])}\n${line}${text.slice(before.range[1])}`;
  }
  const at = first?.range[0] ?? 0;
  // A comment that belongs to the first statement stays with it.
  const head = /^(?:#![^\n]*\n)?(?:\/\/ @ts-check\n)?/u.exec(text.slice(0, at))?.[0].length ?? 0;
  return `${text.slice(0, head)}${line}\n${text.slice(head)}`;
}
