/**
 * Where the handle of an acquire appears, and from which node on it is there.
 *
 * A handle inside a promise is there once the promise is awaited; a promise that goes any other way is not followed. A handle that a callback
 * gets belongs to the callback. Whatever stands elsewhere is unknown: silence.
 *
 * Example: the handle of `const file = await open(path)` is there after the `await`, that of `fs.open(path, (error, fd) => …)` from the start
 * of the callback, where `error` does not stand for it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { wrapped } from '../ast/unwrap.js';
import type { HandlePosition, Protocol } from '../catalogue/schema.js';
import type { FileAnalysis } from './file-analysis.js';
import { findJointName, findJointWait } from './joint-waits.js';
import type { AcquireNode, Fate, Obligation, Variable } from './model.js';
import { getReleaseForms } from './release-forms.js';

type InCallback = Exclude<HandlePosition, string>;

export function getFate(file: FileAnalysis, node: AcquireNode, protocol: Protocol): Fate {
  const { handle = 'return' } = protocol;
  if (typeof handle === 'object') {
    return getFateInCallback(file, node, handle);
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
  return isReached ? file.fates.get(node, getReleaseForms(protocol)) : { kind: 'unknown' };
}

function getFateInCallback(file: FileAnalysis, node: AcquireNode, handle: InCallback): Fate {
  const callback = findHandleCallback(file, node, handle);
  const parameter = callback?.params[handle.parameter];
  return parameter?.type === AST_NODE_TYPES.Identifier ? getFateOfName(file, parameter) : { kind: 'unknown' };
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
  return typeof handle === 'object' ? findHandleCallback(file, node, handle) : findEnclosingFunction(node);
}

/** The node after which the handle is there; `undefined` where it is there from the start of the acquirer. */
export function findAcquireSite({ node, protocol }: Obligation): TSESTree.Node | undefined {
  const { handle = 'return' } = protocol;
  if (typeof handle === 'object') {
    return undefined;
  }
  const { parent } = wrapped(node);
  if (handle === 'promise' && parent?.type === AST_NODE_TYPES.AwaitExpression) {
    return parent;
  }
  return (handle === 'promise' ? findJointWait(node)?.wait : undefined) ?? node;
}

/** Mentions of the error that a callback gets instead of the handle. */
export function collectFailures(file: FileAnalysis, obligation: Obligation): readonly TSESTree.Node[] {
  const { handle } = obligation.protocol;
  const [error] = typeof handle === 'object' && handle.parameter > 0 ? (findAcquirer(file, obligation)?.params ?? []) : [];
  const variable: Variable | undefined = error?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(error) : undefined;
  return (variable?.references ?? []).map(({ identifier }) => identifier);
}

/** Mentions of what a callback gets together with the handle: where one is missing, so is the other. */
export function collectCompanions(file: FileAnalysis, obligation: Obligation): readonly TSESTree.Node[] {
  const { handle } = obligation.protocol;
  const parameters = typeof handle === 'object' ? (findAcquirer(file, obligation)?.params ?? []) : [];
  return parameters.flatMap((parameter, position) => {
    const isBeside = typeof handle === 'object' && position > 0 && position !== handle.parameter;
    const variable = isBeside && parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
    return (variable?.references ?? []).map(({ identifier }) => identifier);
  });
}
