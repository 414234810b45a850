/**
 * Does the subject ever emit that a `takeUntil()` waits for?
 *
 * Only a subject that the class makes and that nobody else can reach has an answer: a mention that is not understood, a subclass, or a field that others
 * may use in a class that nobody but its makers knows, is unknown. `complete()` alone fires nothing: `takeUntil()` waits for a value.
 *
 * Example: `private destroy$ = new Subject<void>()` with no `this.destroy$.next()` in the class is `'silent'`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../../ast/class-node.js';
import { isWithin } from '../../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { notifierNamePattern, streamModules } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { collectFieldValues } from './field-values.js';

/** A subject in a field of a class. */
export interface Notifier {
  readonly owner: ClassNode;
  readonly field: string;
  readonly construction: TSESTree.NewExpression;
}

export type Firing =
  /** Nothing makes it emit. */
  | { readonly kind: 'silent' }
  /** It is completed, or closed, and never emits. */
  | { readonly kind: 'completed'; readonly at: TSESTree.Node }
  | { readonly kind: 'fired'; readonly at: readonly TSESTree.Node[] }
  | { readonly kind: 'unknown' };

const READS: ReadonlySet<string> = new Set(['pipe', 'asObservable', 'subscribe', 'closed', 'observed', 'observers', 'isStopped', 'toPromise', 'forEach']);
const FIRES: ReadonlySet<string> = new Set(['next', 'emit', 'error']);
const ENDS: ReadonlySet<string> = new Set(['complete', 'unsubscribe']);
const NAMED = new RegExp(notifierNamePattern, 'iu');

/** The subject that an expression denotes: `this.destroy$`. */
export function findNotifier(file: FileAnalysis, node: TSESTree.Node | undefined): Notifier | undefined {
  const expression = node === undefined ? undefined : unwrap(node);
  if (expression?.type !== AST_NODE_TYPES.MemberExpression || unwrap(expression.object).type !== AST_NODE_TYPES.ThisExpression) {
    return undefined;
  }
  const owner = findThisClass(expression.object);
  const field = findPropertyName(expression);
  if (owner === undefined || field === undefined) {
    return undefined;
  }
  const values = collectFieldValues(file, owner, field).map(unwrap);
  const [construction] = values;
  const isSubject =
    construction?.type === AST_NODE_TYPES.NewExpression && /^(?:Subject|ReplaySubject|EventEmitter)$/u.test(findCalleeName(construction) ?? '');
  return isSubject && values.length === 1 ? { owner, field, construction } : undefined;
}

/** What `next()` is given so that it type-checks: nothing, `true`, `undefined`; no answer where only the author knows. */
export function findValueText({ owner, field, construction }: Notifier, isTypeScript: boolean): string | undefined {
  const member = owner.body.body.find((candidate) => candidate.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(candidate) === field);
  const declared = member?.type === AST_NODE_TYPES.PropertyDefinition ? member.typeAnnotation?.typeAnnotation : undefined;
  const written = construction.typeArguments ?? (declared?.type === AST_NODE_TYPES.TSTypeReference ? declared.typeArguments : undefined);
  switch (written?.params[0]?.type) {
    case AST_NODE_TYPES.TSVoidKeyword:
      return '';
    case AST_NODE_TYPES.TSBooleanKeyword:
      return 'true';
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
      return 'undefined';
    case undefined:
      return isTypeScript ? 'undefined' : '';
    default:
      return undefined;
  }
}

/** Is it called like what says that its owner is gone? */
export function saysOwnerIsGone({ field }: Notifier): boolean {
  return NAMED.test(field);
}

export function getFiring(file: FileAnalysis, { owner, field }: Notifier): Firing {
  if (file.index.patterns.has(field)) {
    return { kind: 'unknown' };
  }
  const fires: TSESTree.Node[] = [];
  const ends: TSESTree.Node[] = [];
  for (const member of file.index.members.get(field) ?? []) {
    const owned = findThisClass(member.object) === owner && member.object.type === AST_NODE_TYPES.ThisExpression;
    const use = classify(file, member);
    if (use === 'unknown' || (!owned && use !== 'read')) {
      return { kind: 'unknown' };
    }
    if (use === 'fires' || use === 'ends') {
      (use === 'fires' ? fires : ends).push(member);
    }
  }
  if (fires.length > 0) {
    return { kind: 'fired', at: fires };
  }
  const [end] = ends;
  return end === undefined ? { kind: 'silent' } : { kind: 'completed', at: end };
}

type Use = 'read' | 'fires' | 'ends' | 'unknown';

function classify(file: FileAnalysis, member: TSESTree.MemberExpression): Use {
  const node = wrapped(member);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node ? classifyMember(findPropertyName(parent) ?? '') : 'unknown';
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node ? 'read' : 'unknown';
    case AST_NODE_TYPES.CallExpression:
      return classifyArgument(file, node, parent);
    case AST_NODE_TYPES.ArrayExpression:
      return classifyArgument(file, parent, parent.parent);
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.UnaryExpression:
      return 'read';
    default:
      return 'unknown';
  }
}

function classifyMember(name: string): Use {
  if (READS.has(name)) {
    return 'read';
  }
  if (FIRES.has(name)) {
    return 'fires';
  }
  return ENDS.has(name) ? 'ends' : 'unknown';
}

/** `takeUntil(this.destroy$)`, `merge(this.destroy$, this.closed$)`. */
function classifyArgument(file: FileAnalysis, node: TSESTree.Node, call: TSESTree.Node): Use {
  return call.type === AST_NODE_TYPES.CallExpression && call.callee !== node && isStreamFunction(file, call) ? 'read' : 'unknown';
}

function isStreamFunction(file: FileAnalysis, { callee }: TSESTree.CallExpression): boolean {
  const symbol = file.resolver.resolve(callee);
  return symbol.kind === 'symbol' && streamModules.includes(symbol.from);
}

/** Can only the class itself make it emit? `isView`: a framework's class, which nobody else constructs. */
export function isReachedByClassOnly(file: FileAnalysis, { owner, field }: Notifier, isView: boolean): boolean {
  const member = owner.body.body.find((candidate) => candidate.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(candidate) === field);
  if (member?.type !== AST_NODE_TYPES.PropertyDefinition || member.decorators.length > 0 || hasSubclass(file, owner)) {
    return false;
  }
  const isPrivate = member.accessibility === 'private' || field.startsWith('#');
  return isPrivate || (isView && owner.superClass === null && !owner.abstract);
}

function hasSubclass(file: FileAnalysis, owner: ClassNode): boolean {
  const name = owner.id;
  const variable = name === null ? undefined : file.index.findVariable(name);
  return (variable?.references ?? []).some(({ identifier }) => isClass(identifier.parent) && identifier.parent.superClass === identifier);
}

/** Does code of the class that runs at the end of its life make it emit? */
export function isFiredFrom(file: FileAnalysis, { owner }: Notifier, fires: readonly TSESTree.Node[]): boolean {
  const classLike = file.classLikes.getOf(owner);
  const teardowns = file.teardowns.collect({ kind: 'instance', classLike });
  return fires.some((node) => isWithin(node, owner) && file.teardowns.isReached(node, teardowns));
}
