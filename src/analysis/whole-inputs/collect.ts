/**
 * Inputs that are read as a whole and then only passed on, or that nobody limits.
 *
 * The body of a request is as big as the client likes: whoever collects its chunks without counting holds all of it. A download that is written to a file,
 * and a file that is sent, need no more than a chunk at a time. Certain where the source is a request, a response of `fetch()`, or a file whose path comes with the
 * request, and nothing is done with the content on the way. Silent: code that compares a size, and content that is read by the code.
 *
 * Example: `for await (const chunk of req) { chunks.push(chunk); }` without a limit keeps whatever comes.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { fileReaders, fileStreamWriters, fileWriters, incomingNames, incomingTypes, responseNames, sendingNames, wholeBodyReaders, wholeConsumers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { findHandler, isRequestHandler } from '../handlers.js';
import type { AcquireNode, FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isReassigned } from '../places.js';
import { getFunctionText, getShortText } from '../wording.js';

export type WholeInputKind = 'bodyUnlimited' | 'downloadWhole' | 'fileSentWhole' | 'forwardedWhole' | 'linesWhole';

/** What such a file contains. */
export const wholeInputGate = /\bfor\s+await\b|\bon\(\s*['"]data['"]|\bfetch\b|\breadFile|\bfromAsync\b|\bconsumers\b/u;

const INCOMING: ReadonlySet<string> = new Set(incomingNames);
const RESPONSES: ReadonlySet<string> = new Set(responseNames);
const SENDING: ReadonlySet<string> = new Set(sendingNames);

export function collectWholeInputs(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return [...collectLoops(file), ...collectListeners(file), ...collectAtOnce(file), ...collectDownloads(file), ...collectForwarded(file), ...collectSent(file), ...collectLines(file)];
}

/** `for await (const chunk of req) chunks.push(chunk);` */
function collectLoops(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  const puts = [...(file.index.calls.get('push') ?? [])];
  const loops = new Set(puts.flatMap((put) => findLoop(put) ?? []));
  return [...loops].flatMap((loop) => judgeBody(file, loop, loop.right, [loop.left]));
}

function findLoop(node: TSESTree.Node): TSESTree.ForOfStatement | undefined {
  for (let current = findParent(node); current !== undefined && !isFunction(current); current = findParent(current)) {
    if (current.type === AST_NODE_TYPES.ForOfStatement) {
      return current.await ? current : undefined;
    }
  }
  return undefined;
}

/** `req.on('data', (chunk) => { chunks.push(chunk); })`, and the same with a text. */
function collectListeners(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return (file.index.calls.get('on') ?? []).flatMap((call) => {
    const [event, listener] = call.arguments;
    const callee = unwrap(call.callee);
    const fn = listener && unwrap(listener);
    const isChunk = event?.type === AST_NODE_TYPES.Literal && event.value === 'data';
    return isChunk && fn !== undefined && isFunction(fn) && callee.type === AST_NODE_TYPES.MemberExpression ? judgeBody(file, fn, callee.object, fn.params, call) : [];
  });
}

/** `Array.fromAsync(req)`, and `buffer(req)` of `node:stream/consumers`. */
function collectAtOnce(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  const names = new Set(wholeConsumers.map(({ name }) => name.replace(/^.*\./u, '')));
  const calls = [...names].flatMap((name) => file.index.calls.get(name) ?? []);
  return calls.flatMap((call) => {
    const [source] = call.arguments;
    return source !== undefined && isIncoming(file, source) && file.resolver.refersTo(call.callee, wholeConsumers) && !mindsSize(file, findOutermost(call))
      ? [toFinding(file, call, 'bodyUnlimited', { source: getShortText(file, source) })]
      : [];
  });
}

function judgeBody(file: FileAnalysis, code: TSESTree.Node, source: TSESTree.Node, bindings: readonly TSESTree.Node[], node: TSESTree.Node = source): readonly Finding<WholeInputKind>[] {
  const scope = findOutermost(code);
  return isIncoming(file, source) && isCollected(file, code, bindings) && !mindsSize(file, scope)
    ? [toFinding(file, node, 'bodyUnlimited', { source: getShortText(file, source) })]
    : [];
}

/** A limit may stand in the function around, or in what it hands its own functions. */
function findOutermost(node: TSESTree.Node): TSESTree.Node {
  let outermost = node;
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    outermost = fn;
  }
  return outermost;
}

/** `req`, as a parameter, by its type or by its name and its place. */
function isIncoming(file: FileAnalysis, source: TSESTree.Node): boolean {
  const value = unwrap(source);
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  const fn = variable?.defs[0]?.node;
  if (variable === undefined || fn === undefined || !isFunction(fn)) {
    return false;
  }
  const byType = file.seam.isOfType(value, incomingTypes);
  return byType === 'yes' || (byType === 'unknown' && INCOMING.has(variable.name) && (fn.params.length === 1 || isRequestHandler(file, fn)));
}

/** Is what comes put into a list, or behind a text? */
function isCollected({ index }: FileAnalysis, code: TSESTree.Node, bindings: readonly TSESTree.Node[]): boolean {
  const variables = new Set(bindings.flatMap((binding) => collectNodes(index.sourceCode, binding)).flatMap((node) => index.findVariable(node) ?? []));
  return [...variables].some(({ references }) =>
    references.some(({ identifier }) => {
      const node = wrapped(identifier);
      const { parent } = node;
      const isPut = parent?.type === AST_NODE_TYPES.CallExpression && findCalleeName(parent) === 'push' && parent.arguments[0] === node;
      const isAdded = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '+=' && parent.right === node && !isLength(parent.left);
      return (isPut || isAdded) && isInside(node, code);
    }),
  );
}

function isLength(node: TSESTree.Node): boolean {
  return /(?:size|length|bytes|total|received)$/iu.test(node.type === AST_NODE_TYPES.Identifier ? node.name : '');
}

function isInside(node: TSESTree.Node, code: TSESTree.Node): boolean {
  return node.range[0] >= code.range[0] && node.range[1] <= code.range[1];
}

/** Any comparison of a size, and any code that can end the request, may be the limit. */
function mindsSize({ index }: FileAnalysis, scope: TSESTree.Node): boolean {
  return collectNodes(index.sourceCode, scope).some(
    (node) =>
      (node.type === AST_NODE_TYPES.BinaryExpression && /^[<>]/u.test(node.operator)) ||
      (node.type === AST_NODE_TYPES.MemberExpression && findPropertyName(node) === 'destroy') ||
      (node.type === AST_NODE_TYPES.Identifier && /limit|max/iu.test(node.name)),
  );
}

/** `writeFile(path, Buffer.from(await response.arrayBuffer()))` */
function collectDownloads(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return wholeBodyReaders.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((read) => {
    const writer = findWriter(file, read);
    const source = read.callee.type === AST_NODE_TYPES.MemberExpression ? read.callee.object : undefined;
    return writer !== undefined && source !== undefined && isFetched(file, source)
      ? [{ ...toFinding(file, read, 'downloadWhole', { source: getShortText(file, source), writer: findCalleeName(writer) ?? '' }), remedies: planDownload(file, writer, source, read) }]
      : [];
  });
}

/** `new Response(await upstream.arrayBuffer())`: the body of the one may be that of the other. */
function collectForwarded(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return wholeBodyReaders.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((read) => {
    const source = read.callee.type === AST_NODE_TYPES.MemberExpression ? read.callee.object : undefined;
    const content = wrapped(read).parent;
    const made = content?.type === AST_NODE_TYPES.AwaitExpression ? findReceiver(file, content) : undefined;
    if (source?.type !== AST_NODE_TYPES.Identifier || made === undefined || content === undefined || !isFetched(file, source)) {
      return [];
    }
    const finding = toFinding(file, read, 'forwardedWhole', { source: source.name });
    return [{ ...finding, remedies: [{ remedy: { kind: 'correctText' as const, node: content, text: `${source.name}.body` }, isSafe: false }] }];
  });
}

/** The response that has the content for its body. */
function findReceiver(file: FileAnalysis, content: TSESTree.Node): AcquireNode | undefined {
  const { parent } = content;
  const isMade = parent?.type === AST_NODE_TYPES.NewExpression && parent.arguments[0] === content;
  return isMade && file.resolver.refersTo(parent.callee, [{ from: 'global', name: 'Response' }]) ? parent : undefined;
}

/** `for (const line of (await readFile(path, 'utf8')).split('\n'))`, where the caller says which file. */
function collectLines(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return (file.index.calls.get('split') ?? []).flatMap((split) => {
    const [separator] = split.arguments;
    const loop = split.parent;
    const receiver = split.callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(split.callee.object) : undefined;
    const read = receiver?.type === AST_NODE_TYPES.AwaitExpression ? unwrap(receiver.argument) : undefined;
    const isByLine = separator?.type === AST_NODE_TYPES.Literal && /^(?:\/\\r\?\\n\/[gu]*|['"]\\n['"])$/u.test(separator.raw);
    if (loop.type !== AST_NODE_TYPES.ForOfStatement || loop.right !== split || !isByLine || read?.type !== AST_NODE_TYPES.CallExpression || !file.resolver.refersTo(read.callee, fileReaders)) {
      return [];
    }
    const [path] = read.arguments;
    const fn = findEnclosingFunction(read);
    if (path === undefined || fn === undefined || !mentionsParameter(file, path, fn, 0)) {
      return [];
    }
    const finding = toFinding(file, read, 'linesWhole', { source: getShortText(file, path) });
    return [{ ...finding, certainty: 'likely' as const, remedies: planLines(file, loop, split, path) }];
  });
}

/** `for await (const line of createInterface({ input: createReadStream(path) }))`. */
function planLines({ index: { sourceCode } }: FileAnalysis, loop: TSESTree.ForOfStatement, split: AcquireNode, path: TSESTree.Node): readonly PlannedRemedy[] {
  const reader = `createInterface({ input: createReadStream(${sourceCode.getText(path)}), crlfDelay: Infinity })`;
  const text = `for await (${sourceCode.getText(loop.left)} of ${reader})${sourceCode.text.slice(getEndOfHead(sourceCode.text, split), loop.range[1])}`;
  const imports = [
    { name: 'createReadStream', from: 'node:fs' },
    { name: 'createInterface', from: 'node:readline' },
  ];
  return loop.await ? [] : [{ remedy: { kind: 'correctText', node: loop, text, imports }, isSafe: false }];
}

/** Behind the parenthesis that closes the head of the loop. */
function getEndOfHead(text: string, { range: [, end] }: AcquireNode): number {
  return text.indexOf(')', end) + 1;
}

/** `await writeFile(path, response.body)`: the function of promises takes what can be iterated over. A response without a body has `null` there. */
function planDownload(file: FileAnalysis, writer: AcquireNode, source: TSESTree.Node, read: TSESTree.Node): readonly PlannedRemedy[] {
  const content = writer.arguments[1];
  const isOfPromises = writer.parent.type === AST_NODE_TYPES.AwaitExpression && file.resolver.refersTo(writer.callee, fileStreamWriters);
  const isDirect = content !== undefined && content.range[0] <= read.range[0] && read.range[1] <= content.range[1];
  return isOfPromises && isDirect && source.type === AST_NODE_TYPES.Identifier ? [{ remedy: { kind: 'correctText', node: content, text: `${source.name}.body ?? ''` }, isSafe: false }] : [];
}

/** Where the content goes, if nothing else is done with it. */
function findWriter(file: FileAnalysis, value: TSESTree.Node, depth = 0): AcquireNode | undefined {
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return findWriter(file, parent, depth);
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.CallExpression:
      if (parent.arguments[1] === node && file.resolver.refersTo(parent.callee, fileWriters)) {
        return parent;
      }
      return parent.arguments[0] === node && isCopy(parent) ? findWriter(file, parent, depth) : undefined;
    case AST_NODE_TYPES.VariableDeclarator: {
      const variable = file.index.findVariable(parent.id);
      const uses = variable?.references.filter(({ init }) => init !== true) ?? [];
      const [only] = uses;
      return only === undefined || uses.length > 1 || depth > 2 ? undefined : findWriter(file, only.identifier, depth + 1);
    }
    default:
      return undefined;
  }
}

/** `Buffer.from(bytes)`, `new Uint8Array(bytes)`. */
function isCopy(node: AcquireNode): boolean {
  return node.type === AST_NODE_TYPES.NewExpression ? findCalleeName(node) === 'Uint8Array' : findCalleeName(node) === 'from';
}

function isFetched(file: FileAnalysis, source: TSESTree.Node): boolean {
  const value = unwrap(source);
  const inner = value.type === AST_NODE_TYPES.AwaitExpression ? unwrap(value.argument) : value;
  if (inner.type === AST_NODE_TYPES.CallExpression) {
    return file.resolver.refersTo(inner.callee, [{ from: 'global', name: 'fetch' }, { from: 'undici', name: 'fetch' }, { from: 'node-fetch', name: 'default' }]);
  }
  const variable = inner.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(inner) : undefined;
  const definition = variable === undefined || isReassigned(variable) ? undefined : variable.defs[0]?.node;
  return definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null && definition.init !== value && isFetched(file, definition.init);
}

/** `res.end(await readFile(path))`, where the path comes with the request. */
function collectSent(file: FileAnalysis): readonly Finding<WholeInputKind>[] {
  return ['readFile', 'readFileSync'].flatMap((name) => file.index.calls.get(name) ?? []).flatMap((read) => {
    const handler = findHandler(file, read, isRequestHandler);
    const [path] = read.arguments;
    const isOfRequest = handler !== undefined && path !== undefined && mentionsParameter(file, path, handler, 0);
    const sender = isOfRequest && file.resolver.refersTo(read.callee, fileReaders) ? findSender(file, read) : undefined;
    return sender === undefined ? [] : [toFinding(file, read, 'fileSentWhole', { source: path === undefined ? '' : getShortText(file, path), writer: getShortText(file, sender.callee) })];
  });
}

function mentionsParameter(file: FileAnalysis, node: TSESTree.Node, handler: FunctionNode, depth: number): boolean {
  return collectNodes(file.index.sourceCode, node).some((part) => {
    const definition = part.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(part)?.defs[0]?.node : undefined;
    const init = definition?.type === AST_NODE_TYPES.VariableDeclarator && depth < 3 ? definition.init : null;
    return definition === handler || (init !== null && mentionsParameter(file, init, handler, depth + 1));
  });
}

/** The call of the response that the content goes to, at once or through one constant. */
function findSender(file: FileAnalysis, value: TSESTree.Node, depth = 0): AcquireNode | undefined {
  const node = wrapped(value);
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.AwaitExpression) {
    return findSender(file, parent, depth);
  }
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator && depth === 0) {
    const uses = file.index.findVariable(parent.id)?.references.filter(({ init }) => init !== true) ?? [];
    const [only] = uses;
    return only === undefined || uses.length > 1 ? undefined : findSender(file, only.identifier, depth + 1);
  }
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.arguments[0] === node && isSending(parent) ? parent : undefined;
}

/** `res.end(…)`. */
function isSending(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const response = callee.type === AST_NODE_TYPES.MemberExpression && SENDING.has(findPropertyName(callee) ?? '') ? callee.object : undefined;
  return response?.type === AST_NODE_TYPES.Identifier && (RESPONSES.has(response.name) || response.name === 'reply');
}

function toFinding(file: FileAnalysis, node: TSESTree.Node, kind: WholeInputKind, words: Readonly<Record<string, string>>): Finding<WholeInputKind> {
  return { kind, node, certainty: 'definite', words: { scope: getFunctionText(file, node), writer: '', ...words }, remedies: [], write: (handle) => handle };
}
