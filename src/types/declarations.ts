/** Where the project writes what a name stands for, if that is in a file of the program that has bodies. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { attempt } from './attempt.js';
import { isTsNode } from './declaration-path.js';
import type { Members } from './members.js';
import type { NodeQueries } from './node-queries.js';
import type { Origins } from './origins.js';
import type { Declaration, TypeSeam } from './seam.js';

/** How many files of the program are worth reading for one name. */
const MENTION_LIMIT = 30;

interface Parts {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly queries: NodeQueries;
  readonly members: Members;
  readonly origins: Origins;
}

export function createDeclarations({ program, checker, queries, members, origins }: Parts): Pick<TypeSeam, 'declarationOfMember' | 'declarationOfCallee' | 'declarationOfClass' | 'filesThatMention'> {
  function describe(declaration: ts.Node): Declaration | undefined {
    const file = declaration.getSourceFile();
    return file.isDeclarationFile
      ? undefined
      : { program, file, fileName: file.fileName, text: file.text, start: declaration.getStart(file), end: declaration.end };
  }

  function findMember(type: ts.Type, name: string): Declaration | undefined {
    const [declaration, ...others] = members.findMember(type, name)?.declarations ?? [];
    // An interface says nothing of the bodies behind it; of two declarations nobody knows which.
    return declaration === undefined || others.length > 0 || !('body' in declaration || 'initializer' in declaration) ? undefined : describe(declaration);
  }

  /** Of overloads, the one that has the body. */
  function findBody(declaration: ts.Node): ts.Node | undefined {
    if (hasBody(declaration)) {
      return declaration;
    }
    const name: unknown = Reflect.get(declaration, 'name');
    const symbol = isTsNode(name) ? checker.getSymbolAtLocation(name) : undefined;
    const bodies = (symbol?.declarations ?? []).filter(hasBody);
    return bodies.length === 1 ? bodies[0] : undefined;
  }

  /** Is the function what its name stands for? The type of `once(open)` leads to `open`, which runs only once. */
  function isNamed(callee: TSESTree.Node, body: ts.Node): boolean {
    const symbol = queries.findSymbol(callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee);
    const declarations: readonly ts.Node[] = (symbol && origins.followAlias(symbol).declarations) ?? [];
    return declarations.some((declaration) => declaration === body || declaration === body.parent || Reflect.get(declaration, 'initializer') === body);
  }

  return {
    filesThatMention: (word) =>
      attempt(() => {
        const pattern = new RegExp(`(?<![\\w$])${word.replaceAll('$', String.raw`\$`)}(?![\\w$])`, 'u');
        const files = program.getSourceFiles().filter(({ isDeclarationFile, text }) => !isDeclarationFile && text.includes(word) && pattern.test(text));
        return files.length > MENTION_LIMIT ? undefined : files.flatMap((file) => describe(file) ?? []);
      }, undefined),
    declarationOfMember: (node, name) =>
      attempt(() => {
        const type = queries.findType(node);
        return type && findMember(type, name);
      }, undefined),
    declarationOfClass: (node) =>
      attempt(() => {
        const declaration = queries.findType(node)?.getSymbol()?.valueDeclaration;
        return declaration !== undefined && 'members' in declaration ? describe(declaration) : undefined;
      }, undefined),
    declarationOfCallee: (call) =>
      attempt(() => {
        const declaration = queries.findSignature(call)?.declaration;
        const body = declaration && findBody(declaration);
        return body && isNamed(call.callee, body) ? describe(body) : undefined;
      }, undefined),
  };
}

function hasBody(declaration: ts.Node): boolean {
  return isTsNode(Reflect.get(declaration, 'body'));
}
