/**
 * Abort listeners of a file whose function is known, and what ends them.
 *
 * A listener counts only on what is certainly a signal: by its type, its name, or because the file reads `aborted` of it. One whose function goes
 * where this analysis does not follow has an unknown end, and so has one with options that are not written out.
 *
 * Example: `signal.addEventListener('abort', onAbort)` with `signal.removeEventListener('abort', onAbort)` in a closure is `'removed'` there.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findLastName, findPropertyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { deferringCalls, signalListenerVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';
import { isSameRoot } from '../places.js';

export interface AbortListener {
  readonly call: TSESTree.CallExpression;
  readonly signal: TSESTree.Expression;
  /** The second argument. */
  readonly handler: TSESTree.Node;
  readonly fn: FunctionNode;
  /** The variable that holds the function, where it has a name. */
  readonly variable: Variable | undefined;
  /** True where `{ signal }` could be given, too. */
  readonly isEventTarget: boolean;
}

export type ListenerEnd =
  /** Nothing of this file ends it but the abort. */
  | { readonly kind: 'none' }
  | { readonly kind: 'removed'; readonly at: readonly TSESTree.CallExpression[] }
  | { readonly kind: 'unknown' };

const REMOVERS: ReadonlySet<string> = new Set(signalListenerVerbs.remove);
const ADD_ABORT_LISTENER = [{ from: 'node:events', name: 'addAbortListener' }];

/** Calls that keep a function for a time of their own and give nobody else the listener. */
const NEUTRAL: ReadonlySet<string> = new Set([...signalListenerVerbs.add, ...deferringCalls]);

export function collectAbortListeners(file: FileAnalysis): readonly AbortListener[] {
  const added = signalListenerVerbs.add.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((call) => findOfMethod(file, call) ?? []);
  const given = (file.index.calls.get('addAbortListener') ?? []).flatMap((call) => findOfFunction(file, call) ?? []);
  return [...added, ...given];
}

function findOfMethod(file: FileAnalysis, call: AcquireNode): AbortListener | undefined {
  const [event, handler, options] = call.arguments;
  const callee = unwrap(call.callee);
  if (call.type !== AST_NODE_TYPES.CallExpression || callee.type !== AST_NODE_TYPES.MemberExpression || findStaticString(event) !== 'abort') {
    return undefined;
  }
  return isSignal(file, callee.object) && !mayHaveSignal(file, options)
    ? create(file, call, callee.object, handler, findPropertyName(callee) === 'addEventListener')
    : undefined;
}

/** `addAbortListener(signal, onAbort)`, whose result nobody reads: it alone removes. */
function findOfFunction(file: FileAnalysis, call: AcquireNode): AbortListener | undefined {
  const [signal, handler] = call.arguments;
  if (call.type !== AST_NODE_TYPES.CallExpression || signal === undefined || signal.type === AST_NODE_TYPES.SpreadElement || !isUnread(file, call)) {
    return undefined;
  }
  return file.resolver.refersTo(call.callee, ADD_ABORT_LISTENER) ? create(file, call, signal, handler, false) : undefined;
}

/** Dropped, or kept in a constant that nothing reads; `using` reads it at the end of the block. */
function isUnread({ index, exported }: FileAnalysis, call: TSESTree.Node): boolean {
  const { parent } = wrapped(call);
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator) {
    return parent?.type === AST_NODE_TYPES.ExpressionStatement;
  }
  const isPlain = parent.parent.kind !== 'using' && parent.parent.kind !== 'await using' && parent.id.type === AST_NODE_TYPES.Identifier;
  const variable = index.findVariable(parent.id);
  return isPlain && variable !== undefined && !variable.references.some((reference) => reference.isRead()) && !exported.isVariableExported(variable);
}

function create(
  file: FileAnalysis,
  call: TSESTree.CallExpression,
  signal: TSESTree.Expression,
  handler: TSESTree.Node | undefined,
  isEventTarget: boolean,
): AbortListener | undefined {
  const fn = handler && findHandlerFunction(file, handler);
  if (handler === undefined || fn === undefined) {
    return undefined;
  }
  const variable = handler.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(handler) : undefined;
  return { call, signal, handler, fn, variable, isEventTarget };
}

/** The function that runs: also the only one that a variable declared without a value gets. */
function findHandlerFunction(file: FileAnalysis, handler: TSESTree.Node): FunctionNode | undefined {
  const fn = file.functions.findFunction(handler);
  const variable = fn === undefined && handler.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(handler) : undefined;
  const written = variable?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? [];
  const [only] = written;
  return fn ?? (written.length === 1 && only !== undefined ? file.functions.findFunction(only) : undefined);
}

const SIGNAL_TYPE = [{ from: 'global', name: 'AbortSignal' }];

export function isSignal(file: FileAnalysis, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  const name = (findLastName(node) ?? '');
  const answer = file.seam.isOfType(value, SIGNAL_TYPE);
  if (answer !== 'unknown') {
    return answer === 'yes' || /signal$/iu.test(name);
  }
  return /signal$/iu.test(name) || (name !== '' && isReadAsSignal(file, node));
}

/** `cancellation.aborted` somewhere. */
function isReadAsSignal(file: FileAnalysis, node: TSESTree.Node): boolean {
  const place = file.places.find(node);
  return ['aborted', 'throwIfAborted'].some((member) =>
    (file.index.members.get(member) ?? []).some(({ object }) => {
      const other = file.places.find(object);
      return place !== undefined && other !== undefined && other.path.join('.') === place.path.join('.') && isSameRoot(place.root, other.root);
    }),
  );
}

/** `{ signal: other }`, or options that may have it. */
function mayHaveSignal(file: FileAnalysis, argument: TSESTree.Node | undefined): boolean {
  if (argument === undefined || argument.type === AST_NODE_TYPES.Literal) {
    return false;
  }
  const options = argument.type === AST_NODE_TYPES.Identifier ? findInitializer(file, argument) : argument;
  return (
    options?.type !== AST_NODE_TYPES.ObjectExpression ||
    options.properties.some((property) => property.type !== AST_NODE_TYPES.Property || !/^(?:once|passive|capture)$/u.test(findKeyName(property) ?? ''))
  );
}

function findInitializer(file: FileAnalysis, name: TSESTree.Node): TSESTree.Node | undefined {
  const definition = file.index.findVariable(name)?.defs[0]?.node;
  return definition?.type === AST_NODE_TYPES.VariableDeclarator ? unwrap(definition.init ?? definition) : undefined;
}

export function findEnd(file: FileAnalysis, listener: AbortListener): ListenerEnd {
  const { variable, handler, signal } = listener;
  if ((file.index.calls.get('removeAllListeners') ?? []).some((call) => isOn(file, call, signal))) {
    return { kind: 'unknown' };
  }
  const mentions = variable === undefined ? findMemberMentions(file, handler) : variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  if (mentions === undefined) {
    return handler.type === AST_NODE_TYPES.MemberExpression ? { kind: 'unknown' } : { kind: 'none' };
  }
  const uses = mentions.map(classify);
  if (uses.includes('handed')) {
    return { kind: 'unknown' };
  }
  const at = uses.filter((use) => typeof use === 'object');
  return at.length === 0 ? { kind: 'none' } : { kind: 'removed', at };
}

/** `this.onAbort`, wherever it is read: `this.onAbort = this.onAbort.bind(this)` reads it for itself. */
function findMemberMentions({ index }: FileAnalysis, handler: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const isOfThis = handler.type === AST_NODE_TYPES.MemberExpression && handler.object.type === AST_NODE_TYPES.ThisExpression;
  const name = isOfThis ? findPropertyName(handler) : undefined;
  return name === undefined ? undefined : (index.members.get(name) ?? []).filter(({ parent }) => !isBinding(parent, name));
}

function isBinding(parent: TSESTree.Node, name: string): boolean {
  const isStore = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent.left) === name;
  return isStore || (parent.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === 'bind');
}

function isOn(file: FileAnalysis, { callee }: AcquireNode, signal: TSESTree.Node): boolean {
  const { sourceCode } = file.index;
  const member = unwrap(callee);
  return member.type === AST_NODE_TYPES.MemberExpression && sourceCode.getText(unwrap(member.object)) === sourceCode.getText(unwrap(signal));
}

/** What one mention of the function's name does with it: a removal is its call. */
function classify(identifier: TSESTree.Node): 'neutral' | 'handed' | TSESTree.CallExpression {
  const node = wrapped(identifier);
  const { parent } = node;
  if (parent?.type !== AST_NODE_TYPES.CallExpression) {
    return parent?.type === AST_NODE_TYPES.UnaryExpression || isTest(parent, node) ? 'neutral' : 'handed';
  }
  const name = findCalleeName(parent) ?? '';
  if (parent.callee === node || NEUTRAL.has(name)) {
    return 'neutral';
  }
  if (REMOVERS.has(name)) {
    return (findStaticString(parent.arguments[0]) ?? 'abort') === 'abort' ? parent : 'neutral';
  }
  return name === 'addAbortListener' ? 'neutral' : 'handed';
}

/** `if (onAbort)`, `onAbort && …`. */
function isTest(parent: TSESTree.Node | undefined, node: TSESTree.Node): boolean {
  return (
    (parent?.type === AST_NODE_TYPES.IfStatement && parent.test === node) ||
    (parent?.type === AST_NODE_TYPES.LogicalExpression && parent.left === node) ||
    parent?.type === AST_NODE_TYPES.BinaryExpression
  );
}
