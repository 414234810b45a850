/**
 * What is known of the growth of a container that lives as long as an object, or as the closures of a function.
 *
 * Of most objects nobody knows how long they live. A function that makes a handler of requests is called where a server starts, and the handler
 * lives as long as the server: by a part of each request it grows for certain. Classes that are called like a server, or whose method gets each
 * request, and functions that wrap another one, are likely to live that long.
 *
 * Example: `export const limiter = (max) => { const hits = new Map(); return (req, res, next) => { hits.set(req.ip, …) } }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { wrapped } from '../../ast/unwrap.js';
import { longLivedClassPattern, requestRootNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Certainty } from '../model.js';
import type { Container, UseOf } from './container.js';
import { isWideKey } from './key-names.js';
import type { Domain } from './keys.js';
import { isRegistration } from './tables.js';

const LONG_LIVED = new RegExp(longLivedClassPattern, 'u');
const REQUESTS: ReadonlySet<string> = new Set(requestRootNames);

export function getCertaintyOfInstance(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, domain: Domain): Certainty | undefined {
  const { home, shape } = container;
  const { at, key } = grow;
  if (shape === 'array' || domain !== 'endless') {
    return undefined;
  }
  if (home.kind === 'variable') {
    const maker = home.variable.scope.variableScope.block;
    return isFunction(maker) && isHandlerOf(at, maker) ? 'definite' : isOfWrapper(file, maker) ? 'likely' : undefined;
  }
  // `add(plugin)` of a manager: a program has as many as it installs.
  if (key !== undefined && isRegistration(file, container, grow) && !isWideKey(file, key)) {
    return undefined;
  }
  const name = home.kind === 'field' ? (home.classLike.name ?? '') : '';
  return isLongLived(name) || getsRequest(findEnclosingFunction(at)) ? 'likely' : undefined;
}

/** Is a class called like a server, a cache or what else lives as long as what it serves? */
export function isLongLived(name: string): boolean {
  return LONG_LIVED.test(name);
}

/** Does the growth stand in the handler of requests that the function gives back? */
function isHandlerOf(at: TSESTree.Node, maker: FunctionNode): boolean {
  for (let fn = findEnclosingFunction(at); fn !== undefined && fn !== maker; fn = findEnclosingFunction(fn)) {
    const { parent } = wrapped(fn);
    const isGiven = parent?.type === AST_NODE_TYPES.ReturnStatement || parent === maker;
    if (isGiven && findEnclosingFunction(fn) === maker && getsRequest(fn)) {
      return true;
    }
  }
  return false;
}

/** `(req, res, next)`, `({ request })`. */
function getsRequest(fn: FunctionNode | undefined): boolean {
  const [first] = fn?.params ?? [];
  if (first?.type === AST_NODE_TYPES.Identifier) {
    return REQUESTS.has(first.name);
  }
  return (
    first?.type === AST_NODE_TYPES.ObjectPattern &&
    first.properties.some((property) => property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Identifier && REQUESTS.has(property.key.name))
  );
}

/** `export function memoize(fn) { … fn(key) … }`: whoever has it may call it for the life of the program. */
function isOfWrapper(file: FileAnalysis, block: TSESTree.Node): boolean {
  return (
    isFunction(block) &&
    file.exported.isExported(block) &&
    block.params.some((parameter) => {
      const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
      return variable?.references.some(({ identifier: { parent } }) => parent.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.Identifier && findEnclosingFunction(parent) !== block && file.index.findVariable(parent.callee) === variable);
    })
  );
}
