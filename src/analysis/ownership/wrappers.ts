/**
 * Functions of a file that give their callers what they acquire: calling one is acquiring.
 *
 * A wrapper gives a *fresh* thing on each way out, or only on some: `getRunner(passed)` that gives back what it was passed. The caller of such a
 * wrapper owns the result only where it passed nothing. A function that also keeps what it gives away is no wrapper.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { AcquireNode, Fate, FunctionNode, Use } from '../model.js';

export interface Wrapper {
  readonly fn: FunctionNode;
  /** The parameter that is given back where the caller passed it; `undefined` where each call gives a fresh thing. */
  readonly passedBack: number | undefined;
}

/** The wrapper that an acquire makes of the function around it. `uses`: what becomes of the place that keeps the handle meanwhile. */
export function findWrapper(file: FileAnalysis, node: AcquireNode, fate: Fate, uses: readonly Use[]): Wrapper | undefined {
  const fn = findEnclosingFunction(node);
  if (fn === undefined || fn.generator || !isGivenBack(fate, uses, fn)) {
    return undefined;
  }
  const others = collectReturned(file, fn).filter((value) => !isOf(file, value, node, fate));
  if (others.length === 0) {
    return { fn, passedBack: undefined };
  }
  const [first] = others;
  const passed = first === undefined ? -1 : findParameter(file, fn, first);
  return passed >= 0 && others.every((value) => findParameter(file, fn, value) === passed) ? { fn, passedBack: passed } : undefined;
}

function isGivenBack(fate: Fate, uses: readonly Use[], fn: FunctionNode): boolean {
  if (fate.kind === 'returned') {
    return fate.from === fn;
  }
  const handed = uses.filter(({ kind }) => kind === 'handed' || kind === 'release' || kind === 'exempt');
  return fate.kind === 'kept' && fate.place.root.kind === 'variable' && handed.length > 0 && handed.every(({ kind, at }) => kind === 'handed' && isReturnOf(at, fn));
}

function isReturnOf({ parent }: TSESTree.Node, fn: FunctionNode): boolean {
  return parent?.type === AST_NODE_TYPES.ReturnStatement && findEnclosingFunction(parent) === fn;
}

/** The alternatives of all values that a function returns. */
export function collectReturned(file: FileAnalysis, fn: FunctionNode): readonly TSESTree.Node[] {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) {
    return split(fn.body);
  }
  const values: TSESTree.Node[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ReturnStatement && findEnclosingFunction(node) === fn && node.argument !== null) {
      values.push(...split(node.argument));
    }
  });
  return values;
}

function split(value: TSESTree.Node): readonly TSESTree.Node[] {
  const expression = unwrap(value);
  switch (expression.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return split(expression.argument);
    case AST_NODE_TYPES.LogicalExpression:
      return [...split(expression.left), ...split(expression.right)];
    case AST_NODE_TYPES.ConditionalExpression:
      return [...split(expression.consequent), ...split(expression.alternate)];
    default:
      return [expression];
  }
}

/** Is a returned value what the acquire gives? */
function isOf(file: FileAnalysis, value: TSESTree.Node, node: AcquireNode, fate: Fate): boolean {
  const variable = fate.kind === 'kept' && fate.place.root.kind === 'variable' ? fate.place.root.variable : undefined;
  return value === node || (variable !== undefined && value.type === AST_NODE_TYPES.Identifier && file.index.findVariable(value) === variable);
}

/** The position of the parameter that an expression names, or -1. */
function findParameter(file: FileAnalysis, fn: FunctionNode, value: TSESTree.Node): number {
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  return variable === undefined ? -1 : fn.params.findIndex((param) => variable.defs.some(({ name }) => name === param || (param.type === AST_NODE_TYPES.AssignmentPattern && name === param.left)));
}

/** The calls that run a wrapper, but those in itself. */
export function collectClients(file: FileAnalysis, { fn }: Wrapper): readonly TSESTree.CallExpression[] {
  return (file.functions.findMentions(fn) ?? []).flatMap((mention) => {
    const { parent } = mention;
    const isCall = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === mention && findEnclosingFunction(mention) !== fn;
    return isCall ? [parent] : [];
  });
}

/** What a caller passes, and may so get back. */
export type Passing = 'nothing' | 'something' | 'maybe';

export function getPassing(file: FileAnalysis, call: AcquireNode, position: number): Passing {
  const argument = call.arguments[position];
  if (argument === undefined) {
    return call.arguments.some(({ type }) => type === AST_NODE_TYPES.SpreadElement) ? 'something' : 'nothing';
  }
  const value = unwrap(argument);
  if (value.type !== AST_NODE_TYPES.Identifier) {
    return 'something';
  }
  if (value.name === 'undefined') {
    return 'nothing';
  }
  const definition = file.index.findVariable(value)?.defs[0];
  const parameter: TSESTree.Node | undefined = definition?.name;
  return parameter?.type === AST_NODE_TYPES.Identifier && isOptional(parameter) ? 'maybe' : 'something';
}

/** `runner?: Runner`, `runner: Runner | undefined`. */
function isOptional(parameter: TSESTree.Identifier): boolean {
  const type = parameter.typeAnnotation?.typeAnnotation;
  const parts = type?.type === AST_NODE_TYPES.TSUnionType ? type.types : [];
  return parameter.optional || parts.some((part) => part.type === AST_NODE_TYPES.TSUndefinedKeyword || part.type === AST_NODE_TYPES.TSNullKeyword);
}
