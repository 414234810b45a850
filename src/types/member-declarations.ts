/** Where the methods of a value's type are written, if that is in a file of the program that has bodies. */
import type ts from 'typescript';
import { attempt } from './attempt.js';
import type { Members } from './members.js';
import type { NodeQueries } from './node-queries.js';
import type { MemberDeclaration, TypeSeam } from './seam.js';

export function createMemberDeclarations(queries: NodeQueries, members: Members): Pick<TypeSeam, 'declarationOfMember'> {
  function find(type: ts.Type, name: string): MemberDeclaration | undefined {
    const [declaration, ...others] = members.findMember(type, name)?.declarations ?? [];
    // An interface says nothing of the bodies behind it; of two declarations nobody knows which.
    if (declaration === undefined || others.length > 0 || !('body' in declaration || 'initializer' in declaration)) {
      return undefined;
    }
    const file = declaration.getSourceFile();
    return file.isDeclarationFile ? undefined : { file, fileName: file.fileName, text: file.text, start: declaration.getStart(file) };
  }

  return {
    declarationOfMember: (node, name) =>
      attempt(() => {
        const type = queries.findType(node);
        return type && find(type, name);
      }, undefined),
  };
}
