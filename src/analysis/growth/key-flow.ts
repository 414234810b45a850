/**
 * What callers pass for a parameter: the arguments of the calls in this file.
 *
 * All callers are known of a function with a name of its own that is only called; of a method, the calls on `this` and on variables that hold
 * an instance. Where there may be other callers, `isComplete` is false, and what is seen proves only that there are such values.
 *
 * Example: in `const find = (key) => cache[key]; app.get('/', (req) => find(req.url))` the parameter `key` gets `req.url`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { findDefinition } from '../variable-definitions.js';

interface Arguments {
  readonly values: readonly TSESTree.Node[];
  readonly isComplete: boolean;
}

const CALL_LIMIT = 12;
const NONE: Arguments = { values: [], isComplete: false };

export function collectArguments(file: FileAnalysis, parameter: Variable): Arguments {
  const fn = parameter.defs[0]?.node;
  const position = fn !== undefined && isFunction(fn) ? fn.params.findIndex((candidate) => candidate === parameter.defs[0]?.name) : -1;
  if (fn === undefined || !isFunction(fn) || position < 0) {
    return NONE;
  }
  const binding = file.functions.findBinding(fn);
  const { calls, isComplete } = binding === undefined ? collectMethodCalls(file, fn) : collectCalls(file, fn, binding);
  const values = calls.slice(0, CALL_LIMIT).map((call) => call.arguments[position]);
  const known = values.filter((value) => value !== undefined);
  return { values: known, isComplete: isComplete && known.length > 0 && known.length === calls.length };
}

interface Calls {
  readonly calls: readonly AcquireNode[];
  readonly isComplete: boolean;
}

function collectCalls(file: FileAnalysis, fn: FunctionNode, binding: Variable): Calls {
  const mentions = binding.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
  const calls = mentions.flatMap((mention) => (mention.parent.type === AST_NODE_TYPES.CallExpression && mention.parent.callee === mention ? [mention.parent] : []));
  return { calls, isComplete: calls.length === mentions.length && !file.exported.isExported(fn) };
}

/** `this.set(…)`, and `memory.set(…)` after `const memory = new Memory()`. */
function collectMethodCalls(file: FileAnalysis, fn: FunctionNode): Calls {
  const owner = file.classLikes.findMemberOwner(fn);
  const name = findMemberName(fn);
  if (owner === undefined || name === undefined) {
    return { calls: [], isComplete: false };
  }
  const calls = (file.index.calls.get(name) ?? []).filter(({ callee }) => {
    const method = unwrap(callee);
    const object = method.type === AST_NODE_TYPES.MemberExpression ? unwrap(method.object) : undefined;
    return object !== undefined && (isThisOf(file, object, owner) || isInstanceOf(file, object, owner.name));
  });
  return { calls, isComplete: false };
}

function isThisOf({ classLikes }: FileAnalysis, object: TSESTree.Node, owner: unknown): boolean {
  return object.type === AST_NODE_TYPES.ThisExpression && classLikes.findThisOwner(object)?.classLike === owner;
}

function isInstanceOf({ index }: FileAnalysis, object: TSESTree.Node, className: string | undefined): boolean {
  const variable = object.type === AST_NODE_TYPES.Identifier ? index.findVariable(object) : undefined;
  const definition = variable && findDefinition(variable);
  const made = definition === undefined ? undefined : unwrap(definition);
  return made?.type === AST_NODE_TYPES.NewExpression && className !== undefined && findCalleeName(made) === className;
}
