/**
 * Processes, threads and pools that requests start, and nothing limits.
 *
 * A process that a request starts runs as long as it likes: one that hangs stays, with its memory and its pipes, and so does the request. Certain where
 * the call stands in the handler of a request, its options are in sight, and nothing in the handler kills it. Likely for pools whose queue has no end.
 * Silent: options that come from elsewhere, processes that are detached, and code that no request runs.
 *
 * Example: `app.get('/thumb', (req, res) => { execFile('convert', [req.query.file, '-'], …); })` collects every `convert` that does not end.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { type Spawner, spawners, type UnlimitedPool, unlimitedPools } from '../../catalogue/index.js';
import type { SymbolRef } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { findHandler, isRequestHandler } from '../handlers.js';
import type { AcquireNode, FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { collectStores } from '../stores.js';
import { getFunctionText } from '../wording.js';

export type WorkerKind = 'processPerRequest' | 'threadPerRequest' | 'poolPerRequest' | 'unlimitedQueue';

const WORKER: readonly SymbolRef[] = [{ from: 'node:worker_threads', name: 'Worker' }];

/** What such a file contains: the name of a module that makes processes, threads or pools. */
export const workerGate = createModulePattern([...spawners, ...unlimitedPools].map(({ symbol }) => symbol).concat(WORKER));

/** A default import has any name, so all calls of such a file are looked at. */
const POOLS = createModulePattern(unlimitedPools.map(({ symbol }) => symbol));

const KILLS = ['kill', 'terminate', 'abort', 'destroy'];

/** How long a process may run, where the reader says nothing: longer than most requests. */
const TIMEOUT = 'timeout: 60_000';

/** What a call passes as its options: in sight, none, or unknown. */
type Options = TSESTree.ObjectExpression | 'none' | 'unknown';

function createModulePattern(symbols: readonly SymbolRef[]): RegExp {
  const modules = new Set(symbols.map(({ from }) => from.replace(/^node:/u, '')));
  return new RegExp(`\\b(?:${[...modules].join('|')})\\b`, 'u');
}

export function collectUnlimited(file: FileAnalysis): readonly Finding<WorkerKind>[] {
  return [...collectProcesses(file), ...collectThreads(file), ...collectPools(file)];
}

function collectProcesses(file: FileAnalysis): readonly Finding<WorkerKind>[] {
  const named = new Set(spawners.map(({ symbol }) => symbol.name));
  const calls = [...named].flatMap((name) => file.index.calls.get(name) ?? []);
  return [...calls, ...collectPromisified(file)].flatMap((call) => {
    const spawner = findSpawner(file, call);
    return spawner === undefined ? [] : (judgeProcess(file, call, spawner) ?? []);
  });
}

/** Calls of `const run = promisify(exec)`. */
function collectPromisified(file: FileAnalysis): readonly AcquireNode[] {
  return (file.index.calls.get('promisify') ?? []).flatMap((made) => {
    const { parent } = wrapped(made);
    const variable = parent?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(parent.id) : undefined;
    return (variable?.references ?? []).flatMap(({ identifier }) => {
      const call = identifier.parent;
      return call.type === AST_NODE_TYPES.CallExpression && call.callee === identifier ? [call] : [];
    });
  });
}

function findSpawner(file: FileAnalysis, call: AcquireNode): Spawner | undefined {
  const direct = spawners.find(({ symbol }) => file.resolver.refersTo(call.callee, [symbol]));
  if (direct !== undefined || call.callee.type !== AST_NODE_TYPES.Identifier) {
    return direct;
  }
  const definition = file.index.findVariable(call.callee)?.defs[0]?.node;
  const made = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : undefined;
  const inner = made?.type === AST_NODE_TYPES.CallExpression && findCalleeName(made) === 'promisify' ? made.arguments[0] : undefined;
  return inner === undefined ? undefined : spawners.find(({ symbol }) => file.resolver.refersTo(inner, [symbol]));
}

function judgeProcess(file: FileAnalysis, call: AcquireNode, { options: index, limits }: Spawner): Finding<WorkerKind> | undefined {
  const handler = findHandler(file, call, isRequestHandler);
  const options = getOptions(call, index);
  if (handler === undefined || options === 'unknown' || hasAny(options, [...limits, 'detached']) || isEnded(file, handler)) {
    return undefined;
  }
  return toFinding(file, call, 'processPerRequest', planTimeout(file, call, index, options));
}

function collectThreads(file: FileAnalysis): readonly Finding<WorkerKind>[] {
  const made = (file.index.calls.get('Worker') ?? []).filter(({ callee }) => file.resolver.refersTo(callee, WORKER));
  return made.flatMap((node) => {
    const handler = findHandler(file, node, isRequestHandler);
    const options = getOptions(node, 1);
    return handler === undefined || options === 'unknown' || hasAny(options, ['resourceLimits']) ? [] : [toFinding(file, node, 'threadPerRequest', [])];
  });
}

function collectPools(file: FileAnalysis): readonly Finding<WorkerKind>[] {
  const calls = POOLS.test(file.index.sourceCode.text) ? [...file.index.calls.values()].flat() : [];
  return calls.flatMap((node) => {
    const pool = unlimitedPools.find(({ symbol, isConstructed }) => isConstructed === (node.type === AST_NODE_TYPES.NewExpression) && file.resolver.refersTo(node.callee, [symbol]));
    return pool === undefined ? [] : (judgePool(file, node, pool) ?? []);
  });
}

function judgePool(file: FileAnalysis, node: AcquireNode, { options: index, limits }: UnlimitedPool): Finding<WorkerKind> | undefined {
  if (isOfRequest(file, node)) {
    return toFinding(file, node, 'poolPerRequest', []);
  }
  const options = getOptions(node, index);
  if (options === 'unknown' || hasAny(options, limits) || !isShared(file, node)) {
    return undefined;
  }
  const [limit = ''] = limits;
  return { ...toFinding(file, node, 'unlimitedQueue', []), certainty: 'likely', words: { call: getCallText(node), limit } };
}

/** A pool that a handler makes for itself; one that it keeps for the next request is made once, or once for each key. */
function isOfRequest(file: FileAnalysis, node: AcquireNode): boolean {
  const handler = findHandler(file, node, isRequestHandler);
  const { parent } = wrapped(node);
  const isOwn = parent?.type === AST_NODE_TYPES.VariableDeclarator || parent?.type === AST_NODE_TYPES.MemberExpression;
  return handler !== undefined && isOwn && collectStores(file, node).every(({ life }) => life === 'call');
}

/** A pool of a script that runs through has as much to do as the script; one that a module or an instance keeps, as much as others ask for. */
function isShared(file: FileAnalysis, node: AcquireNode): boolean {
  const stores = collectStores(file, node);
  const isOfModule = findEnclosingFunction(node) === undefined && /\bexport\b|\bmodule\s*\.\s*exports\b/u.test(file.index.sourceCode.text);
  return isOfModule || stores.some(({ life }) => life === 'instance' || life === 'process');
}

/** The object of options in a call; arguments of the command may be left out in front of it. */
function getOptions({ arguments: values }: AcquireNode, index: number): Options {
  const rest = values.slice(1).filter((value) => !isFunction(unwrap(value)));
  const known = index === 0 ? values : rest.filter((value) => unwrap(value).type !== AST_NODE_TYPES.ArrayExpression);
  const [last] = known;
  if (last === undefined) {
    return 'none';
  }
  const value = unwrap(last);
  if (value.type === AST_NODE_TYPES.ObjectExpression) {
    return value.properties.some((property) => property.type === AST_NODE_TYPES.SpreadElement) ? 'unknown' : value;
  }
  // `execFile(command, parameters)`: a name in front of the options is the list, and nothing else follows.
  return index === 2 && values.length === 2 && known.length === 1 ? 'none' : findBehind(known);
}

/** `spawn(command, parameters, { cwd })`. */
function findBehind(values: readonly TSESTree.Node[]): Options {
  const second = values[1] && unwrap(values[1]);
  return second?.type === AST_NODE_TYPES.ObjectExpression && !second.properties.some((property) => property.type === AST_NODE_TYPES.SpreadElement) ? second : 'unknown';
}

function hasAny(options: TSESTree.ObjectExpression | 'none', names: readonly string[]): boolean {
  return options !== 'none' && options.properties.some((property) => property.type === AST_NODE_TYPES.Property && names.includes(findKeyName(property) ?? ''));
}

/** A handler that can kill what it started, knows when. */
function isEnded({ index }: FileAnalysis, handler: FunctionNode): boolean {
  return KILLS.some((name) => (index.calls.get(name) ?? []).some((call) => isWithin(call, handler)));
}

function planTimeout({ index: { sourceCode } }: FileAnalysis, call: AcquireNode, index: number, options: Exclude<Options, 'unknown'>): readonly PlannedRemedy[] {
  if (options !== 'none') {
    const rest = sourceCode.getText(options).slice(1).trimStart();
    const text = rest === '}' ? `{ ${TIMEOUT} }` : `{ ${TIMEOUT}, ${rest}`;
    return [{ remedy: { kind: 'correctText', node: options, text }, isSafe: false }];
  }
  const last = call.arguments.at(-1);
  // `execFile('uptime', send)` -> options behind the callback are not read.
  if (last !== undefined && isFunction(unwrap(last))) {
    return [{ remedy: { kind: 'correctText', node: last, text: `{ ${TIMEOUT} }, ${sourceCode.getText(last)}` }, isSafe: false }];
  }
  // `execFile('uptime', parameters)` -> a name may be that of a callback.
  const isList = last !== undefined && unwrap(last).type === AST_NODE_TYPES.ArrayExpression;
  return call.type === AST_NODE_TYPES.CallExpression && call.arguments.length === index && (isList || index === 1)
    ? [{ remedy: { kind: 'passArgument', call, index, text: `{ ${TIMEOUT} }` }, isSafe: false }]
    : [];
}

function getCallText(node: AcquireNode): string {
  const callee = unwrap(node.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : findCalleeName(node);
  return `${node.type === AST_NODE_TYPES.NewExpression ? 'new ' : ''}${name ?? ''}()`;
}

function toFinding(file: FileAnalysis, node: AcquireNode, kind: WorkerKind, remedies: readonly PlannedRemedy[]): Finding<WorkerKind> {
  return { kind, node, certainty: 'definite', words: { call: getCallText(node), scope: getFunctionText(file, node), limit: '' }, remedies, write: (handle) => handle };
}
