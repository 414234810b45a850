/**
 * How long a container lives, and how often it grows.
 *
 * A loop is one run: what a module puts in while it starts is bounded by its text and its input. So the rate is that of the function around the
 * growth, and methods and exported functions run as often as somebody calls them.
 *
 * Example: a module's `Map` that an exported function fills is `'process'` and grows `'calls'` times.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { isConstructor } from '../../ast/is-constructor.js';
import { findParent } from '../../ast/find-parent.js';
import { findEnclosingFunction, isInLoop, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findMemberName } from '../multiplicity.js';
import { findRunner } from '../set-up.js';
import { isStartUp } from '../start-up.js';
import { collectUses, type Container, hasUse } from './container.js';

/** `'instance'`: as long as an object, or the closures of a function, of which there may be many and for how long nobody knows. */
export type Span = 'process' | 'instance' | 'call';

export type Rate =
  | 'once'
  /** For each event, component or request. */
  | 'many'
  /** As often as others call it. */
  | 'calls';

export function getSpan(file: FileAnalysis, container: Container): Span {
  const { home } = container;
  if (home.kind === 'variable') {
    return getSpanOfVariable(file, container, home.variable.scope.variableScope.block);
  }
  if (home.kind === 'member') {
    return typeof home.root === 'string' || !isFunction(home.root.scope.variableScope.block) ? 'process' : 'instance';
  }
  if (home.isStatic || (container.isShared && !hasUse(container, 'make', 'empty'))) {
    return 'process';
  }
  const { node, kind } = home.classLike;
  if (kind === 'object') {
    const maker = findEnclosingFunction(node);
    return maker === undefined && !file.roles.isComponentFile ? 'process' : 'instance';
  }
  return file.instances.count(home.classLike) === 'once' ? 'process' : 'instance';
}

function getSpanOfVariable(file: FileAnalysis, container: Container, block: TSESTree.Node): Span {
  if (!isFunction(block)) {
    return file.roles.isComponentFile ? 'instance' : 'process';
  }
  if (file.roles.getRole(block) !== 'plain') {
    return 'call';
  }
  const isOutlived = [...collectUses(container, 'grow'), ...collectUses(container, 'growInner')].some(({ at }) => isLater(file, at, block, 0));
  if (!isOutlived) {
    return 'call';
  }
  if (isInLoop(container.maker, block)) {
    return 'instance';
  }
  return file.multiplicity.getOfFunction(block) === 'once' || isRunByModule(file, block) || isDecorator(file, block) ? 'process' : 'instance';
}

const DEPTH_LIMIT = 4;

/** Does the code at a node run when the function around it has ended, or may have? A function that is only called there runs within it. */
function isLater(file: FileAnalysis, at: TSESTree.Node, block: FunctionNode, depth: number): boolean {
  const runner = findRunner(at);
  // A function beside it gets the container as an argument, and is done when it comes back.
  if (runner === undefined || runner === block || !isWithin(runner, block)) {
    return false;
  }
  const binding = file.functions.findBinding(runner);
  const mentions = binding?.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier) ?? [];
  const isOnlyCalled = mentions.length > 0 && mentions.every((mention) => mention.parent.type === AST_NODE_TYPES.CallExpression && mention.parent.callee === mention);
  return !isOnlyCalled || depth > DEPTH_LIMIT || mentions.some((mention) => !isWithin(mention, runner) && isLater(file, mention, block, depth + 1));
}

/** A function that makes others, and whose every call stands where the module or a class starts. */
function isRunByModule(file: FileAnalysis, fn: FunctionNode): boolean {
  const binding = file.functions.findBinding(fn);
  const mentions = binding === undefined || file.exported.isVariableExported(binding) ? [] : binding.references.filter(({ init }) => init !== true);
  return mentions.length > 0 && mentions.every(({ identifier }) => isRunOnce(file, identifier));
}

function isRunOnce(file: FileAnalysis, mention: TSESTree.Node): boolean {
  const { parent } = mention;
  const isCall = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === mention;
  const use = isCall ? parent : mention;
  const isDecorating = use.parent?.type === AST_NODE_TYPES.Decorator;
  return (isCall || isDecorating) && !isOfInstance(use, isDecorating) && file.multiplicity.getOfSite(isDecorating ? findClassAround(use) : use) === 'once';
}

/** A field's initial value is made for each instance. */
function isOfInstance(node: TSESTree.Node, isDecorating: boolean): boolean {
  for (let parent = findParent(node); parent !== undefined && !isDecorating; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.PropertyDefinition) {
      return !parent.static;
    }
  }
  return false;
}

/** A decorator runs where its class is declared. */
function findClassAround(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (let parent = findParent(node); parent !== undefined && !isClass(current); parent = findParent(parent)) {
    current = parent;
  }
  return current;
}

/** `(target, key, descriptor)` that puts another function in the descriptor, or `(method, context)` by its type: once for each class. */
export function isDecorator(file: FileAnalysis, fn: FunctionNode): boolean {
  return fn.params.some((parameter) => {
    const type = parameter.type === AST_NODE_TYPES.Identifier ? parameter.typeAnnotation?.typeAnnotation : undefined;
    const typeName = type?.type === AST_NODE_TYPES.TSTypeReference ? file.index.sourceCode.getText(type.typeName) : '';
    return /^(?:(?:Typed)?PropertyDescriptor|Class\w*DecoratorContext)$/u.test(typeName) || isPatched(file, parameter);
  });
}

/** `descriptor.value = function () { … }`. */
function isPatched(file: FileAnalysis, parameter: TSESTree.Node): boolean {
  const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
  return variable?.references.some(({ identifier: { parent } }) => {
    const isValue = parent.type === AST_NODE_TYPES.MemberExpression && /^(?:value|get)$/u.test(findPropertyName(parent) ?? '');
    return isValue && parent.parent.type === AST_NODE_TYPES.AssignmentExpression && parent.parent.left === parent && isFunction(parent.parent.right);
  }) === true;
}

export function getRate(file: FileAnalysis, at: TSESTree.Node): Rate {
  for (let fn = findEnclosingFunction(at); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (isStartUp(file, fn) && !isToldWhat(file, fn, at)) {
      return 'once';
    }
    if (isPartOfConstructor(file, fn)) {
      return 'once';
    }
    const runs = file.multiplicity.getOfFunction(fn);
    if (runs !== 'unknown') {
      return runs === 'exported' || (runs === 'many' && isManyInLoopsOnly(file, fn)) ? 'calls' : runs;
    }
    if (file.classLikes.findMemberOwner(fn) !== undefined) {
      return isConstructor(fn) ? 'once' : 'calls';
    }
    if (file.functions.findBinding(fn) !== undefined || isGiven(fn)) {
      return 'calls';
    }
  }
  return 'once';
}

/** `for (const name of names) addFile(name)`: many only because of a loop, and a loop is one run. */
function isManyInLoopsOnly(file: FileAnalysis, fn: FunctionNode, depth = 0): boolean {
  const mentions = file.functions.findMentions(fn) ?? [];
  return mentions.length > 0 && depth < DEPTH_LIMIT && mentions.every((mention) => {
    const { parent } = wrapped(mention);
    if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee !== mention) {
      return parent?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === 'bind';
    }
    const runner = findRunner(mention);
    return runner === undefined || runner === fn || (file.multiplicity.getOfFunction(runner) !== 'many' || isManyInLoopsOnly(file, runner, depth + 1));
  });
}

/** A private method that the constructor alone calls. */
function isPartOfConstructor(file: FileAnalysis, fn: FunctionNode): boolean {
  const method = fn.parent.type === AST_NODE_TYPES.MethodDefinition ? fn.parent : undefined;
  const name = method === undefined ? undefined : findMemberName(fn);
  const isHidden = method?.accessibility === 'private' || name?.startsWith('#') === true || name?.startsWith('_') === true;
  const mentions = name === undefined || !isHidden ? [] : (file.index.members.get(name) ?? []);
  return mentions.length > 0 && mentions.every((mention) => isConstructor(findEnclosingFunction(mention) ?? fn));
}

/** `run(job)` that puts `job` in runs for each job, whatever it is called. */
function isToldWhat(file: FileAnalysis, fn: FunctionNode, at: TSESTree.Node): boolean {
  return fn.params.some((parameter) => {
    const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
    return variable?.references.some(({ identifier }) => isWithin(identifier, at)) === true;
  });
}

/** A function that another one gives back, or puts in the place of a method. */
function isGiven(fn: FunctionNode): boolean {
  const node = wrapped(fn);
  const { parent } = node;
  const isResult = parent?.type === AST_NODE_TYPES.ReturnStatement || (parent?.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === node);
  return isResult || (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node && parent.left.type === AST_NODE_TYPES.MemberExpression);
}
