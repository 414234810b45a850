/**
 * What a function is to a framework: an effect, a component, or a plain function.
 *
 * Effects are recognised by their hook's name and the package that it comes from; hooks named `use…Effect` by name alone, because their
 * contract is a convention. Components and custom hooks are functions that call hooks, or whose file is a component.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findKeyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import { disposerNames } from '../catalogue/index.js';
import type { EffectHook } from '../catalogue/schema.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import { type Entry, effectAttributes, effectHooks, optionWrappers, registrars } from './framework-tables.js';
import type { LocalFunctions } from './local-functions.js';
import type { AcquireNode, ScopeRole } from './model.js';
import type { Resolver } from './resolve-symbol.js';
import { isRootFile } from './root-views.js';

export interface Effect {
  readonly call: TSESTree.CallExpression;
  readonly hook: EffectHook;
}

export interface Roles {
  readonly getRole: (fn: FunctionNode) => ScopeRole;
  /** The effect whose callback a function is. */
  readonly findEffect: (fn: FunctionNode) => Effect | undefined;
  /** Is this call one that registers a cleanup, and is `fn` the closure that it registers? */
  readonly findRegisteredCleanup: (call: AcquireNode) => TSESTree.Node | undefined;
  /** Is the whole script of this file run once per component instance? */
  readonly isComponentFile: boolean;
  /** Is it, and the root of an application, which is there once? */
  readonly isRootComponent: boolean;
}

/** Functions that run what they are given at the end of a life, whatever package they come from. */
const DISPOSERS: ReadonlySet<string> = new Set(disposerNames);

/** `useIsomorphicLayoutEffect`, `useEffectOnce`; not `useEffectEvent`, whose function is called like any other. */
const NAMED_EFFECT = /^use[A-Za-z]*Effect(?!Event|Callback|Ref|State|Reducer)[A-Za-z]*$/u;

const ANY_EFFECT: EffectHook = { name: 'use…Effect', callback: 0, cleanup: 'returned' };

export function createRoles(index: FileIndex, functions: LocalFunctions, resolver: Resolver, filename: string): Roles {
  const isComponentFile = isComponentScript(filename, index.sourceCode.text);

  function isFrom(entry: Entry<{ readonly isGlobal?: boolean }>, callee: TSESTree.Expression): boolean {
    const symbol = resolver.resolve(callee);
    if (symbol.kind === 'symbol' && symbol.from !== 'global') {
      return entry.modules.includes(symbol.from);
    }
    const isUnbound = symbol.kind === 'symbol' || symbol.kind === 'unknown';
    return entry.value.isGlobal === true ? isUnbound : isUnbound && isComponentFile;
  }

  /** `$effect.pre`, not the `pre` of something else. */
  function isWholeName({ name }: EffectHook, callee: TSESTree.Expression): boolean {
    const symbol = name.includes('.') ? resolver.resolve(callee) : undefined;
    return symbol === undefined || (symbol.kind === 'symbol' && symbol.name === name);
  }

  function findHook(call: TSESTree.CallExpression): EffectHook | undefined {
    const name = findCalleeName(call) ?? '';
    if (NAMED_EFFECT.test(name)) {
      return effectHooks.get(name)?.[0]?.value ?? ANY_EFFECT;
    }
    return effectHooks.get(name)?.find((entry) => isFrom(entry, call.callee) && isWholeName(entry.value, call.callee))?.value;
  }

  function findEffect(fn: FunctionNode): Effect | undefined {
    const call = findCallOfCallback(fn, functions);
    const hook = call && findHook(call);
    const callback = hook && call.arguments[hook.callback];
    // Who knows where other hooks have theirs; a getter of `watch(() => …, () => …)` is no effect.
    const isCallback = callback !== undefined && (hook === ANY_EFFECT || functions.findFunction(callback) === fn);
    return hook !== undefined && call !== undefined && isCallback ? { call, hook } : undefined;
  }

  function isComponent(fn: FunctionNode): boolean {
    const name = findFunctionName(fn, functions);
    if (name === 'setup' && isOptionFunction(fn)) {
      return true;
    }
    return name !== undefined && /^(?:use)?[A-Z]/u.test(name) && (callsHooks(fn) || containsMarkup(fn));
  }

  function callsHooks(fn: FunctionNode): boolean {
    for (const [name, calls] of index.calls) {
      if (/^(?:use[A-Z]|on(?:Before)?(?:Mount|Unmount)|create(?:Effect|Signal)$)/u.test(name)) {
        if (calls.some((call) => findEnclosingFunction(call) === fn)) {
          return true;
        }
      }
    }
    return false;
  }

  return {
    isComponentFile,
    isRootComponent: isComponentFile && isRootFile(filename),
    findEffect,
    getRole(fn) {
      if (findEffect(fn) !== undefined || isEffectAttribute(fn, functions)) {
        return 'effect';
      }
      return isComponent(fn) ? 'component' : 'plain';
    },
    findRegisteredCleanup(call) {
      const name = findCalleeName(call) ?? '';
      const entry = registrars
        .get(name)
        ?.find(({ value, modules }) => value.on !== undefined || isFrom({ value: {}, modules }, call.callee));
      const position = entry?.value.callback ?? (DISPOSERS.has(name) ? 0 : undefined);
      return position === undefined ? undefined : call.arguments[position];
    },
  };
}

/** The call that gets this function, wrapped or not, or its name, as an argument. */
function findCallOfCallback(fn: FunctionNode, functions: LocalFunctions): TSESTree.CallExpression | undefined {
  let node: TSESTree.Node = wrapped(fn);
  // `useFocusEffect(useCallback(() => …, []))`.
  while (node.parent?.type === AST_NODE_TYPES.CallExpression && functions.findFunction(node.parent) === fn) {
    node = wrapped(node.parent);
  }
  if (node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee !== node) {
    return node.parent;
  }
  const mentions = functions.findBinding(fn) === undefined ? [] : (functions.findMentions(fn) ?? []);
  for (const mention of mentions) {
    const call = mention.parent;
    if (call?.type === AST_NODE_TYPES.CallExpression && /Effect/u.test(findCalleeName(call) ?? '')) {
      return call;
    }
  }
  return undefined;
}

/** `ref={(element) => …}`, written there or by its name. */
function isEffectAttribute(fn: FunctionNode, functions: LocalFunctions): boolean {
  const mentions = functions.findBinding(fn) === undefined ? [fn] : (functions.findMentions(fn) ?? []);
  return mentions.some((mention) => {
    const attribute = wrapped(mention).parent?.parent;
    return (
      attribute?.type === AST_NODE_TYPES.JSXAttribute &&
      attribute.name.type === AST_NODE_TYPES.JSXIdentifier &&
      effectAttributes.has(attribute.name.name)
    );
  });
}

function findFunctionName(fn: FunctionNode, functions: LocalFunctions): string | undefined {
  return (
    fn.id?.name ??
    functions.findBinding(fn)?.name ??
    (fn.parent.type === AST_NODE_TYPES.Property ? findKeyName(fn.parent) : undefined)
  );
}

/** A function of an object of options: `defineComponent({ setup() {} })`, `export default { setup() {} }`. */
function isOptionFunction(fn: FunctionNode): boolean {
  const object = fn.parent.type === AST_NODE_TYPES.Property ? fn.parent.parent : undefined;
  return object !== undefined && isOptionsObject(object);
}

/** Is this the object of options of a component? */
export function isOptionsObject(object: TSESTree.Node): boolean {
  const { parent } = wrapped(object);
  return (
    parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration ||
    (parent?.type === AST_NODE_TYPES.CallExpression && optionWrappers.has(findCalleeName(parent) ?? ''))
  );
}

function containsMarkup(fn: FunctionNode): boolean {
  const body = fn.body.type === AST_NODE_TYPES.BlockStatement ? fn.body.body : [fn.body];
  return body.some((node) => isMarkup(node.type === AST_NODE_TYPES.ReturnStatement ? node.argument : node));
}

function isMarkup(node: TSESTree.Node | null): boolean {
  return node?.type === AST_NODE_TYPES.JSXElement || node?.type === AST_NODE_TYPES.JSXFragment;
}

/** `.svelte` scripts and `<script setup>` of `.vue` run once per instance. */
function isComponentScript(filename: string, text: string): boolean {
  return filename.endsWith('.svelte') || (filename.endsWith('.vue') && /<script\b[^>]*\bsetup\b/u.test(text));
}
