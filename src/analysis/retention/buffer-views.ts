/**
 * Small views that keep a big buffer.
 *
 * `subarray()`, a Node `slice()`, a `DataView` and the like share the memory of what they are made of: whoever keeps sixteen bytes keeps the file, or the
 * slab of the socket's pool, that they stand in. Certain where the view has a length of its own that the text says, its buffer was read whole or came
 * with an event, and the keeper lives as long as the process. Likely where the keeper is an instance, or the buffer a parameter. Silent: views of unknown
 * length, keepers that the file takes from again, and all that is copied on the way.
 *
 * Example: `socket.on('data', (chunk) => { tokens.set(id, chunk.subarray(0, 16)); })` keeps each chunk whole.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { bufferTypes, chunkEvents, chunkNames, viewConstructors, wholeBufferMakers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { AcquireNode, Certainty, Place, Variable } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isReassigned, isSamePlace } from '../places.js';
import { isInstance } from '../receivers.js';
import { collectStores, type Store } from '../stores.js';
import { getShortText } from '../wording.js';

export type BufferViewKind = 'viewKept';

/** What such a file contains. */
export const bufferViewGate = /\b(?:subarray|slice|DataView|byteOffset)\b|\bBuffer\s*\.\s*from\b|\.buffer\b/u;

const VIEWS: ReadonlySet<string> = new Set(viewConstructors);
const WHOLE: ReadonlySet<string> = new Set(wholeBufferMakers);
const CHUNK_EVENTS: ReadonlySet<string> = new Set(chunkEvents);
const CHUNK_NAMES: ReadonlySet<string> = new Set(chunkNames);

/** Above that a copy costs about as much as the rest of the buffer. */
const SMALL = 1024;
const TAKING: ReadonlySet<string> = new Set(['delete', 'clear', 'shift', 'pop', 'splice']);

/** How big the buffer behind a view is. */
type Size = 'whole' | 'given' | 'unknown';

interface View {
  readonly node: AcquireNode;
  /** What the view is a part of. */
  readonly base: TSESTree.Node;
  readonly length: number;
}

export function collectBufferViews(file: FileAnalysis): readonly Finding<BufferViewKind>[] {
  const names = ['subarray', 'slice', 'from', ...VIEWS];
  return names.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((node) => judge(file, node) ?? []);
}

function judge(file: FileAnalysis, node: AcquireNode): Finding<BufferViewKind> | undefined {
  const view = findView(file, node);
  const size = view === undefined ? 'unknown' : getSize(file, view.base);
  if (view === undefined || size === 'unknown') {
    return undefined;
  }
  const store = collectStores(file, node).find((candidate) => isKept(file, candidate, view));
  if (store === undefined) {
    return undefined;
  }
  const certainty: Certainty = store.life === 'process' && size === 'whole' ? 'definite' : 'likely';
  const words = { view: getShortText(file, node), base: getShortText(file, view.base), keeper: getShortText(file, store.keeper), length: view.length };
  return { kind: 'viewKept', node, certainty, words, remedies: planCopy(file, view), write: (handle) => handle };
}

function findView(file: FileAnalysis, node: AcquireNode): View | undefined {
  const callee = unwrap(node.callee);
  const [first, second, third] = node.arguments;
  if (node.type === AST_NODE_TYPES.NewExpression) {
    return callee.type === AST_NODE_TYPES.Identifier && VIEWS.has(callee.name) ? toView(file, node, first, second, third) : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const name = findPropertyName(callee);
  if (name === 'from') {
    return file.resolver.refersTo(callee.object, bufferTypes) ? toView(file, node, first, second, third) : undefined;
  }
  const length = first === undefined || second === undefined ? undefined : findSpan(file, first, second);
  // Most slices are of texts and arrays: the checker is asked last.
  return length === undefined || length > SMALL || length <= 0 || !(name === 'subarray' || isBuffer(file, callee.object)) ? undefined : { node, base: callee.object, length };
}

/** `new DataView(buffer, offset, 4)`: without an offset it is a view of the whole. */
function toView(file: FileAnalysis, node: AcquireNode, base: TSESTree.Node | undefined, offset: TSESTree.Node | undefined, size: TSESTree.Node | undefined): View | undefined {
  const length = size === undefined ? undefined : findNumber(file, size);
  return base === undefined || offset === undefined || length === undefined || length > SMALL ? undefined : { node, base, length };
}

/** `(4, 20)` is 16 long, and so is `(at, at + 16)`. */
function findSpan(file: FileAnalysis, start: TSESTree.Node, end: TSESTree.Node): number | undefined {
  const [from, to] = [findNumber(file, start), findNumber(file, end)];
  if (from !== undefined && to !== undefined) {
    return from >= 0 && to >= 0 ? to - from : undefined;
  }
  const sum = unwrap(end);
  const isSum = sum.type === AST_NODE_TYPES.BinaryExpression && sum.operator === '+' && getText(file, sum.left) === getText(file, start);
  return isSum ? findNumber(file, sum.right) : undefined;
}

function getText(file: FileAnalysis, node: TSESTree.Node): string {
  return file.index.sourceCode.getText(node);
}

/** A number in the text, or a constant that is one. */
function findNumber(file: FileAnalysis, node: TSESTree.Node): number | undefined {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.Literal) {
    return typeof value.value === 'number' ? value.value : undefined;
  }
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  const definition = variable === undefined || isReassigned(variable) ? undefined : variable.defs[0]?.node;
  const init = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : undefined;
  return init?.type === AST_NODE_TYPES.Literal && typeof init.value === 'number' ? init.value : undefined;
}

function isBuffer(file: FileAnalysis, node: TSESTree.Node): boolean {
  if (bufferTypes.some((type) => isInstance(file, node, type, [], () => false))) {
    return true;
  }
  const isOther = file.seam.isOfType(node, bufferTypes) === 'no';
  return !isOther && isBufferByOrigin(file, node);
}

/** What `readFileSync()` gives without an encoding. */
function isBufferByOrigin(file: FileAnalysis, node: TSESTree.Node): boolean {
  const origin = findOrigin(file, node);
  return origin?.kind === 'call' && isWholeBytes(file, origin.call) && findCalleeName(origin.call) !== 'arrayBuffer';
}

type Origin =
  | { readonly kind: 'call'; readonly call: AcquireNode }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** Where a buffer comes from: the call that made the constant, the event that brought it, or the caller. */
function findOrigin(file: FileAnalysis, node: TSESTree.Node): Origin | undefined {
  const value = unwrap(node);
  const inner = value.type === AST_NODE_TYPES.AwaitExpression ? unwrap(value.argument) : value;
  if (inner.type === AST_NODE_TYPES.CallExpression) {
    return { kind: 'call', call: inner };
  }
  if (inner.type === AST_NODE_TYPES.MemberExpression && findPropertyName(inner) === 'buffer') {
    return findOrigin(file, inner.object);
  }
  const variable = inner.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(inner) : undefined;
  return variable === undefined || isReassigned(variable) ? undefined : findOriginOfVariable(file, variable);
}

function findOriginOfVariable(file: FileAnalysis, { defs: [definition] }: Variable): Origin | undefined {
  const node = definition?.node;
  if (node?.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null && node.id.type === AST_NODE_TYPES.Identifier) {
    return findOrigin(file, node.init);
  }
  if (definition?.type !== TSESLint.Scope.DefinitionType.Parameter || node === undefined || !isFunction(node) || definition.name.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const call = wrapped(node).parent;
  const event = call?.type === AST_NODE_TYPES.CallExpression && node.params[0] === definition.name ? call.arguments[0] : undefined;
  return event?.type === AST_NODE_TYPES.Literal && CHUNK_EVENTS.has(String(event.value)) ? { kind: 'event', event: String(event.value) } : { kind: 'parameter', name: definition.name.name };
}

function getSize(file: FileAnalysis, base: TSESTree.Node): Size {
  const origin = findOrigin(file, base);
  switch (origin?.kind) {
    case 'call':
      return isWholeBytes(file, origin.call) ? 'whole' : 'unknown';
    case 'event':
      return 'whole';
    case 'parameter':
      return CHUNK_NAMES.has(origin.name) ? 'given' : 'unknown';
    default:
      return 'unknown';
  }
}

/** `readFileSync(path)`, `Buffer.concat(chunks)`, `response.arrayBuffer()`. */
function isWholeBytes(file: FileAnalysis, call: AcquireNode): boolean {
  const name = findCalleeName(call) ?? '';
  if (name === 'concat') {
    return call.callee.type === AST_NODE_TYPES.MemberExpression && file.resolver.refersTo(call.callee.object, bufferTypes);
  }
  return WHOLE.has(name) && (name === 'arrayBuffer' || call.arguments.length === 1);
}

/** Does the keeper live longer than the buffer, and is nothing ever taken from it? */
function isKept(file: FileAnalysis, { life, place, isElement }: Store, { base }: View): boolean {
  const source = file.places.find(base);
  const isOwnPart = source !== undefined && isSamePlace(source, place);
  return (life === 'process' || life === 'instance') && !isOwnPart && !isTakenFrom(file, place, isElement);
}

function isTakenFrom(file: FileAnalysis, place: Place, isElement: boolean): boolean {
  const taken = [...TAKING].flatMap((name) => file.index.members.get(name) ?? []);
  if (taken.some(({ object }) => isPlaceOf(file, object, place))) {
    return true;
  }
  const stores = collectMentions(file, place).filter((node) => {
    const { parent } = wrapped(node);
    return (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node && findEnclosingFunction(node) !== undefined) || (parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete');
  });
  return stores.length > (isElement ? 0 : 1);
}

function isPlaceOf(file: FileAnalysis, node: TSESTree.Node, place: Place): boolean {
  const other = file.places.find(node);
  return other !== undefined && isSamePlace({ ...other, isElement: false }, { ...place, isElement: false });
}

function collectMentions(file: FileAnalysis, { root, path }: Place): readonly TSESTree.Node[] {
  const name = path.at(-1);
  if (name !== undefined) {
    return (file.index.members.get(name) ?? []).filter((member) => isPlaceOf(file, member, { root, path, isElement: false }));
  }
  return root.kind === 'variable' ? root.variable.references.map(({ identifier }) => identifier) : [];
}

/** `Buffer.from(chunk.subarray(0, 16))` has memory of its own. A stream brings Node's buffers. */
function planCopy(file: FileAnalysis, { node, base }: View): readonly PlannedRemedy[] {
  const name = findCalleeName(node);
  const origin = findOrigin(file, base);
  const isPart = name === 'subarray' || name === 'slice';
  const isBytes = name === 'from' || (isPart && (isBuffer(file, base) || (origin?.kind === 'event' && origin.event === 'data')));
  return isBytes ? [{ remedy: { kind: 'wrapInCall', node, callee: 'Buffer.from' }, isSafe: false }] : [];
}
