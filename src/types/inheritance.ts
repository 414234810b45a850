/** What a class gets from its bases. A base that cannot be resolved makes the answer unknown. */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { attempt } from './attempt.js';
import { collectHeritage, hasModifier } from './declaration-path.js';
import type { Lineages } from './lineage.js';
import type { Members } from './members.js';
import type { NodeQueries } from './node-queries.js';
import type { ClassNode, TypeRef, TypeSeam } from './seam.js';
import { SymbolFlag } from './stable-flags.js';
import type { TypeKinds } from './type-kinds.js';

interface Parts {
  readonly checker: ts.TypeChecker;
  readonly kinds: TypeKinds;
  readonly lineages: Lineages;
  readonly members: Members;
  readonly queries: NodeQueries;
}

export function createInheritance({
  checker,
  kinds,
  lineages,
  members,
  queries,
}: Parts): Pick<TypeSeam, 'extendsOneOf' | 'inheritsMember'> {
  /** The type of the instances of the base class: that of the node after `extends`, arguments included, not of the expression in it. */
  function findBaseType(classNode: ClassNode): ts.Type | undefined {
    const tsClass = queries.findTsNode(classNode);
    const base = classNode.superClass && queries.findTsNode(classNode.superClass);
    const heritage = tsClass && base && collectHeritage(tsClass).find((node) => node.pos <= base.pos && base.end <= node.end);
    return heritage ? queries.findTypeOfTsNode(heritage) : undefined;
  }

  function askBase(classNode: ClassNode, question: (base: ts.Type) => Answer): Answer {
    const base = findBaseType(classNode);
    return base === undefined ? 'unknown' : attempt(() => question(base), 'unknown');
  }

  function hasMethod(base: ts.Type, name: string): Answer {
    const member = checker.getPropertyOfType(base, name);
    if (member === undefined) {
      return members.hasMember(base, name);
    }
    if ((member.flags & SymbolFlag.Method) === 0 || isAbstract(member)) {
      return 'no';
    }
    return (member.flags & SymbolFlag.Optional) === 0 ? 'yes' : 'unknown';
  }

  return {
    extendsOneOf(classNode: ClassNode, refs: readonly TypeRef[]) {
      const answers = classNode.implements.map((node) => queries.ask(node, (type) => lineages.isOneOf(type, refs)));
      if (classNode.superClass !== null) {
        answers.push(askBase(classNode, (base) => lineages.isOneOf(base, refs)));
      }
      return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';
    },
    inheritsMember: (classNode, name) =>
      classNode.superClass === null ? 'no' : askBase(classNode, (base) => kinds.askParts(base, (part) => hasMethod(part, name))),
  };
}

/** `super.close()` of an abstract method does not exist. */
function isAbstract({ declarations = [] }: ts.Symbol): boolean {
  return declarations.length > 0 && declarations.every((declaration) => hasModifier(declaration, 'abstract'));
}
