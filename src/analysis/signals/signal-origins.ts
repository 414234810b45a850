/**
 * Where the signal comes from that an expression denotes, and so whether it outlives the work that listens to it.
 *
 * A signal that callers give may be one for the whole session; one that is made here, that a timeout bounds, or that belongs to a request ends
 * with the work. Direction of the approximation: `'given'` needs a parameter or an import that the file shows; a parameter that some library
 * fills for each call is `'unknown'`.
 *
 * Example: in `function read(url, { signal }) {}` the signal is `'given'`; in `app.get('/', (request) => request.signal)` it is `'request'`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../../ast/member-root.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findPatternPath } from '../../ast/pattern-path.js';
import { isFunction } from '../../ast/is-function.js';
import { findKeyName, findLastName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { requestNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';

export type SignalOrigin =
  /** Callers give it, or the module has it: nobody here knows when it ends. */
  | 'given'
  /** Whoever calls a method of an object that this code returns gives it. */
  | 'offered'
  /** The instance keeps it. */
  | 'instance'
  /** Made by the activation that uses it. */
  | 'made'
  /** It ends by itself, after some time. */
  | 'bounded'
  /** It ends with the request, event or job whose part it is. */
  | 'request'
  /** There is none. */
  | 'absent'
  | 'unknown';

/** The first of these that one of several values has is the origin of all. */
const PRECEDENCE: readonly SignalOrigin[] = ['request', 'given', 'offered', 'instance', 'unknown', 'bounded', 'made', 'absent'];

const REQUESTS: ReadonlySet<string> = new Set(requestNames);

const DEPTH_LIMIT = 8;

/** What one question about a signal has looked at so far. */
interface Inquiry {
  readonly file: FileAnalysis;
  readonly seen: Set<Variable>;
  readonly depth: number;
  /** The property that is asked for, where the expression is the object around the signal. */
  readonly key?: string | undefined;
}

export function getSignalOrigin(file: FileAnalysis, expression: TSESTree.Node): SignalOrigin {
  return getOrigin({ file, seen: new Set(), depth: 0 }, expression);
}

function getOrigin(outer: Inquiry, value: TSESTree.Node): SignalOrigin {
  const node = unwrap(value);
  const inquiry = { ...outer, depth: outer.depth + 1 };
  if (inquiry.depth > DEPTH_LIMIT) {
    return 'unknown';
  }
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return getOfIdentifier(inquiry, node);
    case AST_NODE_TYPES.MemberExpression:
      return getOfMember(inquiry, node);
    case AST_NODE_TYPES.NewExpression:
      return 'made';
    case AST_NODE_TYPES.CallExpression:
      return getOfCall(node);
    case AST_NODE_TYPES.LogicalExpression:
      return join([node.left, node.right].map((side) => getOrigin(inquiry, side)));
    case AST_NODE_TYPES.ConditionalExpression:
      return join([node.consequent, node.alternate].map((side) => getOrigin(inquiry, side)));
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.ObjectExpression:
      return 'absent';
    default:
      return 'unknown';
  }
}

function getOfIdentifier(inquiry: Inquiry, node: TSESTree.Identifier): SignalOrigin {
  const variable = inquiry.file.index.findVariable(node);
  if (node.name === 'undefined') {
    return 'absent';
  }
  if (variable === undefined || inquiry.seen.has(variable)) {
    return variable === undefined ? 'unknown' : 'absent';
  }
  inquiry.seen.add(variable);
  const written = variable.references.flatMap(({ init, writeExpr }) =>
    init === true || writeExpr === null || writeExpr === undefined ? [] : [getOrigin(inquiry, writeExpr)],
  );
  return join([...variable.defs.map((definition) => getOfDefinition(inquiry, definition)), ...written]);
}

function getOfDefinition(inquiry: Inquiry, { name, node, type }: Variable['defs'][number]): SignalOrigin {
  if (type === TSESLint.Scope.DefinitionType.ImportBinding) {
    return 'given';
  }
  if (isFunction(node)) {
    return type === TSESLint.Scope.DefinitionType.Parameter ? getOfParameter(inquiry, node, name) : 'unknown';
  }
  if (node.type !== AST_NODE_TYPES.VariableDeclarator) {
    return 'unknown';
  }
  const { parent } = node.parent;
  if (node.init === null) {
    return parent.type === AST_NODE_TYPES.ForOfStatement && parent.left === node.parent ? getOrigin(inquiry, parent.right) : 'absent';
  }
  if (node.id !== name && isRequestName(node.init)) {
    return 'request';
  }
  const [key] = findPatternPath(name, node.id) ?? [];
  const origin = getOrigin(key === undefined ? inquiry : { ...inquiry, key }, node.init);
  // What the module made lives as long as that.
  return origin === 'made' && findEnclosingFunction(node) === undefined ? 'given' : origin;
}

function getOfParameter(inquiry: Inquiry, fn: FunctionNode, name: TSESTree.Node): SignalOrigin {
  if (isFilledByOthers(inquiry.file, fn)) {
    return isMethodOfResult(fn) ? 'offered' : 'unknown';
  }
  return getOfCallers(inquiry, fn, name) ?? 'given';
}

/** What the callers of a private function give; `undefined` where other files may call it. */
function getOfCallers(inquiry: Inquiry, fn: FunctionNode, name: TSESTree.Node): SignalOrigin | undefined {
  const { functions, exported } = inquiry.file;
  const position = fn.params.findIndex((parameter) => isWithin(name, parameter));
  const parameter = fn.params[position];
  if (functions.findBinding(fn) === undefined || exported.isExported(fn) || parameter?.type === AST_NODE_TYPES.RestElement) {
    return undefined;
  }
  const calls = (functions.findMentions(fn) ?? []).map(findCallOf);
  if (calls.length === 0 || calls.includes(undefined)) {
    return undefined;
  }
  const pattern = parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const [key = inquiry.key] = (pattern && findPatternPath(name, pattern)) ?? [];
  return join(
    calls.map((call) => {
      const argument = call?.arguments[position];
      return argument === undefined ? 'absent' : getOfArgument(inquiry, argument, key);
    }),
  );
}

/** `read(url, { signal })`: the option is what counts. */
function getOfArgument(inquiry: Inquiry, argument: TSESTree.Node, key: string | undefined): SignalOrigin {
  if (argument.type !== AST_NODE_TYPES.ObjectExpression || key === undefined) {
    return getOrigin({ ...inquiry, key }, argument);
  }
  const values = argument.properties.flatMap((property): readonly SignalOrigin[] => {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      return [getOrigin({ ...inquiry, key }, property.argument)];
    }
    return findKeyName(property) === key ? [getOrigin({ ...inquiry, key: undefined }, property.value)] : [];
  });
  return values.length === 0 ? 'absent' : join(values);
}

function getOfMember(inquiry: Inquiry, node: TSESTree.MemberExpression): SignalOrigin {
  if (isRequestName(node.object)) {
    return 'request';
  }
  if (getMemberRoot(node).type === AST_NODE_TYPES.ThisExpression) {
    return toFieldOrigin(inquiry.file.lifetimes.get(node));
  }
  const origin = getOrigin({ ...inquiry, key: findPropertyName(node) }, node.object);
  // Who gives one signal to many calls gives the signal: a controller is passed along for the one call that may use it.
  return origin === 'given' && /controller$/iu.test(findLastName(node.object) ?? '') ? 'offered' : origin;
}

function getOfCall(node: TSESTree.CallExpression): SignalOrigin {
  const callee = unwrap(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || (findLastName(callee.object) ?? '') !== 'AbortSignal') {
    return 'unknown';
  }
  return findPropertyName(callee) === 'any' ? 'made' : 'bounded';
}

function toFieldOrigin(lifetime: string): SignalOrigin {
  if (lifetime === 'process' || lifetime === 'outer') {
    return 'given';
  }
  return lifetime === 'own' ? 'instance' : 'unknown';
}

function join(origins: readonly SignalOrigin[]): SignalOrigin {
  return PRECEDENCE.find((origin) => origins.includes(origin)) ?? 'unknown';
}

/** A function that a call, an element or an object of options takes: its caller is a library, which makes one signal for each call. */
function isFilledByOthers({ functions, classLikes }: FileAnalysis, fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  if (functions.findBinding(fn) !== undefined || fn.type === AST_NODE_TYPES.FunctionDeclaration) {
    return false;
  }
  if (parent?.type === AST_NODE_TYPES.MethodDefinition || parent?.type === AST_NODE_TYPES.PropertyDefinition) {
    return false;
  }
  if (parent?.type === AST_NODE_TYPES.Property) {
    return wrapped(parent.parent).parent?.type !== AST_NODE_TYPES.VariableDeclarator;
  }
  return classLikes.findMemberOwner(fn) === undefined && parent?.type !== AST_NODE_TYPES.ExportDefaultDeclaration && !isReturned(fn);
}

/** `return { read(signal) {} }`. */
function isMethodOfResult(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  return parent?.type === AST_NODE_TYPES.Property && isReturned(parent.parent);
}

function isReturned(fn: TSESTree.Node): boolean {
  const { parent } = wrapped(fn);
  return parent?.type === AST_NODE_TYPES.ReturnStatement || parent?.type === AST_NODE_TYPES.ArrowFunctionExpression;
}

function findCallOf(mention: TSESTree.Node): AcquireNode | undefined {
  const node = wrapped(mention);
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === node ? parent : undefined;
}

/** `req` of `req.signal`, `this.request` of `this.request.signal`. */
function isRequestName(node: TSESTree.Node): boolean {
  return REQUESTS.has((findLastName(node) ?? ''));
}
