/**
 * Classes of the project that stay alive by themselves: their constructor gives them to something that it got, and a method of theirs takes them away.
 *
 * Whoever makes one and lets it go leaves it where it has registered, for as long as that lives. A class that ends itself is none.
 *
 * Example: `class Monitor { constructor(bus) { bus.on('tick', this.#tick); } dispose() { … off … } }` stays with the bus.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { mentionsThis } from '../../ast/mentions-this.js';
import { endingMethodNames, selfRegisteringVerbs, selfRemovingPattern } from '../../catalogue/index.js';
import type { Declaration } from '../../types/seam.js';
import { weakMemo } from '../../util/weak-memo.js';
import { findClass } from '../disposers/disposer-types.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, ClassLike, FunctionNode } from '../model.js';
import { findFunctionOf, findOtherFile } from '../other-files.js';
import type { ResourceClass } from './resource-classes.js';

export interface SelfRegistered extends ResourceClass {
  /** Where the constructor finds what it registers with: `{ position: 0, path: ['signal'] }` of `options.signal`. */
  readonly position: number;
  readonly path: readonly string[];
}

const VERBS: ReadonlySet<string> = new Set(selfRegisteringVerbs);
const REMOVES = new RegExp(selfRemovingPattern, 'u');

export function findSelfRegistered(file: FileAnalysis, call: AcquireNode): SelfRegistered | undefined {
  const local = findClass(file, call.callee);
  if (local !== undefined) {
    return ofClass(file).find(({ node }) => node === local)?.found;
  }
  const declaration = file.seam.declarationOfCallee(call);
  const other = declaration && findOtherFile(file, declaration);
  return other && findOfMaker(file, other, declaration);
}

function findOfMaker(asking: FileAnalysis, file: FileAnalysis, declaration: Declaration): SelfRegistered | undefined {
  const fn = findFunctionOf(file, declaration);
  const owner = fn && file.classLikes.findMemberOwner(fn);
  const found = ofClass(file).find(({ node }) => node === owner?.node)?.found;
  return found && { ...found, fileName: file === asking ? undefined : declaration.fileName.slice(declaration.fileName.lastIndexOf('/') + 1) };
}

interface Entry {
  readonly node: TSESTree.Node;
  readonly found: SelfRegistered;
}

/** All such classes of a file, by its registering calls. */
const ofClass = weakMemo((file: FileAnalysis): readonly Entry[] =>
  selfRegisteringVerbs.flatMap((verb) => (file.index.calls.get(verb) ?? []).flatMap((call) => ofCall(file, call))),
);

function ofCall(file: FileAnalysis, call: AcquireNode): readonly Entry[] {
  const maker = findEnclosingFunction(call);
  const owner = maker && file.classLikes.findMemberOwner(maker);
  if (maker === undefined || owner?.kind !== 'class' || owner.members.get('constructor')?.includes(maker) !== true || !call.arguments.some((argument) => mentionsThis(file.index.sourceCode, argument))) {
    return [];
  }
  const target = findTarget(file, call, maker);
  const method = endingMethodNames.find((name) => isEnder(file, owner, name));
  return target === undefined || method === undefined
    ? []
    : [{ node: owner.node, found: { ...target, method, name: owner.name ?? 'the class', line: call.loc.start.line, fileName: undefined, openers: new Set() } }];
}

/** `options.signal.connect(…)`: the parameter, and the path to what the class registers with. */
function findTarget({ index }: FileAnalysis, { callee }: AcquireNode, maker: FunctionNode): Pick<SelfRegistered, 'position' | 'path'> | undefined {
  const path: string[] = [];
  let node = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  while (node?.type === AST_NODE_TYPES.MemberExpression) {
    path.unshift(findPropertyName(node) ?? '');
    node = unwrap(node.object);
  }
  const variable = node?.type === AST_NODE_TYPES.Identifier ? index.findVariable(node) : undefined;
  const position = maker.params.findIndex((parameter) => {
    const own = parameter.type === AST_NODE_TYPES.TSParameterProperty ? parameter.parameter : parameter;
    return variable?.defs.some(({ name }) => name === own) === true;
  });
  return position < 0 ? undefined : { position, path };
}

/** A method that takes something away, and that the class does not call itself. */
function isEnder(file: FileAnalysis, owner: ClassLike, name: string): boolean {
  const enders = owner.members.get(name) ?? [];
  const removals = [...file.index.calls].flatMap(([called, calls]) => (REMOVES.test(called) ? calls : []));
  const calls = file.index.calls.get(name) ?? [];
  const isOwn = calls.some(({ callee }) => callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.ThisExpression);
  return enders.length > 0 && !isOwn && removals.some((call) => file.teardowns.isReached(call, enders));
}

/** What a client gives the constructor to register with. */
export function findGivenTarget(call: AcquireNode, { position, path }: SelfRegistered): TSESTree.Node | undefined {
  let node: TSESTree.Node | undefined = call.arguments[position];
  for (const name of path) {
    const value: TSESTree.Node | undefined = node && unwrap(node);
    if (value?.type !== AST_NODE_TYPES.ObjectExpression) {
      return value;
    }
    node = findValue(value, name);
  }
  return node;
}

function findValue({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const property = properties.find((one) => one.type === AST_NODE_TYPES.Property && findKeyName(one) === name);
  return property?.type === AST_NODE_TYPES.Property ? property.value : undefined;
}

export function isSelfRemoval(name: string): boolean {
  return REMOVES.test(name) && !VERBS.has(name);
}
