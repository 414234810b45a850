/**
 * How long a container lives, and how often it grows.
 *
 * A loop is one run: what a module puts in while it starts is bounded by its text and its input. So the rate is that of the function around the
 * growth, and methods and exported functions run as often as somebody calls them.
 *
 * Example: a module's `Map` that an exported function fills is `'process'` and grows `'calls'` times.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findRunner } from '../set-up.js';
import { isStartUp } from '../start-up.js';
import { collectUses, type Container } from './container.js';

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
  if (home.isStatic) {
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
  const isOutlived = [...collectUses(container, 'grow'), ...collectUses(container, 'growInner')].some(({ at }) => findRunner(at) !== block);
  if (!isOutlived) {
    return 'call';
  }
  return file.multiplicity.getOfFunction(block) === 'once' ? 'process' : 'instance';
}

export function getRate(file: FileAnalysis, at: TSESTree.Node): Rate {
  for (let fn = findEnclosingFunction(at); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (isStartUp(file, fn) && !isToldWhat(file, fn, at)) {
      return 'once';
    }
    const runs = file.multiplicity.getOfFunction(fn);
    if (runs !== 'unknown') {
      return runs === 'exported' ? 'calls' : runs;
    }
    if (file.classLikes.findMemberOwner(fn) !== undefined) {
      return isConstructor(fn) ? 'once' : 'calls';
    }
    if (file.functions.findBinding(fn) !== undefined) {
      return 'calls';
    }
  }
  return 'once';
}

/** `run(job)` that puts `job` in runs for each job, whatever it is called. */
function isToldWhat(file: FileAnalysis, fn: FunctionNode, at: TSESTree.Node): boolean {
  return fn.params.some((parameter) => {
    const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
    return variable?.references.some(({ identifier }) => isWithin(identifier, at)) === true;
  });
}
