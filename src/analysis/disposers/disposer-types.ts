/**
 * Is a value a disposer by its class or its type, and how is it released?
 *
 * A class of this file is one when its teardown releases something, or when its base keeps removers and it gives it some. Of a class in another
 * file the types tell: a member `dispose` is meant to be called by whoever made the object.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../../ast/class-node.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { disposableBasePattern, disposableEventPattern, emitterNamePattern, removerVerbs, teardownNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Removal } from '../../types/seam.js';
import { tearDownHooks } from '../framework-tables.js';
import { findMemberName } from '../multiplicity.js';
import { collectProfiles } from './profile.js';
import type { Site } from './sites.js';

export interface DisposerType {
  readonly method: string;
  /** `'class'`: its body is in this file. */
  readonly by: 'class' | 'type';
}

const CONVENTIONAL: ReadonlySet<string> = new Set(teardownNames);
const BASE = new RegExp(disposableBasePattern, 'u');
const DISPOSABLE_EVENT = new RegExp(disposableEventPattern, 'u');

const EMITTER = new RegExp(emitterNamePattern, 'u');
const REMOVER_VERBS: ReadonlySet<string> = new Set(removerVerbs);

/** Methods of other files that only mean "release me". */
const TYPED_METHODS = ['dispose', '[Symbol.dispose]'];

export function findDisposerType(file: FileAnalysis, { call, name }: Site): DisposerType | undefined {
  const definition = findClass(file, call.callee);
  if (definition !== undefined) {
    const method = findOwnMethod(file, definition);
    return method === undefined ? undefined : { method, by: 'class' };
  }
  const method = EMITTER.test(name) ? undefined : TYPED_METHODS.find((member) => file.seam.hasMember(call, member) === 'yes');
  return method === undefined ? undefined : { method, by: 'type' };
}

/** How the event's remover is used, by its type. */
export function findRemoval({ seam }: FileAnalysis, { call }: Pick<Site, 'call'>): Removal {
  return seam.removal(call, REMOVER_VERBS);
}

/** Does the event give back its remover, by its type or by the convention of its name? */
export function isDisposableEvent(file: FileAnalysis, { call, name }: Site): boolean {
  const hasDispose = file.seam.hasMember(call, 'dispose');
  const { kind } = hasDispose === 'yes' ? { kind: 'method' } : findRemoval(file, { call });
  return kind === 'call' || kind === 'method' || (hasDispose === 'unknown' && DISPOSABLE_EVENT.test(name));
}

/** Do the types say that nothing comes back that could release? */
export function isNoDisposer({ seam }: FileAnalysis, call: TSESTree.Node): boolean {
  return seam.isCallable(call) === 'no' && ['dispose', 'unsubscribe', '[Symbol.dispose]', 'destroy', 'close', 'off', 'remove'].every((name) => seam.hasMember(call, name) === 'no');
}

export function findClass(file: FileAnalysis, callee: TSESTree.Node): ClassNode | undefined {
  const symbol = file.resolver.resolve(unwrap(callee));
  const definition = symbol.kind === 'local' ? symbol.definition : undefined;
  return isClass(definition) ? definition : undefined;
}

/** The method that ends an instance of a class, where it releases something. */
function findOwnMethod(file: FileAnalysis, node: ClassNode): string | undefined {
  const classLike = file.classLikes.getOf(node);
  const owner = { kind: 'instance', classLike } as const;
  const [writable] = file.teardowns.collectFinal(owner).filter((fn) => {
    const sibling = file.teardowns.findSibling(fn);
    return sibling !== undefined && !isOfGiven(node, sibling);
  });
  const name = writable && findMemberName(writable);
  if (name !== undefined) {
    // A controller's `hostDisconnected()` is the framework's to call.
    return tearDownHooks.has(name) && !CONVENTIONAL.has(name) ? undefined : name;
  }
  const base = node.superClass === null ? '' : getText(file, node.superClass);
  const keeps = collectProfiles(file).some(({ owner: other, entries }) => other === node && entries.some(({ keeping }) => keeping !== undefined));
  return BASE.test(base) && keeps ? 'dispose' : undefined;
}

/** `this.client.disconnect()` of `constructor(private readonly client: Client)`: a part that ends its owner holds nothing itself. */
function isOfGiven({ body }: ClassNode, { callee }: TSESTree.CallExpression): boolean {
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const name = object?.type === AST_NODE_TYPES.MemberExpression && object.object.type === AST_NODE_TYPES.ThisExpression ? findPropertyName(object) : undefined;
  const parameters = body.body.flatMap((member) => (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor' ? member.value.params : []));
  return parameters.some((parameter) => parameter.type === AST_NODE_TYPES.TSParameterProperty && parameter.parameter.type === AST_NODE_TYPES.Identifier && parameter.parameter.name === name);
}

function getText({ index }: FileAnalysis, node: TSESTree.Node): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : index.sourceCode.getText(node);
}
