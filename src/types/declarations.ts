/** Where the project writes what a name stands for, if that is in a file of the program that has bodies. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
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
  readonly queries: NodeQueries;
  readonly members: Members;
  readonly origins: Origins;
}

export function createDeclarations({ program, queries, members, origins }: Parts): Pick<TypeSeam, 'declarationOfMember' | 'declarationOfCallee' | 'declarationOfClass' | 'filesThatMention'> {
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
        const { callee } = call;
        const symbol = queries.findSymbol(callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee);
        const [body, ...others] = symbol === undefined ? [] : collectBodies(origins.followAlias(symbol).declarations ?? []);
        return body === undefined || others.length > 0 ? undefined : describe(body);
      }, undefined),
  };
}

/** The functions with bodies that a name stands for, those of a class its constructor's: of overloads one has a body. `once(open)` is none. */
function collectBodies(declarations: readonly ts.Node[]): readonly ts.Node[] {
  return declarations.flatMap((declaration) => {
    const members: unknown = Reflect.get(declaration, 'members');
    const candidates: readonly unknown[] = Array.isArray(members) ? members.filter(isConstructor) : [declaration, Reflect.get(declaration, 'initializer')];
    return candidates.filter(isTsNode).filter((node) => 'parameters' in node && isTsNode(Reflect.get(node, 'body')));
  });
}

/** Of all members with a body and parameters it alone has no name. */
function isConstructor(member: unknown): boolean {
  return isTsNode(member) && 'parameters' in member && Reflect.get(member, 'name') === undefined;
}
