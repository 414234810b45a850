/**
 * Contexts that a handler enters and never leaves, and storages that are made again and again.
 *
 * `enterWith()` sets the store for the rest of the synchronous run and for all that it starts: a listener that enters leaves its store to the
 * listeners behind it, and to whatever emitted the event, which is often a connection that serves the next request too. Certain where the call stands in
 * a function that an event or a request runs; likely in any other function, which only its callers know. Silent: at the top level, inside `run()`, where the
 * same function gives back an earlier store, and in a method that is an `enterWith()` itself.
 * Direction of the approximation: a receiver that nobody knows is a storage only likely, by the method's name.
 *
 * Example: `app.use((req, res, next) => { storage.enterWith({ req }); next(); })` keeps `req` for as long as the connection lives.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isNothing } from '../../ast/is-nothing.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { contextStorages } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { isHandler } from '../handlers.js';
import type { AcquireNode, Certainty, FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isInstance } from '../receivers.js';
import { isStartUp } from '../start-up.js';
import { findName, getFunctionText, getShortText } from '../wording.js';

export type ContextKind = 'enteredByHandler' | 'enteredByCaller' | 'storagePerCall';

/** What such a file contains. */
export const contextGate = /\b(?:enterWith|AsyncLocalStorage)\b/u;

/** A wrapper of the same name leaves the question to its callers. */
const ENTERING = /^enter(?:With)?$/u;

type Entry = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

export function collectContexts(file: FileAnalysis): readonly Finding<ContextKind>[] {
  const entries = (file.index.calls.get('enterWith') ?? []).filter((call): call is Entry => call.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.MemberExpression);
  // A file that puts the store back somewhere has an end for what it enters.
  const isPaired = entries.some((call) => isOfBefore(file, call));
  const findings = entries.flatMap((call) => judgeEntry(file, call) ?? []);
  return [...findings.filter(({ certainty }) => certainty === 'definite' || !isPaired), ...collectStorages(file)];
}

/** `before = storage.getStore();`, and elsewhere `storage.enterWith(before)`. */
function isOfBefore(file: FileAnalysis, { arguments: [store] }: Entry): boolean {
  const value = store && unwrap(store);
  const variable = value?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  return (
    variable?.references.some(({ writeExpr }) => {
      const call = writeExpr ? unwrap(writeExpr) : undefined;
      return call?.type === AST_NODE_TYPES.CallExpression && findCalleeName(call) === 'getStore';
    }) ?? false
  );
}

function judgeEntry(file: FileAnalysis, call: Entry): Finding<ContextKind> | undefined {
  const [store] = call.arguments;
  const fn = findEnclosingFunction(call);
  const storage = findStorage(file, call.callee.object);
  if (storage === 'none' || store === undefined || isNothing(store) || fn === undefined || ENTERING.test(findName(file, fn) ?? '')) {
    return undefined;
  }
  if (isInRun(call) || isGivenBack(file, call, fn) || isMadeOfCurrent(file, call, fn) || isStartUp(file, fn)) {
    return undefined;
  }
  const isOfEvent = isHandler(file, fn);
  const certainty: Certainty = isOfEvent && storage === 'certain' ? 'definite' : 'likely';
  return {
    kind: isOfEvent ? 'enteredByHandler' : 'enteredByCaller',
    node: call,
    certainty,
    words: { storage: getShortText(file, call.callee.object), store: getShortText(file, store), scope: getFunctionText(file, call) },
    remedies: planRun(file, call, fn),
    write: (handle) => handle,
  };
}

function findStorage(file: FileAnalysis, receiver: TSESTree.Node): 'certain' | 'likely' | 'none' {
  if (contextStorages.some((type) => isInstance(file, receiver, type, [], () => false))) {
    return 'certain';
  }
  return contextStorages.every((type) => file.seam.isOfType(receiver, [type]) === 'no') ? 'none' : 'likely';
}

/** In the callback of `storage.run(store, …)` or of a job of its own, which end the context with themselves. */
function isInRun(call: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const parent = wrapped(fn).parent;
    if (parent?.type === AST_NODE_TYPES.CallExpression && parent.callee !== fn && /^(?:run|runInAsyncScope|exit)$/u.test(findCalleeName(parent) ?? '')) {
      return true;
    }
  }
  return false;
}

/** `enterWith(before)` in the same function, or one that enters nothing. */
function isGivenBack(file: FileAnalysis, call: Entry, fn: FunctionNode): boolean {
  return (file.index.calls.get('enterWith') ?? []).some((other) => other !== call && isWithin(other, fn)) || (file.index.calls.get('disable') ?? []).some((other) => isWithin(other, fn));
}

/** `run(store, () => { … })` around what follows, where it is the rest of the function. */
function planRun(file: FileAnalysis, call: Entry, fn: FunctionNode): readonly PlannedRemedy[] {
  const statement = call.parent;
  const isOfBody = statement.type === AST_NODE_TYPES.ExpressionStatement && statement.parent === fn.body;
  if (!isOfBody || fn.body.type !== AST_NODE_TYPES.BlockStatement || fn.generator || statement === fn.body.body.at(-1)) {
    return [];
  }
  const rest = fn.body.body.slice(fn.body.body.indexOf(statement) + 1);
  const isMovable = rest.every((node) => collectNodes(file.index.sourceCode, node).every((part) => !(part.type === AST_NODE_TYPES.Identifier && part.name === 'arguments' && fn.type !== AST_NODE_TYPES.ArrowFunctionExpression)));
  return isMovable ? [{ remedy: { kind: 'wrapInRun', call, fn }, isSafe: false }] : [];
}

/** `enterWith({ ...storage.getStore(), user })` goes on with a context that somebody else ends. */
function isMadeOfCurrent(file: FileAnalysis, call: Entry, fn: FunctionNode): boolean {
  const [store] = call.arguments;
  const nodes = store === undefined ? [] : collectNodes(file.index.sourceCode, store);
  const reads = (file.index.calls.get('getStore') ?? []).filter((read) => isWithin(read, fn));
  return reads.some((read) => {
    const variable = findLocal(read, file);
    return nodes.some((node) => node === read || (variable !== undefined && node.type === AST_NODE_TYPES.Identifier && file.index.findVariable(node) === variable));
  });
}

/** Storages that a function makes for itself: each one that is entered stays known to the runtime until `disable()`. */
function collectStorages(file: FileAnalysis): readonly Finding<ContextKind>[] {
  const made = (file.index.calls.get('AsyncLocalStorage') ?? []).filter((node) => node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, contextStorages));
  const isEnded = (file.index.calls.get('disable') ?? []).length > 0;
  return isEnded ? [] : made.flatMap((node) => judgeStorage(file, node) ?? []);
}

function judgeStorage(file: FileAnalysis, node: AcquireNode): Finding<ContextKind> | undefined {
  const fn = findEnclosingFunction(node);
  const variable = findLocal(node, file);
  const runs = file.multiplicity.getOfSite(node);
  // What is given away, or kept by an instance, may be made once for each of its owners.
  if (fn === undefined || variable === undefined || isStartUp(file, fn) || !isEntered(variable)) {
    return undefined;
  }
  const isMany = runs === 'many' || isHandler(file, fn);
  if (!isMany && runs !== 'exported') {
    return undefined;
  }
  const words = { storage: variable.name, store: '', scope: getFunctionText(file, node) };
  return { kind: 'storagePerCall', node, certainty: isMany ? 'definite' : 'likely', words, remedies: [], write: (handle) => handle };
}

function findLocal(node: AcquireNode, file: FileAnalysis): ReturnType<FileAnalysis['index']['findVariable']> {
  const { parent } = wrapped(node);
  return parent?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(parent.id) : undefined;
}

/** Does the function that makes it use it too? One that is only given away may be made once for each of its callers. */
function isEntered(variable: NonNullable<ReturnType<FileAnalysis['index']['findVariable']>>): boolean {
  const calls = variable.references.flatMap(({ identifier, from }) => {
    const member = findParent(identifier);
    const isOwn = from.variableScope === variable.scope.variableScope && member?.type === AST_NODE_TYPES.MemberExpression;
    return isOwn ? [findPropertyName(member)] : [];
  });
  return calls.includes('run') || calls.includes('enterWith');
}
