/**
 * How a listener that is made in its call gets a name, so that a removal can say it.
 *
 * The function's text moves, and must mean the same where it goes: no variable of a scope that it leaves, no `this` of its own, and no parameter that
 * takes its type from the call, unless that type has a name which every file knows. What may not move gets no remedy of this kind.
 *
 * Example: `addEventListener('keydown', (event) => this.type(event.key))` moves to `onKeydown = (event: KeyboardEvent) => …` in TypeScript.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import type { Hoisting } from '../../ast/remedy.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { eventTypes } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import { isTypeScript } from '../languages.js';
import type { FunctionNode } from '../model.js';
import type { Registration } from './registration.js';

export function findHoisting(file: FileAnalysis, registration: Registration): Hoisting | undefined {
  const { call, eventNode } = registration;
  const listener = unwrap(registration.listener.node);
  if (isFunction(listener) && listener.type !== AST_NODE_TYPES.FunctionDeclaration) {
    const parameterTypes = hasOwnThis(file, listener) ? undefined : findParameterTypes(file, registration, listener);
    const base = getListenerName(eventNode === undefined ? undefined : findStaticString(eventNode));
    return parameterTypes && { acquire: call, listener, base, parameterTypes };
  }
  const base = findBoundName(listener);
  return base === undefined || listener.type !== AST_NODE_TYPES.CallExpression ? undefined : { acquire: call, listener, base, parameterTypes: [] };
}

/** `boundOnResize` of `this.onResize.bind(this)`; `_boundOnResize` of `this._onResize.bind(this)`. */
function findBoundName(node: TSESTree.Node): string | undefined {
  const callee = node.type === AST_NODE_TYPES.CallExpression && node.arguments.length === 1 ? unwrap(node.callee) : undefined;
  if (callee?.type !== AST_NODE_TYPES.MemberExpression || findPropertyName(callee) !== 'bind') {
    return undefined;
  }
  const method = unwrap(callee.object);
  const name = method.type === AST_NODE_TYPES.MemberExpression && method.object.type === AST_NODE_TYPES.ThisExpression ? findPropertyName(method) : undefined;
  const [argument] = node.type === AST_NODE_TYPES.CallExpression ? node.arguments : [];
  const parts = /^(?<mark>[#_]*)(?<first>[A-Za-z])(?<rest>\w*)$/u.exec(name ?? '')?.groups;
  return parts === undefined || argument?.type !== AST_NODE_TYPES.ThisExpression
    ? undefined
    : `${(parts['mark'] ?? '').replace('#', '')}bound${(parts['first'] ?? '').toUpperCase()}${parts['rest'] ?? ''}`;
}

/** `onResize` of `'resize'`. */
function getListenerName(event: string | undefined): string {
  const words = event !== undefined && /^[a-z][A-Za-z]*(?:[-:_.][A-Za-z]+)*$/u.test(event) ? event.split(/[-:_.]/u) : [];
  return words.length === 0 ? 'listener' : `on${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

/** `function () { this.x(); }` is called with its target as `this`; `arguments` is of the function around an arrow. */
function hasOwnThis(file: FileAnalysis, fn: FunctionNode): boolean {
  const isArrow = fn.type === AST_NODE_TYPES.ArrowFunctionExpression;
  let isFound = false;
  walk(fn, file.index.sourceCode.visitorKeys, (node) => {
    isFound ||= node.type === AST_NODE_TYPES.ThisExpression && !isArrow;
    isFound ||= node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments' && isArrow;
    isFound ||= node.type === AST_NODE_TYPES.Super || node.type === AST_NODE_TYPES.YieldExpression || node.type === AST_NODE_TYPES.MetaProperty;
  });
  return isFound;
}

/** For each parameter the type that it had from the call; nothing for one that says its own. `undefined`: some type cannot be written. */
function findParameterTypes(file: FileAnalysis, registration: Registration, { params }: FunctionNode): Hoisting['parameterTypes'] | undefined {
  const types: (string | undefined)[] = [];
  for (const [position, parameter] of params.entries()) {
    const isTyped = !isTypeScript(file) || parameter.type === AST_NODE_TYPES.AssignmentPattern || ('typeAnnotation' in parameter && Boolean(parameter.typeAnnotation));
    const type = isTyped ? undefined : findParameterType(file, registration, parameter, position);
    if (!isTyped && type === undefined) {
      return undefined;
    }
    types.push(type);
  }
  return types;
}

function findParameterType(file: FileAnalysis, { event, target, protocol }: Registration, parameter: TSESTree.Node, position: number): string | undefined {
  const { identity } = target;
  const isOfPage = protocol.isByName === true && identity.kind === 'global' && /^(?:window|document|document\.body|document\.documentElement)$/u.test(identity.path);
  const type = isOfPage && position === 0 && event.kind === 'text' && Object.hasOwn(eventTypes, event.text) ? eventTypes[event.text] : undefined;
  return type !== undefined && isGlobalName(file, parameter, type) ? type : undefined;
}

/** `import { DragEvent } from './board'` means another type. */
function isGlobalName({ index }: FileAnalysis, at: TSESTree.Node, name: string): boolean {
  let scope: ReturnType<typeof index.sourceCode.getScope> | null = index.sourceCode.getScope(at);
  for (; scope !== null; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) {
      return false;
    }
  }
  return true;
}

/** Does code mean the same when it stands in this block, or in front of what stands in it? */
export function meansSameAt(file: FileAnalysis, code: TSESTree.Node, block: TSESTree.Node): boolean {
  let isSame = true;
  walk(code, file.index.sourceCode.visitorKeys, (node) => {
    const scope = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node)?.scope.block : undefined;
    isSame &&= scope === undefined || isWithin(scope, code) || isWithin(block, scope);
  });
  return isSame;
}
