/**
 * Classes of the project that are resources: they open something in a field, and a method of theirs ends it.
 *
 * Such a class opens as it is made (in its constructor, its fields' own values, or what these call), or later, by a method that its client
 * calls: `connect()`. What it was given is not its own. Only what stays when nobody refers to it any more counts: timers, sockets, files,
 * listeners of the process, things of the catalogue, and other resources of the project; not what dies with the object itself.
 *
 * Example: `class Link { socket = connect(80); close() { this.socket.destroy(); } }` opens at once and is ended by `close()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../../ast/class-node.js';
import { findParent } from '../../ast/find-parent.js';
import { acquiringVerbs, protocols, resourceNounPattern } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import { collectObligations } from '../acquisitions.js';
import { findClass } from '../disposers/disposer-types.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode, ClassLike, Place } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { getReleaseForms } from '../release-forms.js';
import { findNodeAt, findOtherFile } from '../other-files.js';
import { getMade } from './made-values.js';
import { anyEnding } from './protocols.js';
import { releaseMethods } from './releases.js';

export interface ResourceClass {
  readonly method: string;
  readonly name: string;
  /** The line of what it opens, and the file where that is another one. */
  readonly line: number;
  readonly fileName: string | undefined;
  /** Methods that open; none where the class opens as it is made. */
  readonly openers: ReadonlySet<string>;
}

interface Opened {
  readonly call: AcquireNode;
  readonly place: Place;
}

const NOUN = new RegExp(resourceNounPattern, 'iu');
const MAKER = new RegExp(`^(?:[A-Z]|_*(?:${acquiringVerbs.join('|')})(?:$|[A-Z_]))`, 'u');

/** Has the result a method that ends it, with a body in this program? Cheaper than what the body says. */
export function mayBeResource(file: FileAnalysis, call: AcquireNode): boolean {
  const isLocal = call.type === AST_NODE_TYPES.NewExpression && findClass(file, call.callee) !== undefined;
  return isLocal || releaseMethods.some((method) => file.seam.declarationOfMember(getMade(call), method) !== undefined);
}

/** The resource that a call gives, by the class of its result. */
export function findResourceClass(file: FileAnalysis, call: AcquireNode): ResourceClass | undefined {
  const local = call.type === AST_NODE_TYPES.NewExpression ? findClass(file, call.callee) : undefined;
  for (const method of releaseMethods) {
    const found = (local && findInClass(file, local, method)) ?? findElsewhere(file, call, method);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function findElsewhere(file: FileAnalysis, call: AcquireNode, method: string): ResourceClass | undefined {
  const declaration = file.seam.declarationOfMember(getMade(call), method);
  const other = declaration && findOtherFile(file, declaration);
  const member = declaration && other && findNodeAt(other, declaration.start);
  const owner = member && findClassAround(member);
  const found = owner && findInClass(other, owner, method);
  return found && { ...found, fileName: other === file ? undefined : declaration.fileName.slice(declaration.fileName.lastIndexOf('/') + 1) };
}

function findClassAround(member: TSESTree.Node): ClassNode | undefined {
  for (let node = findParent(member); node !== undefined; node = findParent(node)) {
    if (isClass(node)) {
      return node;
    }
  }
  return undefined;
}

function findInClass(file: FileAnalysis, node: ClassNode, method: string): ResourceClass | undefined {
  const classLike = file.classLikes.getOf(node);
  const enders = classLike.members.get(method) ?? [];
  const ended = enders.length === 0 ? undefined : [...collectCatalogued(file), ...collectNamed(file)].find(({ place }) => isOf(place, classLike) && isEndedBy(file, place, enders));
  if (ended === undefined) {
    return undefined;
  }
  return { method, name: classLike.name ?? 'the class', line: ended.call.loc.start.line, fileName: undefined, openers: collectOpeners(file, classLike, ended.call) };
}

function isOf({ root, path, isElement }: Place, classLike: ClassLike): boolean {
  return root.kind === 'instance' && root.classLike === classLike && !root.isStatic && path.length > 0 && !isElement;
}

/** A method of a field that releases: `this.socket.destroy()`, `clearInterval(this.timer)`. */
function isEndedBy(file: FileAnalysis, place: Place, enders: Parameters<FileAnalysis['teardowns']['isReached']>[1]): boolean {
  const [name] = place.path;
  return name !== undefined && (file.index.members.get(name) ?? []).some((member) => isReleased(member) && file.teardowns.isReached(member, enders));
}

const RELEASING = /^(?:clear(?:Interval|Timeout)|cancel\w*|.*(?:close|destroy|disconnect|end|free|kill|quit|release|shutdown|stop|terminate|unref)\w*)$/iu;

function isReleased(member: TSESTree.MemberExpression): boolean {
  for (let child: TSESTree.Node = member, node = findParent(member); node !== undefined; child = node, node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      return RELEASING.test(findCalleeName(node) ?? '');
    }
    if (node.type !== AST_NODE_TYPES.MemberExpression && node.type !== AST_NODE_TYPES.TSNonNullExpression && node.type !== AST_NODE_TYPES.ChainExpression && node.type !== AST_NODE_TYPES.AwaitExpression) {
      return false;
    }
    if (node.type === AST_NODE_TYPES.MemberExpression && node.object !== child) {
      return false;
    }
  }
  return false;
}

/** What the classes of a file open and keep in a field: what the catalogue names, and resources of the project. */
const collectCatalogued = weakMemo((file: FileAnalysis): readonly Opened[] =>
  collectObligations(file, protocols).flatMap(({ node: call, fate, protocol }) =>
    fate.kind === 'kept' && fate.place.root.kind === 'instance' && protocol.ends !== 'once' && (protocol.kind !== 'registration') ? [{ call, place: fate.place }] : [],
  ),
);

/** `this.connection = new Connection()`: what is called so is one, though its class is not seen. */
const collectNamed = weakMemo((file: FileAnalysis): readonly Opened[] =>
  [...file.index.calls].flatMap(([name, calls]) => (MAKER.test(name) ? calls : []).flatMap((call) => toNamed(file, name, call))),
);

function toNamed(file: FileAnalysis, name: string, call: AcquireNode): readonly Opened[] {
  const isMaker = call.type === AST_NODE_TYPES.NewExpression || !/^[A-Z]/u.test(name);
  const fate = isMaker ? file.fates.get(call, getReleaseForms(anyEnding)) : undefined;
  if (fate?.kind !== 'kept' || fate.place.root.kind !== 'instance') {
    return [];
  }
  return NOUN.test(name) || NOUN.test(fate.place.path.at(-1) ?? '') ? [{ call, place: fate.place }] : [];
}

/** The methods that open, where the constructor does not. */
function collectOpeners(file: FileAnalysis, classLike: ClassLike, call: AcquireNode): ReadonlySet<string> {
  const makers = classLike.members.get('constructor') ?? [];
  const fn = findEnclosingFunction(call);
  const isAtOnce = fn === undefined || !isWithin(fn, classLike.node) || file.teardowns.isReached(call, makers);
  if (isAtOnce) {
    return new Set();
  }
  const openers = [...classLike.members].filter(([, functions]) => file.teardowns.isReached(call, functions)).map(([name]) => name);
  return new Set([...openers, findMemberName(fn) ?? '']);
}
