/**
 * Where the handle of an acquire appears, and from which node on it is there.
 *
 * A handle inside a promise is there once the promise is awaited; a promise that goes any other way is not followed. A handle that a callback
 * gets belongs to the callback. Whatever stands elsewhere is unknown: silence.
 *
 * Example: the handle of `const file = await open(path)` is there after the `await`, that of `fs.open(path, (error, fd) => …)` from the start
 * of the callback, where `error` does not stand for it.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import type { HandlePosition, Protocol } from '../catalogue/schema.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName } from './file-index.js';
import { findJointName, findJointWait } from './joint-waits.js';
import type { AcquireNode, Fate, Obligation, Variable } from './model.js';
import { getReleaseForms } from './release-forms.js';

type InCallback = Extract<HandlePosition, { readonly callbackArgument: number }>;

export function getFate(file: FileAnalysis, node: AcquireNode, protocol: Protocol): Fate {
  const { handle = 'return' } = protocol;
  if (typeof handle === 'object') {
    return getFateOfObject(file, node, handle);
  }
  if (handle === 'receiver') {
    return getFateOfReceiver(file, node);
  }
  const { parent } = wrapped(node);
  const joint = handle === 'promise' ? findJointName(node) : undefined;
  if (joint !== undefined) {
    return getFateOfName(file, joint);
  }
  const isReached =
    handle === 'return' ||
    parent?.type === AST_NODE_TYPES.AwaitExpression ||
    parent?.type === AST_NODE_TYPES.ExpressionStatement ||
    parent?.type === AST_NODE_TYPES.UnaryExpression;
  return isReached ? getFateOfPassed(file, node, protocol) : { kind: 'unknown' };
}

/** `await runner.startTransaction()` of a parameter: what the code has made itself owes its own release, and what a field holds, other methods end, too. */
function getFateOfReceiver({ places }: FileAnalysis, { callee }: AcquireNode): Fate {
  const method = unwrap(callee);
  const place = method.type === AST_NODE_TYPES.MemberExpression ? places.find(method.object) : undefined;
  const isParameter = place?.root.kind === 'variable' && place.path.length === 0 && !place.isElement && place.root.variable.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter);
  return isParameter ? { kind: 'kept', place, store: method } : { kind: 'unknown' };
}

/** `const rows = client.query(new QueryStream(sql))`. */
function getFateOfPassed({ fates }: FileAnalysis, node: AcquireNode, protocol: Protocol): Fate {
  const forms = getReleaseForms(protocol);
  const fate = fates.get(node, forms);
  const isPassed = fate.kind === 'argument' && fate.index === 0 && protocol.passedBy !== undefined && findCalleeName(fate.call) === protocol.passedBy;
  return isPassed ? fates.get(fate.call, forms) : fate;
}

function getFateOfObject(file: FileAnalysis, node: AcquireNode, handle: Exclude<HandlePosition, string>): Fate {
  if (isInCallback(handle)) {
    return getFateInCallback(file, node, handle);
  }
  return 'element' in handle ? getFateOfElement(file, node, handle.element) : getFateOfProperty(file, node, handle.property);
}

/** `const [value, release] = await slots.acquire();`, and a pattern that leaves it out. */
function getFateOfElement(file: FileAnalysis, node: AcquireNode, position: number): Fate {
  const { parent: wait } = wrapped(node);
  const declarator = wait?.type === AST_NODE_TYPES.AwaitExpression ? wrapped(wait).parent : undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id.type !== AST_NODE_TYPES.ArrayPattern) {
    return declarator?.type === AST_NODE_TYPES.ExpressionStatement ? { kind: 'discarded', statement: declarator } : { kind: 'unknown' };
  }
  const { elements } = declarator.id;
  const element = elements[position];
  if (element?.type === AST_NODE_TYPES.Identifier) {
    return getFateOfName(file, element);
  }
  const isLeftOut = !element && elements.at(-1)?.type !== AST_NODE_TYPES.RestElement;
  return isLeftOut ? { kind: 'discarded', statement: declarator } : { kind: 'unknown' };
}

function getFateInCallback(file: FileAnalysis, node: AcquireNode, handle: InCallback): Fate {
  const callback = findHandleCallback(file, node, handle);
  const parameter = callback?.params[handle.parameter];
  if (callback !== undefined && parameter === undefined && handle.isOnlyWay === true) {
    const isLeftOut = callback.type === AST_NODE_TYPES.ArrowFunctionExpression && callback.params.at(-1)?.type !== AST_NODE_TYPES.RestElement;
    return isLeftOut ? { kind: 'discarded', statement: node } : { kind: 'unknown' };
  }
  return parameter?.type === AST_NODE_TYPES.Identifier ? getFateOfName(file, parameter) : { kind: 'unknown' };
}

function isInCallback(handle: HandlePosition | undefined): handle is InCallback {
  return typeof handle === 'object' && 'callbackArgument' in handle;
}

function getFateOfProperty(file: FileAnalysis, node: AcquireNode, property: string): Fate {
  const id = findPropertyReader(file, node, property)?.id;
  return id?.type === AST_NODE_TYPES.Identifier ? getFateOfName(file, id) : { kind: 'unknown' };
}

/** `const db = request.result`, where nothing else asks the request for it. */
function findPropertyReader({ index }: FileAnalysis, node: AcquireNode, property: string): TSESTree.VariableDeclarator | undefined {
  const { parent } = wrapped(node);
  const variable = parent?.type === AST_NODE_TYPES.VariableDeclarator ? index.findVariable(parent.id) : undefined;
  const members = (variable?.references ?? []).flatMap(({ identifier }) => {
    const { parent: member } = wrapped(identifier);
    return member?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(member) === property ? [member] : [];
  });
  const [only] = members;
  const reader = only === undefined || members.length > 1 ? undefined : wrapped(only).parent;
  return reader?.type === AST_NODE_TYPES.VariableDeclarator ? reader : undefined;
}

function getFateOfName({ index }: FileAnalysis, name: TSESTree.Identifier): Fate {
  const variable = index.findVariable(name);
  return variable === undefined
    ? { kind: 'unknown' }
    : { kind: 'kept', place: { root: { kind: 'variable', variable }, path: [], isElement: false }, store: name };
}

/** A function written at the place, not one that others call too. */
function findHandleCallback({ functions }: FileAnalysis, node: AcquireNode, handle: InCallback): FunctionNode | undefined {
  const argument = node.arguments[handle.callbackArgument] ?? node.arguments.at(-1);
  const callback = argument && functions.findFunction(argument);
  return callback === argument ? callback : undefined;
}

/** The function in whose activation the handle appears. */
export function findAcquirer(file: FileAnalysis, { node, protocol }: Obligation): FunctionNode | undefined {
  const { handle } = protocol;
  if (typeof handle === 'object' && 'property' in handle) {
    const reader = findPropertyReader(file, node, handle.property);
    return reader && findEnclosingFunction(reader);
  }
  return isInCallback(handle) ? findHandleCallback(file, node, handle) : findEnclosingFunction(node);
}

/** The node after which the handle is there; `undefined` where it is there from the start of the acquirer. */
export function findAcquireSite({ node, protocol, fate }: Obligation): TSESTree.Node | undefined {
  const { handle = 'return' } = protocol;
  if (isInCallback(handle)) {
    return undefined;
  }
  if (typeof handle === 'object' && 'property' in handle) {
    const declarator = fate.kind === 'kept' ? fate.store.parent : undefined;
    return declarator?.type === AST_NODE_TYPES.VariableDeclarator ? (declarator.init ?? undefined) : undefined;
  }
  const { parent } = wrapped(node);
  if (handle !== 'return' && parent?.type === AST_NODE_TYPES.AwaitExpression) {
    return parent;
  }
  return (handle === 'promise' ? findJointWait(node)?.wait : undefined) ?? node;
}

/** Mentions of the error that a callback gets instead of the handle. */
export function collectFailures(file: FileAnalysis, obligation: Obligation): readonly TSESTree.Node[] {
  const { handle } = obligation.protocol;
  const [error] = isInCallback(handle) && handle.parameter > 0 ? (findAcquirer(file, obligation)?.params ?? []) : [];
  const variable: Variable | undefined = error?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(error) : undefined;
  return (variable?.references ?? []).map(({ identifier }) => identifier);
}

/** Mentions of what a callback gets together with the handle: where one is missing, so is the other. */
export function collectCompanions(file: FileAnalysis, obligation: Obligation): readonly TSESTree.Node[] {
  const { handle } = obligation.protocol;
  const parameters = isInCallback(handle) ? (findAcquirer(file, obligation)?.params ?? []) : [];
  return parameters.flatMap((parameter, position) => {
    const isBeside = isInCallback(handle) && position > 0 && position !== handle.parameter;
    const variable = isBeside && parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
    return (variable?.references ?? []).map(({ identifier }) => identifier);
  });
}
