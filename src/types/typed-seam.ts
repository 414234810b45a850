/** The seam in front of a program. A checker that fails on broken code has no answer. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { weakMemo } from '../util/weak-memo.js';
import { hasModifier, isCallNode } from './declaration-path.js';
import { createLineages } from './lineage.js';
import { createMembers } from './members.js';
import { createOrigins } from './origins.js';
import type { ClassNode, TypeSeam } from './seam.js';
import type { TypedServices } from './services.js';
import { SymbolFlag } from './symbol-flags.js';
import { createTypeKinds } from './type-kinds.js';

export function createTypedSeam({ program, checker, findTsNode }: TypedServices): TypeSeam {
  const kinds = createTypeKinds(checker);
  const origins = createOrigins(program, checker);
  const lineages = createLineages(checker, kinds, origins);
  const members = createMembers(checker, kinds, origins);
  let queries = 0;

  const findTypeOf = weakMemo((tsNode: ts.Node): ts.Type | undefined =>
    attempt(() => {
      queries += 1;
      return checker.getTypeAtLocation(tsNode);
    }, undefined),
  );

  function findType(node: TSESTree.Node): ts.Type | undefined {
    const tsNode = findTsNode(node);
    return tsNode && findTypeOf(tsNode);
  }

  function ask(node: TSESTree.Node, question: (type: ts.Type) => Answer): Answer {
    const type = findType(node);
    return type === undefined ? 'unknown' : attempt(() => question(type), 'unknown');
  }

  const originOf = weakMemo((node: TSESTree.Node) =>
    attempt(() => {
      const tsNode = findTsNode(node.type === AST_NODE_TYPES.MemberExpression ? node.property : node);
      if (tsNode === undefined) {
        return undefined;
      }
      queries += 1;
      const symbol = checker.getSymbolAtLocation(tsNode);
      return symbol && origins.findOrigin(origins.followAlias(symbol));
    }, undefined),
  );

  const neverReturns = weakMemo((call: TSESTree.CallExpression) =>
    attempt(() => {
      const callee = isCertainStatement(call) ? findType(call.callee) : undefined;
      const returns = callee?.getCallSignatures().map((signature) => isNeverResult(signature, call)) ?? [];
      if (!returns.includes(true) || !returns.includes(false)) {
        return returns.includes(true);
      }
      return isOverloadNever(call);
    }, false),
  );

  /** Only where overloads differ: choosing one makes the checker look at every argument. */
  function isOverloadNever(call: TSESTree.CallExpression): boolean {
    const tsNode = findTsNode(call);
    if (tsNode === undefined || !isCallNode(tsNode)) {
      return false;
    }
    queries += 1;
    const signature = checker.getResolvedSignature(tsNode);
    return signature !== undefined && isNeverResult(signature, call);
  }

  function isNeverResult(signature: ts.Signature, call: TSESTree.CallExpression): boolean {
    const result = checker.getReturnTypeOfSignature(signature);
    const awaited = call.parent.type === AST_NODE_TYPES.AwaitExpression ? checker.getAwaitedType(result) : result;
    return awaited !== undefined && kinds.isNever(awaited);
  }

  function findBaseType(classNode: ClassNode): ts.Type | undefined {
    const base = classNode.superClass && findTsNode(classNode.superClass);
    return base ? findTypeOf(base.parent) : undefined;
  }

  function extendsOneOf(classNode: ClassNode, refs: Parameters<TypeSeam['extendsOneOf']>[1]): Answer {
    const answers = classNode.implements.map((node) => ask(node, (type) => lineages.isOneOf(type, refs)));
    if (classNode.superClass !== null) {
      const base = findBaseType(classNode);
      answers.push(base === undefined ? 'unknown' : attempt(() => lineages.isOneOf(base, refs), 'unknown'));
    }
    return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';
  }

  function inheritsMember(classNode: ClassNode, name: string): Answer {
    if (classNode.superClass === null) {
      return 'no';
    }
    const base = findBaseType(classNode);
    return base === undefined
      ? 'unknown'
      : attempt(() => kinds.askParts(base, (part) => (part.isIntersection() ? 'unknown' : hasMethod(part, name))), 'unknown');
  }

  function hasMethod(base: ts.Type, name: string): Answer {
    if (name.startsWith('[')) {
      return members.hasMember(base, name);
    }
    const member = checker.getPropertyOfType(base, name);
    if (member === undefined) {
      return members.hasMember(base, name);
    }
    const isAbstract = (member.declarations ?? []).some((declaration) => hasModifier(declaration, 'abstract'));
    if ((member.flags & SymbolFlag.Method) === 0 || isAbstract) {
      return 'no';
    }
    return (member.flags & SymbolFlag.Optional) === 0 ? 'yes' : 'unknown';
  }

  return {
    isTyped: true,
    get queries() {
      return queries;
    },
    originOf,
    originOfMember: (node, name) => {
      const type = findType(node);
      return attempt(() => {
        const member = type && members.findMember(type, name);
        return member && origins.findOrigin(member);
      }, undefined);
    },
    isOfType: (node, refs) => ask(node, (type) => lineages.isOneOf(type, refs)),
    hasMember: (node, name) => ask(node, (type) => members.hasMember(type, name)),
    isCallable: (node) => ask(node, members.isCallable),
    isPromiseLike: (node) => ask(node, members.isPromiseLike),
    disposal: (node) => {
      const type = findType(node);
      return type === undefined ? 'unknown' : attempt(() => members.getDisposal(type), 'unknown');
    },
    neverReturns,
    isNullable: (node) =>
      ask(node, (type) => {
        const isPresent = type.isUnion() ? type.types.some(kinds.isNullish) : kinds.isNullish(type);
        if (isPresent) {
          return 'yes';
        }
        return kinds.isOpen(type) || type.isTypeParameter() || !kinds.hasStrictNulls() ? 'unknown' : 'no';
      }),
    extendsOneOf,
    inheritsMember,
  };
}

/** `fail();`, `await fail();`: certainly made, unlike the call in `log?.fail()`. */
function isCertainStatement({ parent }: TSESTree.CallExpression): boolean {
  const outer = parent.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
  return outer.type === AST_NODE_TYPES.ExpressionStatement;
}

function attempt<Result>(question: () => Result, otherwise: Result): Result {
  try {
    return question();
  } catch {
    return otherwise;
  }
}
