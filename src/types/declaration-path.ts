/**
 * Reads where a declaration of the program stands. Nodes are told apart by their properties (see `services.ts`).
 */
import type ts from 'typescript';

/** A container of declarations from the inside out, the declaration first. */
export interface DeclarationPath {
  /** Names of the declaration and of what contains it, outermost first. */
  readonly names: readonly string[];
  /** True when the outermost name is a namespace. */
  readonly startsInNamespace: boolean;
  readonly isGlobalAugmentation: boolean;
  /** The `declare module '…'` around it, its name unquoted. */
  readonly ambientModule: { readonly name: string; readonly node: ts.Node } | undefined;
  readonly file: ts.SourceFile;
}

export function findDeclarationPath(declaration: ts.Node): DeclarationPath | undefined {
  const names: string[] = [];
  let startsInNamespace = false;
  let node: ts.Node | undefined = declaration;
  while (node !== undefined) {
    if (isSourceFile(node)) {
      return { names, startsInNamespace, isGlobalAugmentation: false, ambientModule: undefined, file: node };
    }
    const name = findNameNode(node);
    const isModule = isModuleDeclaration(node);
    if (isModule && name !== undefined && isStringLiteral(name)) {
      const ambientModule = { name: getText(name), node: name };
      return { names, startsInNamespace, isGlobalAugmentation: false, ambientModule, file: node.getSourceFile() };
    }
    if (isModule && name !== undefined && getText(name) === 'global') {
      return { names, startsInNamespace, isGlobalAugmentation: true, ambientModule: undefined, file: node.getSourceFile() };
    }
    const text = name && findText(name);
    if (text !== undefined) {
      names.unshift(text);
      startsInNamespace = isModule;
    }
    node = readNode(node, 'parent');
  }
  return undefined;
}

/** The types after `extends` and `implements` of a class or an interface. */
export function collectHeritage(declaration: ts.Node): ts.Node[] {
  return readArray(declaration, 'heritageClauses').flatMap((clause) => readArray(clause, 'types'));
}

/** Has the declaration this modifier? */
export function hasModifier(declaration: ts.Node, modifier: string): boolean {
  return readArray(declaration, 'modifiers').some((node) => node.getText() === modifier);
}

export function isCallNode(node: ts.Node): node is ts.CallExpression {
  return 'expression' in node && 'arguments' in node;
}

function isSourceFile(node: ts.Node): node is ts.SourceFile {
  return 'fileName' in node;
}

/** Functions have a body and a name too, but also parameters. */
function isModuleDeclaration(node: ts.Node): boolean {
  return 'body' in node && 'name' in node && !('parameters' in node);
}

function isStringLiteral(name: ts.Node): boolean {
  return !('escapedText' in name);
}

function findNameNode(node: ts.Node): ts.Node | undefined {
  return readNode(node, 'name');
}

function getText(name: ts.Node): string {
  return findText(name) ?? '';
}

/** Also `'[Symbol.dispose]'` for a computed name. */
function findText(name: ts.Node): string | undefined {
  const text: unknown = Reflect.get(name, 'text');
  if (typeof text === 'string') {
    return text;
  }
  return readNode(name, 'expression') === undefined ? undefined : name.getText();
}

function readNode(node: ts.Node, key: string): ts.Node | undefined {
  const value: unknown = Reflect.get(node, key);
  return isTsNode(value) ? value : undefined;
}

function readArray(node: ts.Node, key: string): ts.Node[] {
  const value: unknown = Reflect.get(node, key);
  return Array.isArray(value) ? value.filter(isTsNode) : [];
}

export function isTsNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
