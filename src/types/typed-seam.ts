/** The seam in front of a program. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import { createDeclarations } from './declarations.js';
import { createEmit } from './emit.js';
import { createInheritance } from './inheritance.js';
import { createLineages } from './lineage.js';
import { createMembers, type Members } from './members.js';
import { createNeverReturns } from './never-returns.js';
import { createNodeQueries, type NodeQueries } from './node-queries.js';
import { createOrigins } from './origins.js';
import { createPackages } from './packages.js';
import { createRemovals } from './removals.js';
import type { TypeSeam } from './seam.js';
import { createSignatures } from './signatures.js';
import type { TypedServices } from './services.js';
import { createTranslation } from './translations.js';
import { createTypeKinds, type TypeKinds } from './type-kinds.js';

export function createTypedSeam(services: TypedServices): TypeSeam {
  const { program, checker } = services;
  const queries = createNodeQueries(services);
  const kinds = createTypeKinds(checker);
  const origins = createOrigins(program, checker);
  const lineages = createLineages(checker, kinds, origins);
  const members = createMembers(checker, kinds, origins);
  const { ask } = queries;

  return {
    isTyped: true,
    get queries() {
      return queries.getCount();
    },
    originOf: weakMemo((node: TSESTree.Node) =>
      attempt(() => {
        const symbol = queries.findSymbol(node.type === AST_NODE_TYPES.MemberExpression ? node.property : node);
        return symbol && origins.findOrigin(origins.followAlias(symbol));
      }, undefined),
    ),
    originOfMember: (node, name) =>
      attempt(() => {
        const type = queries.findType(node);
        const member = type && members.findMember(type, name);
        return member && origins.findOrigin(member);
      }, undefined),
    isOfType: (node, refs) => ask(node, (type) => lineages.isOneOf(type, refs)),
    hasMember: (node, name) => ask(node, (type) => members.hasMember(type, name)),
    isCallable: (node) => ask(node, members.isCallable),
    isPromiseLike: (node) => ask(node, members.isPromiseLike),
    ...createEndings(checker, kinds, members, queries),
    neverReturns: createNeverReturns(checker, kinds, queries),
    isNullable: (node) => ask(node, kinds.isNullable),
    hasFiniteValues: (node) => ask(node, kinds.hasFiniteValues),
    isObject: (node) => ask(node, kinds.isObject),
    isWeakKey: (node) => ask(node, kinds.isWeakKey),
    ofOtherFile: ({ file }, sourceCode) => createTypedSeam({ program, checker, findTsNode: createTranslation(file, sourceCode) }),
    ...createDeclarations({ program, queries, members, origins }),
    ...createEmit(program),
    ...createPackages(program),
    ...createSignatures(services, { queries, members, origins }),
    ...createInheritance({ checker, kinds, lineages, members, queries }),
  };
}

/** How a value ends what it stands for, by its type alone. */
function createEndings(checker: ts.TypeChecker, kinds: TypeKinds, members: Members, queries: NodeQueries): Pick<TypeSeam, 'disposal' | 'removal'> {
  const findRemoval = createRemovals(checker, kinds, members);
  return {
    disposal: (node) =>
      attempt(() => {
        const type = queries.findType(node);
        return type === undefined ? 'unknown' : members.getDisposal(type);
      }, 'unknown'),
    removal: (node, verbs) =>
      attempt(() => {
        const type = queries.findType(node);
        return type === undefined ? { kind: 'unknown' } : findRemoval(type, verbs);
      }, { kind: 'unknown' }),
  };
}
