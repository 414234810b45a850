/** Remedies for what an instance owns: a line in its teardown, or the teardown itself. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../ast/class-node.js';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { Keep, Remedy } from '../ast/remedy.js';
import type { Answer } from '../util/answer.js';
import type { FileAnalysis } from './file-analysis.js';
import { componentBases, setUpHooks } from './framework-tables.js';
import { findLifecycle } from './lifecycles.js';
import { endsForGood, endsForGoodBy } from './lifespans.js';
import { isTypeScript } from './languages.js';
import type { ClassLike, Obligation } from './model.js';
import { findMemberName } from './multiplicity.js';
import { getNaming } from './naming.js';
import type { PlannedRemedy } from './planned-remedy.js';

/** `named`: the text of the handle, or how it gets one; nothing where its class has to find a name for what the obligation's call gives. */
export function planOfInstance(
  file: FileAnalysis,
  obligation: Obligation,
  classLike: ClassLike,
  named: Keep | string | undefined,
): readonly PlannedRemedy[] {
  const handle = named ?? findKeep(file, obligation, classLike);
  if (handle === undefined || isLocal(obligation)) {
    return [];
  }
  const [teardown, ...others] = file.teardowns.collectWritable(classLike);
  const isKeptOnce = typeof handle === 'string' || runsOncePerLife(obligation);
  if (teardown !== undefined) {
    const remedy: Remedy = { kind: 'releaseInTeardown', teardown, ...toHandle(handle) };
    return [{ remedy, isSafe: others.length === 0 && isKeptOnce && endsForGood(file, obligation, teardown) }];
  }
  const created = planCreation(file, classLike, handle);
  return created === undefined ? [] : [{ remedy: created, isSafe: isKeptOnce && isOnlyEnd(file, obligation, classLike) }];
}

/** Does a base have a teardown of this name, too? Those of frameworks are known. */
function inheritsTeardown(file: FileAnalysis, node: ClassNode, name: string): Answer {
  return node.superClass === null || file.resolver.refersTo(node.superClass, componentBases) ? 'no' : file.seam.inheritsMember(node, name);
}

/** A framework's own hook, of which there is one name in all its versions, in a class that hides none of a base with it. */
function isOnlyEnd(file: FileAnalysis, obligation: Obligation, classLike: ClassLike): boolean {
  const hooks = findLifecycle(file, classLike);
  const { node } = classLike;
  if (hooks === undefined || !isClass(node) || (hooks.tearDown.length > 1 && hooks.implements === undefined)) {
    return false;
  }
  const isAlone = node.superClass === null || file.resolver.refersTo(node.superClass, componentBases);
  return isAlone && endsForGoodBy(file, obligation, hooks.tearDown[0]);
}

/** The parts of a remedy that say what is released. */
export function toHandle(named: Keep | string): { readonly handle: string; readonly keep?: Keep } {
  return typeof named === 'string' ? { handle: named } : { handle: '', keep: named };
}

/** `const timer = setInterval(…)` in a constructor -> `clearInterval(timer)` in `dispose()` names nothing. */
function isLocal({ fate }: Obligation): boolean {
  return fate.kind === 'kept' && fate.place.root.kind === 'variable' && fate.place.root.variable.scope.variableScope.block.type !== AST_NODE_TYPES.Program;
}

function findKeep(file: FileAnalysis, obligation: Obligation, { node }: ClassLike): Keep | undefined {
  return isClass(node) ? { owner: node, naming: getNaming(file, obligation) } : undefined;
}

/** A handle that is kept from now on must be the only one: the code acquires in a constructor or in a hook of set-up. */
export function runsOncePerLife({ node }: Obligation): boolean {
  const fn = findEnclosingFunction(node);
  const name = fn && findMemberName(fn);
  return name !== undefined && (name === 'constructor' || setUpHooks.has(name));
}

/** The method that ends an instance, by the hooks of its framework. */
export function planCreation(file: FileAnalysis, classLike: ClassLike, handle: Keep | string): Remedy | undefined {
  const { node } = classLike;
  if (!isClass(node) && node.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  const hooks = findLifecycle(file, classLike);
  const contract = hooks?.implements;
  const name = hooks?.tearDown[0] ?? 'dispose';
  const inherits = isClass(node) ? inheritsTeardown(file, node, name) : 'no';
  // A method that hides the one of a base nobody sees may end less than before.
  if (inherits === 'unknown') {
    return undefined;
  }
  return {
    kind: 'createTeardown',
    owner: node,
    name,
    ...toHandle(handle),
    callsSuper: hooks?.callsSuper === true || inherits === 'yes',
    isTypeScript: isTypeScript(file),
    ...(contract === undefined ? {} : { implementsName: contract.name, implementsModule: contract.from }),
  };
}

