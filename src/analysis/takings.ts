/**
 * Does a call take over what it is given, or does it only use it?
 *
 * The first answer wins: what the user's settings say of the callee; what a tag of its documentation says (`@leaks-owns handle`,
 * `@leaks-borrows handle`); its body, in whichever file of the project (`ownership/bodies.ts`); its declared parameter, where no method of that type
 * could release: whoever cannot release does not own. A parameter of a type that can release, an open one (`any`, a type parameter) and an object
 * of options say nothing.
 *
 * Example: without a body, `log(file: { name: string })` borrows the file, `keep(file: FileHandle)` may do anything with it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../ast/class-node.js';
import { findParent } from '../ast/find-parent.js';
import { containerMethodNames, platformBorrowers } from '../catalogue/index.js';
import type { Protocol, SymbolRef } from '../catalogue/schema.js';
import type { TypeSeam } from '../types/seam.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { LocalFunctions } from './local-functions.js';
import type { AcquireNode, FunctionNode } from './model.js';
import { getReleaseForms, type ReleaseForms } from './release-forms.js';
import type { Resolver } from './resolve-symbol.js';

/** It releases; it stores or hands on; it gives back what it got; it only uses it; or nobody knows. */
export type Taking = 'owns' | 'keeps' | 'returns' | 'borrows' | 'unknown';

/** What becomes of the argument at a position. */
export type GetTaking = (call: AcquireNode, position: number, protocol: Protocol) => Taking;

export interface TakingParts {
  readonly index: FileIndex;
  readonly functions: LocalFunctions;
  readonly resolver: Resolver;
  readonly seam: TypeSeam;
  readonly given: { readonly owners?: readonly SymbolRef[]; readonly borrowers?: readonly SymbolRef[] };
  /** What a body in another place of the program does. */
  readonly findInBody: GetTaking;
}

interface Notes {
  readonly parameters: readonly string[];
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

const CONTAINER_METHODS: ReadonlySet<string> = new Set(containerMethodNames);

const TAG = /@(?<name>leaks-(?:acquires|borrows|owns))\s+(?<text>\S+)/gu;

export function createTakings({ index, functions, resolver, seam, given, findInBody }: TakingParts): GetTaking {
  const { owners = [] } = given;
  const borrowers = [...platformBorrowers, ...(given.borrowers ?? [])];
  const mayBeTagged = index.sourceCode.text.includes('@leaks-') || seam.isTyped;

  function findNotes(call: AcquireNode): Notes | undefined {
    const callee = functions.findCallee(call);
    if (callee !== undefined) {
      return { parameters: callee.params.map(getName), tags: collectTags(index, callee) };
    }
    return call.type === AST_NODE_TYPES.CallExpression ? seam.notesOfCallee(call) : undefined;
  }

  function getTagged(call: AcquireNode, position: number): Taking {
    const notes = mayBeTagged ? findNotes(call) : undefined;
    const name = notes?.parameters[position];
    const tag = name === undefined ? undefined : notes?.tags.find(({ text }) => text.split(/\s/u)[0] === name);
    return tag?.name === 'leaks-owns' ? 'owns' : tag?.name === 'leaks-borrows' ? 'borrows' : 'unknown';
  }

  function getDeclared(call: AcquireNode, position: number, { methods }: ReleaseForms): Taking {
    const names = [...methods, '[Symbol.dispose]', '[Symbol.asyncDispose]'];
    // `byName.set(name, panel)` keeps the panel, though the map calls it only `Named`.
    const isAsked = call.type === AST_NODE_TYPES.CallExpression && methods.size > 0 && !CONTAINER_METHODS.has(findCalleeName(call) ?? '');
    return isAsked && seam.canParameterHave(call, position, names) === 'no' ? 'borrows' : 'unknown';
  }

  return (call, position, protocol) => {
    if (resolver.refersTo(call.callee, borrowers)) {
      return 'borrows';
    }
    if (owners.length > 0 && resolver.refersTo(call.callee, owners)) {
      return 'owns';
    }
    const tagged = getTagged(call, position);
    if (tagged !== 'unknown' || position < 0 || functions.findCallee(call) !== undefined) {
      return tagged;
    }
    const isSpread = call.arguments.slice(0, position).some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
    const read = isSpread ? 'unknown' : findInBody(call, position, protocol);
    return read === 'unknown' ? getDeclared(call, position, getReleaseForms(protocol)) : read;
  };
}

function getName(parameter: TSESTree.Parameter): string {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return target.type === AST_NODE_TYPES.Identifier ? target.name : '';
}

/** The tags in the comments before a function or a class, its variable or its method. */
export function collectTags({ sourceCode }: FileIndex, node: FunctionNode | ClassNode): Notes['tags'] {
  return sourceCode
    .getCommentsBefore(findDocumented(node))
    .flatMap(({ value }) => [...value.matchAll(TAG)])
    .flatMap(({ groups }) => (groups?.['name'] === undefined || groups['text'] === undefined ? [] : [{ name: groups['name'], text: groups['text'] }]));
}

/** What a comment on the function stands before: its method, its declaration, or the export of it. */
function findDocumented(fn: FunctionNode | ClassNode): TSESTree.Node {
  const parent = findParent(fn);
  switch (parent?.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
      return parent;
    case AST_NODE_TYPES.VariableDeclarator:
      return findExport(parent.parent);
    default:
      return findExport(fn);
  }
}

function findExport(node: TSESTree.Node): TSESTree.Node {
  const parent = findParent(node);
  return parent?.type === AST_NODE_TYPES.ExportNamedDeclaration || parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration ? parent : node;
}
