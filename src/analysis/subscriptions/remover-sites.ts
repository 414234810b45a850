/**
 * Calls whose result takes back what they began.
 *
 * The name proves nothing: the type of the result says that it only removes, or the body in this file gives back a closure that takes its callback
 * out of where it was put. What other questions follow (streams, reactions, events of a class) is theirs, and what ends with its component is nobody's.
 *
 * Example: `bus.listen('saved', draw)` with `listen(name: string, f: () => void): () => void`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import {
  eventNamePattern,
  finalDisposableEventPattern,
  keptEventNames,
  listeningVerbPattern,
  namedPageTargets,
  plainCallbackTakers,
  removerTypePattern,
  removerVerbs,
  selfEndingModules,
} from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { AcquireNode } from '../model.js';

export interface RemoverSite {
  readonly call: TSESTree.CallExpression;
  /** The call itself, or the last of a curried one: `on(target)('click', f)`. */
  readonly result: TSESTree.CallExpression;
  /** The method of the result that removes; `undefined` where the result is called. */
  readonly method: string | undefined;
  readonly isPromised: boolean;
  /** What keeps the callback; `undefined` where a function of another module keeps it. */
  readonly target: TSESTree.Node | undefined;
  readonly hasReceiver: boolean;
}

const VERB = new RegExp(listeningVerbPattern, 'u');
const TYPE = new RegExp(`^${removerTypePattern}$`, 'u');
const DECLARED = new RegExp(`\\b${removerTypePattern}\\b`, 'u');
const VERBS: ReadonlySet<string> = new Set(removerVerbs);
const PLAIN: ReadonlySet<string> = new Set(plainCallbackTakers);
const SELF_ENDING: ReadonlySet<string> = new Set(selfEndingModules);
const FINAL_EVENT = new RegExp(finalDisposableEventPattern, 'u');
const EVENT = new RegExp(eventNamePattern, 'u');

/** How a body takes a callback out again. */
const TAKES_OUT = /^(?:delete|remove\w*|off|splice|filter|un[a-z]\w*|clear\w*)$/u;
/** How a body keeps a callback. */
const PUTS_IN = /^(?:add|push|set|on|unshift)$/u;

export function collectRemoverSites(file: FileAnalysis, isOthers: (call: AcquireNode) => boolean): readonly RemoverSite[] {
  return [...file.index.calls].flatMap(([name, calls]) =>
    calls.flatMap((call) => (call.type === AST_NODE_TYPES.CallExpression ? (findSite(file, call, name, isOthers) ?? []) : [])),
  );
}

function findSite(file: FileAnalysis, call: TSESTree.CallExpression, name: string, isOthers: (call: AcquireNode) => boolean): RemoverSite | undefined {
  const isVerb = VERB.test(name);
  const result = getOutermost(call);
  const isAsked = isVerb || (file.seam.isTyped && isStatement(result) && call.arguments.length > 0 && !PLAIN.has(name) && file.seam.declaresResult(call, DECLARED) !== 'no');
  if (!isAsked || FINAL_EVENT.test(name) || !(hasListener(file, call) || hasListener(file, result)) || isOthers(call) || isOfClassEvents(call, name)) {
    return undefined;
  }
  const callee = unwrap(call.callee);
  const hasReceiver = callee.type === AST_NODE_TYPES.MemberExpression;
  const body = findBody(file, callee);
  const kept = body === undefined ? undefined : findContainer(file, body);
  const removal = kept === undefined ? findTyped(file, result, isVerb) : { method: undefined, isPromised: false };
  if (removal === undefined || endsByItself(file, callee)) {
    return undefined;
  }
  const isSharedBody = kept !== undefined && !hasReceiver && file.lifetimes.get(kept) === 'process';
  return { call, result, ...removal, hasReceiver, target: isSharedBody ? kept : findTarget(call, callee) };
}

function isStatement(call: TSESTree.CallExpression): boolean {
  return wrapped(call).parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** A function, a name of one, or what the types call one. */
function hasListener(file: FileAnalysis, { arguments: given }: TSESTree.CallExpression): boolean {
  return given.some((argument) => {
    const value = unwrap(argument);
    const isNamed = value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.MemberExpression;
    return isFunction(value) || (isNamed && (file.functions.findFunction(value) !== undefined || file.seam.isCallable(value) === 'yes'));
  });
}

/** The events of a class are compared with their siblings elsewhere. */
function isOfClassEvents(call: TSESTree.CallExpression, name: string): boolean {
  return findThisClass(call) !== undefined && (EVENT.test(name) || keptEventNames.includes(name));
}

function getOutermost(call: TSESTree.CallExpression): TSESTree.CallExpression {
  const { parent } = call;
  return parent.type === AST_NODE_TYPES.CallExpression && parent.callee === call ? getOutermost(parent) : call;
}

interface Removal {
  readonly method: string | undefined;
  readonly isPromised: boolean;
}

function findTyped(file: FileAnalysis, result: TSESTree.CallExpression, isVerb: boolean): Removal | undefined {
  const removal = file.seam.removal(result, VERBS);
  if ((removal.kind !== 'call' && removal.kind !== 'method') || !(isVerb || TYPE.test(removal.typeName))) {
    return undefined;
  }
  return { method: removal.kind === 'call' ? undefined : removal.name, isPromised: removal.isPromised };
}

function endsByItself({ resolver }: FileAnalysis, callee: TSESTree.Node): boolean {
  const symbol = resolver.resolve(callee);
  return symbol.kind === 'symbol' && SELF_ENDING.has(symbol.from);
}

/** The receiver; without one the first argument that is neither text nor a function. */
function findTarget({ arguments: given }: TSESTree.CallExpression, callee: TSESTree.Node): TSESTree.Node | undefined {
  const [first, event] = given;
  // `renderer.listen(element, 'click', f)` listens to what it is told.
  if (given.length > 2 && event?.type === AST_NODE_TYPES.Literal && first !== undefined) {
    return first;
  }
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    return callee.object;
  }
  return given.find((argument) => !isFunction(argument) && argument.type !== AST_NODE_TYPES.Literal && argument.type !== AST_NODE_TYPES.TemplateLiteral);
}

/** `'window'` for the window. */
export function isNamedPage(target: TSESTree.Node | undefined): boolean {
  return target?.type === AST_NODE_TYPES.Literal && namedPageTargets.includes(String(target.value));
}

/** The body that the call runs, where this file has it: of a function, or of a method of the module's own object. */
function findBody(file: FileAnalysis, callee: TSESTree.Node): FunctionNode | undefined {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || unwrap(callee.object).type === AST_NODE_TYPES.ThisExpression) {
    return callee.type === AST_NODE_TYPES.Identifier ? file.functions.findFunction(callee) : undefined;
  }
  const symbol = file.resolver.resolve(callee.object);
  const value = symbol.kind === 'local' && symbol.definition !== undefined ? unwrap(symbol.definition) : undefined;
  const name = callee.property.type === AST_NODE_TYPES.Identifier && !callee.computed ? callee.property.name : '';
  if (value?.type === AST_NODE_TYPES.ObjectExpression) {
    return only(file.classLikes.getOf(value).members.get(name));
  }
  const made = value?.type === AST_NODE_TYPES.NewExpression ? file.resolver.resolve(value.callee) : undefined;
  const owner = made?.kind === 'local' ? made.definition : undefined;
  return isClass(owner) ? only(file.classLikes.getOf(owner).members.get(name)) : undefined;
}

function only(functions: readonly FunctionNode[] | undefined): FunctionNode | undefined {
  return functions?.length === 1 ? functions[0] : undefined;
}

/** What the body puts its callback into, where the closure that it gives back takes it out again. */
function findContainer(file: FileAnalysis, fn: FunctionNode): TSESTree.Node | undefined {
  const remover = findReturned(file, fn);
  if (remover === undefined || remover.params.length > 0 || fn.async || fn.generator) {
    return undefined;
  }
  const takenOut: TSESTree.Node[] = [];
  const containers: TSESTree.Node[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    const callee = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : undefined;
    if (node.type !== AST_NODE_TYPES.CallExpression || callee?.type !== AST_NODE_TYPES.MemberExpression || callee.property.type !== AST_NODE_TYPES.Identifier) {
      return;
    }
    const isInRemover = remover.range[0] <= node.range[0] && node.range[1] <= remover.range[1];
    if (isInRemover && TAKES_OUT.test(callee.property.name)) {
      takenOut.push(node);
    } else if (!isInRemover && PUTS_IN.test(callee.property.name) && node.arguments.some((argument) => isParameterOf(file, fn, argument))) {
      containers.push(callee.object);
    }
  });
  return takenOut.length > 0 ? containers[0] : undefined;
}

function findReturned(file: FileAnalysis, fn: FunctionNode): FunctionNode | undefined {
  const last = fn.body.type === AST_NODE_TYPES.BlockStatement ? fn.body.body.at(-1) : undefined;
  const value = last?.type === AST_NODE_TYPES.ReturnStatement ? last.argument : undefined;
  return value ? file.functions.findFunction(value) : undefined;
}

function isParameterOf({ index }: FileAnalysis, fn: FunctionNode, argument: TSESTree.Node): boolean {
  const variable = argument.type === AST_NODE_TYPES.Identifier ? index.findVariable(argument) : undefined;
  return variable?.defs.some(({ node, name }) => node === fn && fn.params.some((parameter) => parameter === name)) === true;
}
