/** The answers about one file that judging needs, built once and shared by all rules. */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { SymbolRef } from '../catalogue/schema.js';
import { createTypeSeam, type TypeSeam } from '../types/seam.js';
import { type ClassLikes, createClassLikes } from './class-likes.js';
import { createExports, type Exports } from './exports.js';
import { createFates, type Fates } from './fates.js';
import { createFileIndex, type FileIndex } from './file-index.js';
import { createInstances, type Instances } from './instances.js';
import { isLentAsOption } from './lent-options.js';
import { createLifetimes, type Lifetimes } from './lifetimes.js';
import { createLocalFunctions, type LocalFunctions } from './local-functions.js';
import { createMultiplicity, type MultiplicityQuestions } from './multiplicity.js';
import { createOwners, type Owners } from './owners.js';
import { createPlaceFlows, type PlaceFlows } from './place-flow.js';
import { createPlaces, type Places } from './places.js';
import { createResolver, type Resolver } from './resolve-symbol.js';
import { createRoles, type Roles } from './roles.js';
import { createTeardowns, type Teardowns } from './teardowns.js';
import { createTexts, type Texts } from './texts.js';
import { createTakings, type GetTaking, type Taking } from './takings.js';
import { createThrowers, createThrowing, type IsThrower } from './throwing.js';
import { createUses, type Uses } from './uses.js';

export type Parser = TSESLint.Parser.LooseParserModule;

export interface FileAnalysis {
  readonly filename: string;
  /** The versions of Node that a user says it runs on. */
  readonly nodeRange: string | undefined;
  /** What parses other files of the program. */
  readonly parser: Parser | undefined;
  /** What reads bodies there. */
  readonly findTakingInBody: FindTakingInBody | undefined;
  readonly index: FileIndex;
  readonly seam: TypeSeam;
  readonly resolver: Resolver;
  readonly classLikes: ClassLikes;
  readonly places: Places;
  readonly functions: LocalFunctions;
  readonly fates: Fates;
  readonly uses: Uses;
  readonly roles: Roles;
  readonly exported: Exports;
  readonly multiplicity: MultiplicityQuestions;
  readonly instances: Instances;
  readonly owners: Owners;
  readonly lifetimes: Lifetimes;
  readonly teardowns: Teardowns;
  readonly flows: PlaceFlows;
  readonly isThrower: IsThrower;
  readonly texts: Texts;
}

/** What comes with a file from outside it. */
export interface Given {
  /** Functions that release what they are given, and functions that use it and never do, by what the user says. */
  readonly owners?: readonly SymbolRef[];
  readonly borrowers?: readonly SymbolRef[];
  readonly parser?: Parser | undefined;
  /** The versions of Node that a user says the code runs on. */
  readonly nodeRange?: string | undefined;
  readonly findTakingInBody?: FindTakingInBody | undefined;
  /** What answers about types, where that is not what the parser brought. */
  readonly seam?: TypeSeam;
}

/** What the function that a call runs does with an argument, where its body stands in another place of the program. */
export type FindTakingInBody = (file: FileAnalysis, ...question: Parameters<GetTaking>) => Taking;

export function createFileAnalysis(
  sourceCode: Readonly<TSESLint.SourceCode>,
  filename: string,
  given: Given = {},
): FileAnalysis {
  const index = createFileIndex(sourceCode);
  const seam = given.seam ?? createTypeSeam(sourceCode);
  const resolver = createResolver(sourceCode, seam);
  const classLikes = createClassLikes(index);
  const places = createPlaces(index, classLikes);
  const functions = createLocalFunctions(index, classLikes);
  const roles = createRoles(index, functions, resolver, filename);
  const exported = createExports(index);
  // Instances are counted by sites and sites by instances: the cycle is closed late, and both answer 'unknown' while they are being asked.
  const multiplicity = createMultiplicity({ index, classLikes, functions, roles, exported, getInstances: () => instances });
  const instances: Instances = createInstances(index, resolver, exported, multiplicity.getOfSite);
  const owners = createOwners(classLikes, roles, instances);
  const fates = createFates(index, places, classLikes);
  const texts = createTexts(index, places, fates);
  const isThrower = createThrowers(functions, sourceCode.visitorKeys);
  const getTaking = createTakings({ index, functions, resolver, seam, given, findInBody: (...question) => given.findTakingInBody?.(file, ...question) ?? 'unknown' });
  const file: FileAnalysis = {
    filename,
    nodeRange: given.nodeRange,
    parser: given.parser,
    findTakingInBody: given.findTakingInBody,
    index,
    seam,
    resolver,
    classLikes,
    places,
    functions,
    fates,
    texts,
    uses: createUses(index, places, functions, getTaking, (node, protocol) => (protocol.isText === true ? texts.isRead(node, protocol) : isLentAsOption(index, resolver, node))),
    roles,
    exported,
    multiplicity,
    instances,
    owners,
    lifetimes: createLifetimes({ index, classLikes, roles, resolver, owners }),
    teardowns: createTeardowns(index, functions, roles),
    isThrower,
    flows: createFlows(index, functions, seam, isThrower),
  };
  return file;
}

function createFlows({ sourceCode, findVariable }: FileIndex, functions: LocalFunctions, seam: TypeSeam, isThrower: IsThrower): PlaceFlows {
  return createPlaceFlows({
    functions,
    visitorKeys: sourceCode.visitorKeys,
    mayThrow: createThrowing(isThrower),
    neverReturns: (call) => call.type === AST_NODE_TYPES.CallExpression && seam.neverReturns(call),
    getText: createTextMemory(sourceCode),
    findVariable,
  });
}

/** Tests are compared by their texts, again for each obligation. */
function createTextMemory(sourceCode: Readonly<TSESLint.SourceCode>): (node: TSESTree.Node) => string {
  const texts = new Map<TSESTree.Node, string>();
  return (node) => {
    let text = texts.get(node);
    if (text === undefined) {
      text = sourceCode.getText(node);
      texts.set(node, text);
    }
    return text;
  };
}
