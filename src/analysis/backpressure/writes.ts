/**
 * Writes whose answer nobody reads, where one source is faster than its sink.
 *
 * `write()` never refuses: what the sink cannot take yet it keeps in memory, and says so with `false`. A loop over a source, or a `'data'` listener, that
 * ignores the answer reads the source at full speed into that memory. Certain where the sink is known to be a stream and what is written comes with each
 * turn of a `for await`, of a loop that reads, or of a `'data'` event. Silent: writes with a callback, sinks that nobody knows, the terminal, and
 * files that wait for `'drain'`, or pause, anywhere.
 *
 * Example: `for await (const row of rows) { response.write(row); }` holds the whole table when the client is slow.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { pressureMembers, responseNames, writableMakers, writableTypes } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { isRequestHandler } from '../handlers.js';
import { collectHeldValues } from '../held-values.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isInstance } from '../receivers.js';
import { getShortText } from '../wording.js';

export type WriteKind = 'writtenInLoop' | 'writtenByListener' | 'pushedByListener';

/** What such a file contains. */
export const writeGate = /\.\s*(?:write|push)\s*\(|\bfor\s+await\b/u;

const RESPONSES: ReadonlySet<string> = new Set(responseNames);

type Write = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

export function collectWrites(file: FileAnalysis): readonly Finding<WriteKind>[] {
  const writes = [...(file.index.calls.get('write') ?? []), ...(file.index.calls.get('push') ?? [])].filter(isIgnored);
  return writes.length === 0 || mindsPressure(file) ? [] : writes.flatMap((write) => judge(file, write) ?? []);
}

/** A statement of its own, with nothing but the data. */
function isIgnored(call: AcquireNode): call is Write {
  const isStatement = call.parent.type === AST_NODE_TYPES.ExpressionStatement || (call.parent.type === AST_NODE_TYPES.ArrowFunctionExpression && call.parent.body === call);
  return isStatement && call.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.MemberExpression && call.arguments.length > 0 && !call.arguments.some((value) => isFunction(unwrap(value)));
}

/** Does the file wait for a sink anywhere? */
function mindsPressure({ index }: FileAnalysis): boolean {
  const waits = ['on', 'once'].flatMap((name) => index.calls.get(name) ?? []);
  const isWaiting = waits.some(({ arguments: values }) => values.some((value) => value.type === AST_NODE_TYPES.Literal && value.value === 'drain'));
  return isWaiting || pressureMembers.some((name) => index.members.has(name));
}

function judge(file: FileAnalysis, write: Write): Finding<WriteKind> | undefined {
  const isPush = findCalleeName(write) === 'push';
  const listener = findListener(file, write);
  if (isPush) {
    return listener !== undefined && isOwnPush(file, write) ? toFinding(file, write, 'pushedByListener', listener.source, []) : undefined;
  }
  if (!isSink(file, write.callee.object)) {
    return undefined;
  }
  if (listener !== undefined) {
    return toFinding(file, write, 'writtenByListener', listener.source, planPipe(file, write, listener.call));
  }
  const source = findFeed(file, write);
  return source === undefined ? undefined : toFinding(file, write, 'writtenInLoop', source, planPipeline(file, write));
}

interface Listener {
  readonly call: TSESTree.CallExpression;
  readonly source: TSESTree.Node;
}

/** `source.on('data', (chunk) => …)` around a write of what came. The error output of a process is small. */
function findListener(file: FileAnalysis, write: Write): Listener | undefined {
  const fn = findEnclosingFunction(write);
  const call = fn === undefined ? undefined : wrapped(fn).parent;
  if (fn === undefined || call?.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression || findPropertyName(call.callee) !== 'on') {
    return undefined;
  }
  const [event] = call.arguments;
  const source = call.callee.object;
  const isChunk = event?.type === AST_NODE_TYPES.Literal && event.value === 'data';
  return isChunk && !isTerminal(source) && carries(file, write, fn.params) && !isLimited(file, fn) ? { call, source } : undefined;
}

/** `if (written + chunk.length > limit)`: a listener that counts lets through only so much. */
function isLimited({ index }: FileAnalysis, fn: FunctionNode): boolean {
  return collectOwnNodes(index.sourceCode, fn).some((node) => node.type === AST_NODE_TYPES.BinaryExpression && /^[<>]/u.test(node.operator));
}

/** `process.stdin`, and what reports errors. */
function isTerminal(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const name = value.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(value) : undefined;
  const isOfProcess = value.type === AST_NODE_TYPES.MemberExpression && value.object.type === AST_NODE_TYPES.Identifier && value.object.name === 'process';
  return isOfProcess || name === 'stderr';
}

/** Does the write pass on what these bindings bring? */
function carries({ index }: FileAnalysis, write: Write, bindings: readonly TSESTree.Node[]): boolean {
  const variables = new Set(bindings.flatMap((binding) => collectOwnNodes(index.sourceCode, binding)).map((node) => index.findVariable(node)));
  const isBrought = (variable: Variable | undefined, depth: number): boolean => {
    if (variable === undefined || depth > 3) {
      return false;
    }
    return variables.has(variable) || variable.defs.some(({ node }) => node.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null && mentions(node.init, depth + 1));
  };
  const mentions = (node: TSESTree.Node, depth: number): boolean =>
    collectOwnNodes(index.sourceCode, node).some((part) => part.type === AST_NODE_TYPES.Identifier && isBrought(index.findVariable(part), depth));
  return write.arguments.some((value) => mentions(value, 0));
}

/** `this.push(chunk)` of a readable that is fed from outside its `read()`. */
function isOwnPush(file: FileAnalysis, { callee }: Write): boolean {
  const owner = callee.object.type === AST_NODE_TYPES.ThisExpression ? file.classLikes.findThisOwner(callee.object) : undefined;
  const base = owner === undefined ? undefined : collectHeldValues(file.index, { root: { kind: 'instance', ...owner }, path: [], isElement: false })[0];
  return base !== undefined && file.resolver.refersTo(base, [{ from: 'node:stream', name: 'Readable' }, { from: 'node:stream', name: 'Duplex' }]);
}

function isSink(file: FileAnalysis, node: TSESTree.Node): boolean {
  if (isTerminal(node)) {
    return false;
  }
  return writableTypes.some((type) => isInstance(file, node, type, [], () => false)) || isMadeSink(file, node) || isResponse(file, node);
}

/** A constant, a field, or the input of a process that holds one. */
function isMadeSink(file: FileAnalysis, node: TSESTree.Node): boolean {
  const place = file.places.find(node);
  const values = place === undefined || place.isElement ? [] : collectHeldValues(file.index, place);
  return values.length > 0 && values.every((value) => {
    const made = unwrap(value);
    return made.type === AST_NODE_TYPES.CallExpression && file.resolver.refersTo(made.callee, writableMakers);
  });
}

/** `res` of `(req, res) => …`. */
function isResponse(file: FileAnalysis, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const definition = value.type === AST_NODE_TYPES.Identifier && RESPONSES.has(value.name) ? file.index.findVariable(value)?.defs[0]?.node : undefined;
  return definition !== undefined && isFunction(definition) && isRequestHandler(file, definition) && file.seam.isOfType(node, writableTypes) !== 'no';
}

/** What feeds the loop around a write: the iterable of a `for await`, the call that each turn waits for, or the stream that each turn reads from. */
function findFeed(file: FileAnalysis, write: Write): TSESTree.Node | undefined {
  for (let node = findParent(write); node !== undefined && !isFunction(node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) {
      return carries(file, write, [node.left]) ? node.right : undefined;
    }
    if (node.type === AST_NODE_TYPES.WhileStatement || node.type === AST_NODE_TYPES.DoWhileStatement) {
      return findRead(file, node, write) ?? findReadInTest(file, node.test, write);
    }
  }
  return undefined;
}

/** `while ((chunk = source.read()) !== null)` of a `'readable'` listener. */
function findReadInTest(file: FileAnalysis, test: TSESTree.Node, write: Write): TSESTree.Node | undefined {
  for (const node of collectOwnNodes(file.index.sourceCode, test)) {
    const call = node.type === AST_NODE_TYPES.AssignmentExpression && carries(file, write, [node.left]) ? unwrap(node.right) : undefined;
    const callee = call?.type === AST_NODE_TYPES.CallExpression ? call.callee : undefined;
    if (callee?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(callee) === 'read' && !isTerminal(callee.object)) {
      return callee.object;
    }
  }
  return undefined;
}

/** `const { done, value } = await reader.read();` in the loop. */
function findRead(file: FileAnalysis, loop: TSESTree.Node, write: Write): TSESTree.Node | undefined {
  const reads = (file.index.calls.get('read') ?? []).filter((read) => isWithin(read, loop) && read.parent.type === AST_NODE_TYPES.AwaitExpression);
  const read = reads.find(({ parent }) => parent.parent?.type === AST_NODE_TYPES.VariableDeclarator && carries(file, write, [parent.parent.id]));
  return read;
}

/** `for await (const chunk of source) sink.write(chunk);` is a pipeline that does not wait. */
function planPipeline({ index: { sourceCode } }: FileAnalysis, write: Write): readonly PlannedRemedy[] {
  const statement = write.parent;
  const outer = statement.parent?.type === AST_NODE_TYPES.BlockStatement && statement.parent.body.length === 1 ? statement.parent.parent : statement.parent;
  const [value, ...others] = write.arguments;
  const binding = outer?.type === AST_NODE_TYPES.ForOfStatement && outer.left.type === AST_NODE_TYPES.VariableDeclaration ? outer.left.declarations[0].id : undefined;
  const isPassedOn = binding?.type === AST_NODE_TYPES.Identifier && value?.type === AST_NODE_TYPES.Identifier && value.name === binding.name && others.length === 0;
  if (!isPassedOn || outer?.type !== AST_NODE_TYPES.ForOfStatement || outer.parent.type !== AST_NODE_TYPES.BlockStatement) {
    return [];
  }
  const text = `await pipeline(${sourceCode.getText(outer.right)}, ${sourceCode.getText(write.callee.object)}, { end: false });`;
  return [{ remedy: { kind: 'correctText', node: outer, text, imports: [{ name: 'pipeline', from: 'node:stream/promises' }] }, isSafe: false }];
}

/** `source.on('data', (chunk) => sink.write(chunk))` is a pipe that does not wait; what ends the sink stays as it is. */
function planPipe({ index: { sourceCode } }: FileAnalysis, write: Write, call: TSESTree.CallExpression): readonly PlannedRemedy[] {
  const fn = findEnclosingFunction(write);
  const isAlone = fn !== undefined && (fn.body === write || isOnlyStatement(fn, write));
  const [parameter] = fn?.params ?? [];
  const [value, ...others] = write.arguments;
  const isPassedOn = parameter?.type === AST_NODE_TYPES.Identifier && value?.type === AST_NODE_TYPES.Identifier && value.name === parameter.name && others.length === 0;
  const { callee } = call;
  return isAlone && isPassedOn && call.parent.type === AST_NODE_TYPES.ExpressionStatement && callee.type === AST_NODE_TYPES.MemberExpression
    ? [{ remedy: { kind: 'correctText', node: call, text: `${sourceCode.getText(callee.object)}.pipe(${sourceCode.getText(write.callee.object)}, { end: false })` }, isSafe: false }]
    : [];
}

function isOnlyStatement({ body }: FunctionNode, write: Write): boolean {
  return body.type === AST_NODE_TYPES.BlockStatement && body.body.length === 1 && write.parent === body.body[0];
}

function toFinding(file: FileAnalysis, write: Write, kind: WriteKind, source: TSESTree.Node, remedies: readonly PlannedRemedy[]): Finding<WriteKind> {
  const words = { write: `${getShortText(file, write.callee)}()`, sink: getShortText(file, write.callee.object), source: getShortText(file, source), waiting: kind === 'writtenInLoop' ? '`pipeline()`' : '`pipe()`', other: 'sink' };
  return { kind, node: write, certainty: 'definite', words, remedies, write: (handle) => handle };
}
