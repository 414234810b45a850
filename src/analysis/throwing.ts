/**
 * Which nodes are worth a path on which they throw.
 *
 * Nearly every call can throw; reporting each would say nothing. Awaited promises reject, generators are thrown into, parsers throw, and local
 * functions throw that say so. Inside a `try` with a handler the author expects more: there every call counts but those of pages and consoles that do not
 * throw.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { quietMethods } from '../catalogue/index.js';
import { mayThrowByDefault } from './flow/may-throw.js';
import { walk } from './file-index.js';
import type { LocalFunctions } from './local-functions.js';
import type { TSESLint } from '@typescript-eslint/utils';

const QUIET: ReadonlySet<string> = new Set(quietMethods);

/** Does a call throw in so many words: a parser, an assertion of a signal, a function of this file with a `throw`? */
export type IsThrower = (call: TSESTree.CallExpression) => boolean;

export function createThrowers(functions: LocalFunctions, visitorKeys: TSESLint.SourceCode.VisitorKeys): IsThrower {
  const throwers = new Map<FunctionNode, boolean>();

  function canThrow(fn: FunctionNode): boolean {
    let answer = throwers.get(fn);
    if (answer === undefined) {
      answer = containsThrow(fn, visitorKeys);
      throwers.set(fn, answer);
    }
    return answer;
  }

  return (call) => {
    const callee = functions.findCallee(call);
    return isThrower(call) || (callee !== undefined && !callee.async && canThrow(callee));
  };
}

export function createThrowing(isNamedThrower: IsThrower): (node: TSESTree.Node) => boolean {
  return (node) => {
    switch (node.type) {
      case AST_NODE_TYPES.AwaitExpression:
        return !isCaught(node.argument);
      case AST_NODE_TYPES.YieldExpression:
      case AST_NODE_TYPES.ThrowStatement:
        return true;
      case AST_NODE_TYPES.ForOfStatement:
        return node.await || isInTry(node);
      case AST_NODE_TYPES.CallExpression:
        return isNamedThrower(node) || (isInTry(node) && !isQuiet(node));
      default:
        return mayThrowByDefault(node) && isInTry(node);
    }
  };
}

/** `load().catch(() => undefined)` gives something whatever happens. */
function isCaught(promise: TSESTree.Expression): boolean {
  const call = unwrap(promise);
  const [handler] = call.type === AST_NODE_TYPES.CallExpression ? call.arguments : [];
  return (
    call.type === AST_NODE_TYPES.CallExpression &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    findPropertyName(call.callee) === 'catch' &&
    handler?.type === AST_NODE_TYPES.ArrowFunctionExpression &&
    isInert(handler.body)
  );
}

/** A body that does nothing which could throw. */
function isInert(body: TSESTree.Node): boolean {
  switch (body.type) {
    case AST_NODE_TYPES.BlockStatement:
      return body.body.length === 0;
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.Identifier:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return body.operator === 'void' && isInert(body.argument);
    default:
      return false;
  }
}

/** `document.body.appendChild(link)`, `console.log(text)`. */
function isQuiet({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && QUIET.has(findPropertyName(callee) ?? '');
}

/** `JSON.parse(text)`, `signal.throwIfAborted()`. */
function isThrower({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return false;
  }
  const name = findPropertyName(callee);
  const isJson = callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'JSON';
  return name === 'throwIfAborted' || (isJson && name === 'parse');
}

function containsThrow(fn: FunctionNode, visitorKeys: TSESLint.SourceCode.VisitorKeys): boolean {
  let isFound = false;
  walk(fn.body, visitorKeys, (node) => {
    isFound ||= node.type === AST_NODE_TYPES.ThrowStatement;
  });
  return isFound;
}

/** In the block of a `try` with a handler, of the same function. */
function isInTry(node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = findParent(node); parent !== undefined && !isFunction(parent); parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === child && parent.handler !== null) {
      return true;
    }
    child = parent;
  }
  return false;
}
