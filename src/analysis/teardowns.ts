/**
 * Which functions end an owner's life, and what they reach.
 *
 * A teardown is a framework's hook, a method with a conventional name, a closure that an effect returns or that is registered for the end of
 * life, or what a factory gives its callers to end what it made. What a teardown may run is over-approximated: every function of this file
 * that it mentions counts as reached, so that a release in a helper is always found.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrap } from '../ast/unwrap.js';
import { findKeyName } from '../ast/static-name.js';
import { finalTeardownNames, releaseVerbPattern, takingBackPattern, teardownNames } from '../catalogue/index.js';
import { assertNever } from '../util/assert-never.js';
import { isCallbackTaker } from './callback-takers.js';
import { type FileIndex, findCalleeName, walk } from './file-index.js';
import { tearDownHooks } from './framework-tables.js';
import type { LocalFunctions } from './local-functions.js';
import type { AcquireNode, ClassLike, Owner } from './model.js';
import type { Roles } from './roles.js';

export interface Teardowns {
  /** The functions that run at the end of the owner's life. */
  readonly collect: (owner: Owner) => readonly FunctionNode[];
  /** Those after which the owner is not used again. */
  readonly collectFinal: (owner: Owner) => readonly FunctionNode[];
  /** Where a release of an instance's resource is best added: its last teardowns, else one that releases a sibling. */
  readonly collectWritable: (classLike: ClassLike) => readonly FunctionNode[];
  /** The cleanup closures of one effect, or of one function that returns or registers them. */
  readonly collectOfScope: (scope: FunctionNode) => readonly FunctionNode[];
  /** Does code at `node` run when one of these functions runs? */
  readonly isReached: (node: TSESTree.Node, from: readonly FunctionNode[]) => boolean;
  /** A call in a teardown that releases something of the same owner, by one of these functions where they are given. */
  readonly findSibling: (teardown: FunctionNode, names?: ReadonlySet<string>) => TSESTree.CallExpression | undefined;
}

interface CleanupCall {
  readonly call: AcquireNode;
  readonly registered: readonly FunctionNode[];
  readonly returned: readonly FunctionNode[];
}

const CONVENTIONAL: ReadonlySet<string> = new Set(teardownNames);
const FINAL: ReadonlySet<string> = new Set(finalTeardownNames);

/** First words of methods and functions that release. */
const RELEASE_VERB = new RegExp(releaseVerbPattern, 'iu');

const TAKING_BACK = new RegExp(takingBackPattern, 'iu');

export function createTeardowns(index: FileIndex, functions: LocalFunctions, roles: Roles): Teardowns {
  const reached = new Map<FunctionNode, ReadonlySet<FunctionNode>>();
  const cleanupsOfScopes = new Map<FunctionNode, readonly FunctionNode[]>();
  let cleanupCalls: readonly CleanupCall[] | undefined;

  function collect(owner: Owner): readonly FunctionNode[] {
    switch (owner.kind) {
      case 'instance':
        return [...collectOfClass(owner.classLike), ...collectRegisteredIn(owner.classLike.node)];
      case 'scope':
        return owner.role === 'component' ? collectOfComponent(owner.scope) : collectOfScope(owner.scope);
      case 'module':
        return owner.isComponent ? collectOfComponent(index.sourceCode.ast) : [];
      default:
        return assertNever(owner);
    }
  }

  function collectFinal(owner: Owner): readonly FunctionNode[] {
    return owner.kind === 'instance'
      ? [...collectFinalOfClass(owner.classLike), ...collectRegisteredIn(owner.classLike.node)]
      : collect(owner);
  }

  function collectWritable(classLike: ClassLike): readonly FunctionNode[] {
    const finals = collectFinalOfClass(classLike);
    return finals.length > 0
      ? finals
      : collectOfClass(classLike).filter((teardown) => findSibling(teardown) !== undefined);
  }

  /** Cleanups that calls of this file register, and those of effects, each with its call. Looked up once for the whole file. */
  function getCleanupCalls(): readonly CleanupCall[] {
    cleanupCalls ??= [...index.calls.values()].flat().flatMap((call) => {
      const registered = collectRegistered(roles.findRegisteredCleanup(call));
      const returned = collectOfEffectCall(call.arguments[0]);
      return registered.length + returned.length === 0 ? [] : [{ call, registered, returned }];
    });
    return cleanupCalls;
  }

  /** `this._register(toDisposable(() => …))` in a class. */
  function collectRegisteredIn(node: TSESTree.Node): readonly FunctionNode[] {
    return getCleanupCalls().flatMap(({ call, registered }) => (isWithin(call, node) ? registered : []));
  }

  /** Cleanups of all effects in a component, and what it registers itself. */
  function collectOfComponent(component: FunctionNode | TSESTree.Program): readonly FunctionNode[] {
    const own = component.type === AST_NODE_TYPES.Program ? [] : collectOfScope(component);
    const others = getCleanupCalls().flatMap(({ call, registered, returned }) =>
      isWithin(call, component) ? [...returned, ...registered] : [],
    );
    return [...new Set([...own, ...others])];
  }

  function collectOfEffectCall(callback: TSESTree.Node | undefined): readonly FunctionNode[] {
    const fn = callback && functions.findFunction(callback);
    return fn !== undefined && roles.findEffect(fn) !== undefined ? collectOfScope(fn) : [];
  }

  function collectRegistered(closure: TSESTree.Node | undefined): readonly FunctionNode[] {
    const fn = closure && functions.findFunction(closure);
    return fn === undefined ? [] : [fn];
  }

  /** Found once: each of many resources of a function asks. */
  function collectOfScope(scope: FunctionNode): readonly FunctionNode[] {
    let cleanups = cleanupsOfScopes.get(scope);
    if (cleanups === undefined) {
      cleanups = lookThroughScope(scope);
      cleanupsOfScopes.set(scope, cleanups);
    }
    return cleanups;
  }

  function lookThroughScope(scope: FunctionNode): readonly FunctionNode[] {
    const cleanups: FunctionNode[] = [];
    if (scope.body.type !== AST_NODE_TYPES.BlockStatement) {
      return collectReturned(scope.body);
    }
    walk(scope.body, index.sourceCode.visitorKeys, (node) => {
      if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && findEnclosingFunction(node) === scope) {
        cleanups.push(...collectReturned(node.argument));
      } else if (node.type === AST_NODE_TYPES.CallExpression) {
        cleanups.push(...collectRegistered(roles.findRegisteredCleanup(node)));
      }
    });
    return cleanups;
  }

  /** `return () => …`, `return stop`, `return cond ? a : b`, `return { stop() {} }`. */
  function collectReturned(value: TSESTree.Expression): readonly FunctionNode[] {
    if (value.type === AST_NODE_TYPES.ConditionalExpression) {
      return [...collectReturned(value.consequent), ...collectReturned(value.alternate)];
    }
    if (value.type === AST_NODE_TYPES.LogicalExpression) {
      return collectReturned(value.right);
    }
    if (value.type === AST_NODE_TYPES.ObjectExpression) {
      return value.properties.flatMap((property) => {
        const isTeardown = property.type === AST_NODE_TYPES.Property && CONVENTIONAL.has(findKeyName(property) ?? '');
        const fn = isTeardown ? functions.findFunction(property.value) : undefined;
        return fn === undefined ? [] : [fn];
      });
    }
    const fn = functions.findFunction(value);
    return fn === undefined ? [] : [fn];
  }

  function isReached(node: TSESTree.Node, from: readonly FunctionNode[]): boolean {
    return from.some((teardown) => [...getReached(teardown)].some((fn) => isWithin(node, fn)));
  }

  function getReached(start: FunctionNode): ReadonlySet<FunctionNode> {
    let result = reached.get(start);
    if (result === undefined) {
      result = followMentions(start);
      reached.set(start, result);
    }
    return result;
  }

  function followMentions(start: FunctionNode): ReadonlySet<FunctionNode> {
    const found = new Set([start]);
    for (const fn of found) {
      walk(fn.body, index.sourceCode.visitorKeys, (node) => {
        if (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression) {
          const mentioned = isTakenBack(node) ? undefined : functions.findFunction(node);
          if (mentioned !== undefined) {
            found.add(mentioned);
          }
        }
      });
    }
    return found;
  }

  function findSibling(teardown: FunctionNode, names?: ReadonlySet<string>): TSESTree.CallExpression | undefined {
    for (const fn of getReached(teardown)) {
      let sibling: TSESTree.CallExpression | undefined;
      walk(fn.body, index.sourceCode.visitorKeys, (node) => {
        if (sibling === undefined && node.type === AST_NODE_TYPES.CallExpression && isOwnRelease(node, names)) {
          sibling = node;
        }
      });
      if (sibling !== undefined) {
        return sibling;
      }
    }
    return undefined;
  }

  return { collect, collectFinal, collectWritable, collectOfScope, isReached, findSibling };
}

/** `clearTimeout(x)`, `this.socket.close()`, `window.removeEventListener(…)`; not `super.close()`, nor `this.parent()?.close()`. */
function isOwnRelease(call: TSESTree.CallExpression, names: ReadonlySet<string> | undefined): boolean {
  const name = findCalleeName(call) ?? '';
  if (names === undefined ? !RELEASE_VERB.test(name) : !names.has(name)) {
    return false;
  }
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return call.arguments.length > 0;
  }
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  return object?.type === AST_NODE_TYPES.Identifier || isFieldAccess(object);
}

function isFieldAccess(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === AST_NODE_TYPES.MemberExpression &&
    (node.object.type === AST_NODE_TYPES.ThisExpression || node.object.type === AST_NODE_TYPES.Identifier)
  );
}

/** `removeEventListener('scroll', onScroll)` names a function and does not run it. */
function isTakenBack(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    parent.callee !== node &&
    TAKING_BACK.test(findCalleeName(parent) ?? '')
  );
}

/**
 * Members after which an instance is not used again. Hooks that only a framework would name so come before all others; `dispose` and `disconnect`
 * are hooks of some frameworks and plain names elsewhere.
 */
function collectFinalOfClass(classLike: ClassLike): readonly FunctionNode[] {
  const names = [...classLike.members.keys()];
  const hooks = names.filter((name) => tearDownHooks.has(name) && !CONVENTIONAL.has(name));
  const own = collectMethods(classLike, hooks);
  const finals = names.filter((name) => tearDownHooks.has(name) || FINAL.has(name));
  return own.length > 0 ? own : collectMethods(classLike, finals);
}

/** Members that end the life of an instance: a framework's hooks first, then conventional names. */
function collectOfClass(classLike: ClassLike): readonly FunctionNode[] {
  const names = [...classLike.members.keys()];
  return collectMethods(classLike, [
    ...names.filter((name) => tearDownHooks.has(name)),
    ...names.filter((name) => CONVENTIONAL.has(name) && !tearDownHooks.has(name)),
  ]);
}

/** Getters and setters are none: `get destroyed()`; nor is what registers a callback: `onClose(callback)`. */
function collectMethods({ members }: ClassLike, names: readonly string[]): readonly FunctionNode[] {
  const methods = names.flatMap((name) => (members.get(name) ?? []).filter((fn) => !isCallbackTaker(name, fn)));
  return methods.filter(({ parent }) => !('kind' in parent) || (parent.kind !== 'get' && parent.kind !== 'set'));
}
