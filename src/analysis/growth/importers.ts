/**
 * What other files of the program do to a container that this one exports.
 *
 * Every file of the program that has the exported name in its text is read, and each import of that name counts, whatever it is imported from:
 * a removal from another container of the same name is taken for one from this one. `undefined` where nobody can see them all: without types,
 * where the name is exported again or by default, where a barrel hands on all names of the file, and where there are too many files.
 *
 * Example: `export const users = new Map()` here and `users.delete(id)` in a file that imports it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findOtherFile } from '../other-files.js';
import type { Variable } from '../model.js';
import { isTestFile } from '../test-files.js';
import { createClassifier } from './classify.js';
import type { Container, ContainerUse } from './container.js';

/** What one other file does to the container. */
export interface OutsideUses {
  readonly other: FileAnalysis;
  readonly uses: readonly ContainerUse[];
}

/** The uses in other files, told of the place where this one declares the container. */
export function collectOutsideUses(file: FileAnalysis, container: Container): readonly ContainerUse[] | undefined {
  const at = findDeclarationOf(container)?.name;
  return at && collectUsesByFile(file, container)?.flatMap(({ uses }) => uses.map((use) => toOutside(use, at)));
}

/** Where the file declares a container that is a variable. */
export function findDeclarationOf({ home }: Container): Variable['defs'][number] | undefined {
  return home.kind === 'variable' ? home.variable.defs[0] : undefined;
}

/** The uses in other files as they stand there. Files of tests are left out: what only a test empties is never emptied where it counts. */
export function collectUsesByFile(file: FileAnalysis, container: Container): readonly OutsideUses[] | undefined {
  const variable = container.home.kind === 'variable' ? container.home.variable : undefined;
  const files = variable === undefined || !isNamedExport(variable) || isHandedOn(file) ? undefined : file.seam.filesThatMention(variable.name);
  if (variable === undefined || files === undefined) {
    return undefined;
  }
  const found: OutsideUses[] = [];
  for (const mentioning of files.filter(({ fileName }) => !isSameFile(fileName, file.filename) && !isTest(fileName, file.filename))) {
    const other = findOtherFile(file, mentioning);
    const uses = other && collectUsesIn(other, container, variable.name);
    if (other === undefined || uses === undefined) {
      return undefined;
    }
    found.push({ other, uses });
  }
  return found;
}

/** Folders that both files stand in say nothing. */
function isTest(fileName: string, from: string): boolean {
  const [path, own] = [fileName.replaceAll('\\', '/'), from.replaceAll('\\', '/')];
  let length = 0;
  while (length < path.length && path[length] === own[length]) {
    length += 1;
  }
  return isTestFile(path, path.slice(0, path.lastIndexOf('/', length - 1) + 1));
}

/** `export const users = …`, and under no other name. */
function isNamedExport({ defs: [definition], references }: Variable): boolean {
  const declaration = definition?.node.type === AST_NODE_TYPES.VariableDeclarator ? definition.node.parent : undefined;
  const isOther = references.some(({ identifier: { parent } }) => parent.type === AST_NODE_TYPES.ExportSpecifier || parent.type === AST_NODE_TYPES.ExportDefaultDeclaration);
  return declaration?.parent.type === AST_NODE_TYPES.ExportNamedDeclaration && !isOther;
}

/** An entry of a package, or a file of which a barrel exports everything. */
const isHandedOn = weakMemo(({ filename, seam }: FileAnalysis): boolean => {
  const base = /(?<base>[^/\\]+?)\.\w+$/u.exec(filename)?.groups?.['base'] ?? '';
  const barrel = new RegExp(`\\bexport\\s*\\*[^;'"]*['"][^'"]*\\b${base.replaceAll(/[^\w-]/gu, '.')}(?:\\.\\w+)?['"]`, 'u');
  const mentioning = /^(?:index|main|mod)$/u.test(base) || base === '' ? undefined : seam.filesThatMention(base);
  return mentioning === undefined || mentioning.some(({ text }) => barrel.test(text));
});

function isSameFile(left: string, right: string): boolean {
  return left.replaceAll('\\', '/') === right.replaceAll('\\', '/');
}

/** What a file does to what it imports under a name; `undefined` where that leaves the file again. */
function collectUsesIn(other: FileAnalysis, container: Container, name: string): readonly ContainerUse[] | undefined {
  const imports = collectImports(other, name);
  if (imports === undefined || (other.index.patterns.get(name) ?? []).length > 0) {
    return undefined;
  }
  const mentions = [
    ...imports.flatMap(({ references }) => references.map(({ identifier }) => identifier)),
    ...(other.index.members.get(name) ?? []).filter(({ object }) => unwrap(object).type !== AST_NODE_TYPES.ThisExpression),
  ];
  return mentions.flatMap((mention) => createClassifier(other, container.shape)(mention));
}

/** The variables that an import of the name makes; `undefined` where the file exports it again. */
function collectImports({ index }: FileAnalysis, name: string): readonly Variable[] | undefined {
  const found: Variable[] = [];
  for (const statement of index.sourceCode.ast.body) {
    if (statement.type === AST_NODE_TYPES.ExportNamedDeclaration && statement.source !== null && statement.specifiers.some(({ local }) => getName(local) === name)) {
      return undefined;
    }
    const specifiers = statement.type === AST_NODE_TYPES.ImportDeclaration ? statement.specifiers : [];
    for (const specifier of specifiers) {
      const variable = specifier.type === AST_NODE_TYPES.ImportSpecifier && getName(specifier.imported) === name ? index.findVariable(specifier.local) : undefined;
      if (variable !== undefined) {
        found.push(variable);
      }
    }
  }
  return found;
}

function getName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : node.value;
}

/** Who reads does no harm; who does anything else may take something out. */
function toOutside({ kind }: ContainerUse, at: TSESTree.Node): ContainerUse {
  const isHarmless = kind === 'read' || kind === 'grow' || kind === 'growInner' || kind === 'make';
  return isHarmless ? { kind: 'read', at, key: undefined, isTest: false } : { kind: 'handed', at };
}
