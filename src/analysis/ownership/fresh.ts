/**
 * What a function of the project makes anew for whoever calls it: calling it is acquiring.
 *
 * Read in its body, in this file or, with types, in another one, through two more functions at most. Each value that it returns comes from an
 * acquire, or is nothing; it does not end, store or hand on what it gives away, and no closure of it does. Anything else gives nothing fresh: what is
 * kept and given again, what was passed in, what somebody else may end.
 *
 * Example: `async function openLog() { const file = await open('log'); await file.truncate(); return file; }`; not `return cached ??= open('log')`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { Protocol } from '../../catalogue/schema.js';
import { weakMemo } from '../../util/weak-memo.js';
import { collectObligations } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, FunctionNode, Obligation, Use, Variable } from '../model.js';
import { findFunctionOf, findOtherFile } from '../other-files.js';
import { findDefinition } from '../variable-definitions.js';
import { mayGive } from './makers.js';
import { collectReturned } from './wrappers.js';

export interface Fresh {
  readonly protocol: Protocol;
  /** Where in the result: `['client']` of `return { client, db }`. */
  readonly path: readonly string[];
  readonly isPromise: boolean;
  /** What acquires it, and where that stands. */
  readonly file: FileAnalysis;
  readonly node: AcquireNode;
}

const DEPTH_LIMIT = 3;

/** What a file acquires, by call. */
export const getObligations = createMemo((file, protocols) => new Map(collectObligations(file, protocols).map((obligation) => [obligation.node, obligation])));
const getAnswers = createMemo((_file, _protocols) => new WeakMap<FunctionNode, Map<number, readonly Fresh[]>>());

function createMemo<Value>(compute: (file: FileAnalysis, protocols: readonly Protocol[]) => Value): (file: FileAnalysis, protocols: readonly Protocol[]) => Value {
  const ofFile = weakMemo((file: FileAnalysis) => weakMemo((protocols: readonly Protocol[]) => compute(file, protocols)));
  return (file, protocols) => ofFile(file)(protocols);
}

/** What a call gives that the function which it runs has made. */
export function collectFresh(file: FileAnalysis, call: AcquireNode, protocols: readonly Protocol[], depth = 0): readonly Fresh[] {
  if (call.type !== AST_NODE_TYPES.CallExpression || depth >= DEPTH_LIMIT) {
    return [];
  }
  const local = findLocal(file, call);
  if (local !== undefined) {
    return collectOfFunction(file, local, protocols, depth);
  }
  const declaration = file.functions.findCallee(call) === undefined ? file.seam.declarationOfCallee(call) : undefined;
  if (declaration === undefined || !mayGive(file, declaration, protocols)) {
    return [];
  }
  const other = findOtherFile(file, declaration);
  const fn = other && findFunctionOf(other, declaration);
  return other === undefined || fn === undefined ? [] : collectOfFunction(other, fn, protocols, depth);
}

/** The function of this file that a call runs, without another function around it, which might remember what it gave. */
function findLocal({ functions, index }: FileAnalysis, call: TSESTree.CallExpression): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  const variable = callee.type === AST_NODE_TYPES.Identifier ? index.findVariable(callee) : undefined;
  const definition = variable && findDefinition(variable);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return definition !== undefined && isFunction(definition) ? definition : undefined;
  }
  return callee.type === AST_NODE_TYPES.MemberExpression ? functions.findFunction(callee) : undefined;
}

function collectOfFunction(file: FileAnalysis, fn: FunctionNode, protocols: readonly Protocol[], depth: number): readonly Fresh[] {
  const answers = getAnswers(file, protocols).get(fn) ?? new Map<number, readonly Fresh[]>();
  getAnswers(file, protocols).set(fn, answers);
  const known = answers.get(depth);
  if (known !== undefined) {
    return known;
  }
  // While it is asked about, it gives nothing: that ends recursion.
  answers.set(depth, []);
  const fresh = fn.generator ? [] : readReturned({ file, fn, protocols, depth });
  answers.set(depth, fresh);
  return fresh;
}

interface Question {
  readonly file: FileAnalysis;
  readonly fn: FunctionNode;
  readonly protocols: readonly Protocol[];
  readonly depth: number;
}

function readReturned(question: Question): readonly Fresh[] {
  const values = collectReturned(question.file, question.fn).filter((value) => !isNothing(value));
  const [first = [], ...others] = values.map((value) => readValue(question, value));
  return others.every((other) => isAlike(first, other)) ? first.map((fresh) => ({ ...fresh, isPromise: fresh.isPromise || question.fn.async })) : [];
}

/** Two ways out give the same: each its own handle, released in the same ways. */
function isAlike(left: readonly Fresh[], right: readonly Fresh[]): boolean {
  return left.length === right.length && left.every((fresh, index) => getShape(fresh) === getShape(right[index]));
}

function getShape(fresh: Fresh | undefined): string {
  return fresh === undefined ? '' : `${fresh.path.join('.')} ${fresh.isPromise} ${JSON.stringify(fresh.protocol.release)}`;
}

function readValue(question: Question, value: TSESTree.Node): readonly Fresh[] {
  const expression = unwrap(value);
  switch (expression.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return readCall(question, expression);
    case AST_NODE_TYPES.Identifier:
      return readVariable(question, question.file.index.findVariable(expression));
    case AST_NODE_TYPES.ObjectExpression:
      return expression.properties.flatMap((property) => readProperty(question, property));
    default:
      return [];
  }
}

function readProperty(question: Question, property: TSESTree.ObjectLiteralElement): readonly Fresh[] {
  const name = property.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
  const parts = name === undefined || property.type !== AST_NODE_TYPES.Property ? [] : readValue(question, property.value);
  return parts.flatMap((fresh) => (fresh.isPromise || name === undefined ? [] : [{ ...fresh, path: [name, ...fresh.path] }]));
}

function readCall({ file, protocols, depth }: Question, call: AcquireNode): readonly Fresh[] {
  const obligation = getObligations(file, protocols).get(call);
  const isAwaited = wrapped(call).parent?.type === AST_NODE_TYPES.AwaitExpression;
  if (obligation === undefined) {
    return collectFresh(file, call, protocols, depth + 1).map((fresh) => ({ ...fresh, isPromise: fresh.isPromise && !isAwaited }));
  }
  const { protocol } = obligation;
  return isGiven(obligation) ? [{ protocol, path: [], isPromise: protocol.handle === 'promise' && !isAwaited, file, node: call }] : [];
}

/** What ends by itself is no matter, and a callback gets its handle for itself. */
function isGiven({ fate, protocol }: Obligation): boolean {
  const isReturn = protocol.handle === undefined || protocol.handle === 'return' || protocol.handle === 'promise';
  return isReturn && protocol.ends === 'never' && protocol.kind !== 'registration' && fate.kind !== 'exempt' && fate.kind !== 'optedOut';
}

/** A constant, or a variable that one acquire sets, of which the function does nothing but use it and give it away. */
function readVariable(question: Question, variable: Variable | undefined): readonly Fresh[] {
  const writes = variable?.references.filter((reference) => reference.isWrite()) ?? [];
  const [write] = writes;
  const value = write?.writeExpr;
  const isOwn = variable !== undefined && variable.scope.variableScope.block === question.fn && variable.defs.every(({ type }) => type === TSESLint.Scope.DefinitionType.Variable);
  if (!isOwn || writes.length !== 1 || value === null || value === undefined || isDestructured(write?.identifier)) {
    return [];
  }
  const inner = unwrap(value);
  const call = inner.type === AST_NODE_TYPES.AwaitExpression ? unwrap(inner.argument) : inner;
  if (call.type !== AST_NODE_TYPES.CallExpression && call.type !== AST_NODE_TYPES.NewExpression) {
    return [];
  }
  const parts = readCall(question, call);
  return parts.every((fresh) => fresh.path.length === 0 && isOnlyGiven(question, variable, fresh)) ? parts : [];
}

function isDestructured(identifier: TSESTree.Node | undefined): boolean {
  const parent = identifier?.parent;
  return parent?.type !== AST_NODE_TYPES.VariableDeclarator && parent?.type !== AST_NODE_TYPES.AssignmentExpression;
}

function isOnlyGiven({ file, fn }: Question, variable: Variable, { protocol }: Fresh): boolean {
  const uses = file.uses.collect({ root: { kind: 'variable', variable }, path: [], isElement: false }, protocol);
  return uses.every((use) => isHarmless(use) || (use.kind === 'handed' && isReturned(use.at, fn)));
}

function isHarmless({ kind }: Use): boolean {
  return kind === 'read' || kind === 'test' || kind === 'state' || kind === 'store';
}

/** `return file`, `return { file }`. */
function isReturned(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let parent = findParent(node); parent !== undefined; parent = findParent(parent)) {
    switch (parent.type) {
      case AST_NODE_TYPES.ReturnStatement:
        return findEnclosingFunction(parent) === fn;
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent === fn;
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
        break;
      default:
        return false;
    }
  }
  return false;
}
