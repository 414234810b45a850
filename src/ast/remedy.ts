import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './is-function.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The call that releases, written with the text of the handle: `clearInterval(interval)`. */
export type WriteRelease = (handle: string) => string;

/** How a handle that has no name yet gets one. */
export interface Naming {
  readonly acquire: TSESTree.Expression;
  /** A base for the name: `interval`. */
  readonly base: string;
  /** The type of a declared field, in TypeScript. */
  readonly typeText?: string;
}

/** Another text for a node. */
export interface TextEdit {
  readonly node: TSESTree.Node;
  readonly text: string;
}

/** A class that keeps a number of entries at most, and the option of its constructor that says how many. */
export interface BoundedClass {
  readonly from: string;
  readonly name: string;
  readonly option: string;
}

/** How a function that stands in a call gets a name of its own. */
export interface Hoisting {
  readonly acquire: TSESTree.CallExpression;
  /** The function in the call, or the `.bind(this)` that makes it. */
  readonly listener: TSESTree.Expression;
  /** A base for the name: `onResize`. */
  readonly base: string;
  /** Types of parameters that have theirs from the call. */
  readonly parameterTypes: readonly (string | undefined)[];
}

/** What a class keeps in a field from now on: a handle, or a listener (a field's value, or assigned in front of the call). */
export type Keep =
  | { readonly owner: ClassNode; readonly naming: Naming }
  | { readonly owner: ClassNode; readonly hoisting: Hoisting; readonly isTypeScript: boolean; readonly isAssigned: boolean };

/** What a release names: something that has a name, a handle or a function that gets one. */
export type Named = { readonly handle: string } | { readonly naming: Naming } | { readonly hoisting: Hoisting };

/** A function that runs its callback at the end of a life, and the module that exports it, unless the file knows it already. */
export interface Registrar {
  readonly name: string;
  readonly from?: string;
}

/** Where an `AbortController` lives that ends listeners: there already, in an effect, or in a field. */
export type ControllerHome =
  | { readonly kind: 'existing'; readonly text: string }
  | { readonly kind: 'effect'; readonly effect: FunctionNode; readonly cleanup?: FunctionNode }
  | { readonly kind: 'class'; readonly owner: ClassNode; readonly teardown: FunctionNode; readonly after?: TSESTree.Node; readonly isTypeScript: boolean };

/** What to change so that a resource is released: the analysis decides it, the fixes write it. */
export type Remedy =
  /** `return () => clearInterval(id);` at the end of an effect. */
  | { readonly kind: 'returnCleanup'; readonly effect: FunctionNode; readonly naming: Naming }
  /** The same for a release that needs no handle: `return () => window.removeEventListener('scroll', onScroll);`. */
  | { readonly kind: 'returnRemoval'; readonly effect: FunctionNode; readonly acquire: TSESTree.Expression; readonly handle: string; readonly hasValue: boolean }
  /** `const onResize = () => …;` in front of the call, and its removal in the cleanup, which is returned where there is none yet. */
  | {
      readonly kind: 'nameListener';
      readonly effect: FunctionNode;
      readonly hoisting: Hoisting;
      readonly hasValue: boolean;
      readonly cleanup?: FunctionNode;
    }
  /** A function that removes a listener, for the callers of the one that gives it. */
  | { readonly kind: 'returnRemover'; readonly starter: FunctionNode; readonly acquire: TSESTree.CallExpression; readonly named: Named; readonly hasValue: boolean }
  /** `onUnmounted(() => clearInterval(id));` below a statement: the one that acquires, or the one that starts what does. */
  | {
      readonly kind: 'registerRelease';
      readonly acquire: TSESTree.Expression;
      readonly below: TSESTree.Node;
      readonly registrar: Registrar;
      readonly named: Named;
      readonly hasValue: boolean;
    }
  /** `useEffect(() => () => clearTimeout(ref.current), []);` below a statement of a component. */
  | { readonly kind: 'addEffect'; readonly below: TSESTree.Node; readonly hook: string; readonly from?: string; readonly handle: string }
  /** `{ signal: controller.signal }` for a listener, and `controller.abort()` at the end. */
  | { readonly kind: 'passSignal'; readonly registration: TSESTree.CallExpression; readonly home: ControllerHome }
  /** `{ once: true }` for a listener, or the method that says so. */
  | { readonly kind: 'listenOnce'; readonly registration: TSESTree.CallExpression; readonly method?: string }
  /** A flag that the cleanup sets, and that what comes after a wait looks at. */
  | { readonly kind: 'guardLate'; readonly effect: FunctionNode; readonly cleanup: FunctionNode; readonly acquire: TSESTree.Expression }
  /** One signal for two, in place of a listener that passes the abort on. */
  | { readonly kind: 'joinSignals'; readonly statement: TSESTree.Statement; readonly use: TSESTree.Expression; readonly text: string }
  /** The release below the statement after which nobody needs the handle. */
  | { readonly kind: 'releaseAfter'; readonly statement: TSESTree.Node; readonly acquire: TSESTree.Expression; readonly named: Named }
  /** The newest id of a chain in a variable of the effect, cancelled by its cleanup. */
  | {
      readonly kind: 'keepLatest';
      readonly effect: FunctionNode;
      readonly chain: FunctionNode;
      readonly acquires: readonly TSESTree.Expression[];
      readonly cleanup?: FunctionNode;
      readonly naming: Naming;
      readonly isTypeScript: boolean;
    }
  /** The same at the end of a plain function, whose callers then have to call it. */
  | { readonly kind: 'returnStop'; readonly starter: FunctionNode; readonly naming: Naming }
  /** One more line in a cleanup closure; the handle is kept in a constant first where `naming` is given. */
  | {
      readonly kind: 'releaseInCleanup';
      readonly cleanup: FunctionNode;
      readonly handle: string;
      readonly naming?: Naming;
    }
  /** One more line in the method that ends an instance; the handle is kept in a field first where `naming` is given. */
  | {
      readonly kind: 'releaseInTeardown';
      readonly teardown: FunctionNode;
      readonly handle: string;
      readonly after?: TSESTree.Node;
      readonly keep?: Keep;
    }
  /** The method that ends an instance, with one release. */
  | {
      readonly kind: 'createTeardown';
      readonly owner: ClassNode | TSESTree.ObjectExpression;
      readonly name: string;
      readonly handle: string;
      readonly implementsName?: string;
      readonly implementsModule?: string;
      readonly callsSuper: boolean;
      readonly isTypeScript: boolean;
      readonly keep?: Keep;
    }
  /** `clearInterval(this.timer);` in front of the statement that acquires again. */
  | { readonly kind: 'releaseBefore'; readonly acquire: TSESTree.Expression; readonly handle: string }
  /** `{ signal: settled.signal }` for a listener, and `.finally(() => settled.abort())` behind the promise that it waits with. */
  | {
      readonly kind: 'endWithPromise';
      readonly registration: TSESTree.CallExpression;
      readonly others?: readonly TSESTree.CallExpression[];
      readonly promise: TSESTree.Expression;
    }
  | { readonly kind: 'releaseBeforeReturn'; readonly return: TSESTree.ReturnStatement; readonly handle: string }
  | {
      readonly kind: 'releaseInFinally';
      readonly from: TSESTree.Statement;
      readonly to: TSESTree.Statement;
      readonly release: TSESTree.ExpressionStatement | TSESTree.IfStatement;
    }
  /** The same in the `finally` of a `try` that is there; what stands in its block and is needed outside is declared above. */
  | {
      readonly kind: 'releaseInFinally';
      readonly tried: TSESTree.TryStatement;
      readonly handle: string;
      readonly removed?: TSESTree.ExpressionStatement;
      readonly hoisted?: { readonly declaration: TSESTree.VariableDeclaration; readonly typeText?: string };
    }
  /** Another text where the code means it: the name of a hook, `() => sub.unsubscribe()` for `sub.unsubscribe`, and what it imports. */
  | { readonly kind: 'correctText'; readonly node: TSESTree.Node; readonly text: string; readonly imports?: readonly { readonly name: string; readonly from: string }[] }
  /** An argument of a call, in place of the one there or behind the last. */
  | { readonly kind: 'passArgument'; readonly call: TSESTree.CallExpression; readonly index: number; readonly text: string }
  /** One function for both halves of a registration: a field where `keep` is given, else a constant above the call. */
  | {
      readonly kind: 'shareListener';
      readonly hoisting: Hoisting;
      readonly removed: TSESTree.Node;
      readonly keep?: Extract<Keep, { readonly hoisting: object }>;
    }
  /**
   * A line more in each of two listeners, which takes the other one away, or one name for the target that both halves make: `lines` go above the
   * first call.
   */
  | { readonly kind: 'removeEachOther' | 'shareTarget'; readonly edits: readonly TextEdit[]; readonly statement: TSESTree.Node; readonly lines: readonly string[] }
  /** `open[head++]` for `open.shift()`, with `let head = 0;` above the list. */
  | { readonly kind: 'moveHead'; readonly edits: readonly TextEdit[]; readonly statement: TSESTree.Node; readonly lines: readonly string[] }
  /** Parts of an object in constants, for a closure that would keep all of it. */
  | { readonly kind: 'readPartsFirst'; readonly edits: readonly TextEdit[]; readonly statement: TSESTree.Node; readonly lines: readonly string[] }
  /** `await using file = …` for `const file = …`, without the release at the end of the block, or in the `finally`, that it stands for. */
  | {
      readonly kind: 'declareWithUsing';
      readonly declaration: TSESTree.VariableDeclaration;
      readonly keyword: 'await using' | 'using';
      readonly release?: TSESTree.ExpressionStatement;
      readonly ended?: TSESTree.TryStatement;
      readonly awaits: readonly TSESTree.ReturnStatement[];
    }
  /** `using stack = new DisposableStack();`, to which each handle is given with its release, for a `finally` that releases them one by one. */
  | {
      readonly kind: 'collectInStack';
      readonly stack: 'AsyncDisposableStack' | 'DisposableStack';
      readonly ended: TSESTree.TryStatement;
      readonly handles: readonly { readonly declaration: TSESTree.VariableDeclaration; readonly release: TSESTree.Expression }[];
    }
  /** A function of the file that races as `Promise.race()` does and leaves nothing behind, above its first statement, and its name in the call. */
  | { readonly kind: 'raceOnce'; readonly call: TSESTree.CallExpression; readonly isTypeScript: boolean }
  /** `registry.register(this, held, this)`, and `registry.unregister(this);` where the same is released on demand. */
  | { readonly kind: 'unregister'; readonly call: TSESTree.CallExpression; readonly teardown: FunctionNode; readonly registry: string; readonly token: string }
  /** `const registry = new FinalizationRegistry(…);` above the statement of the module that it stands in. */
  | { readonly kind: 'moveToModule'; readonly declaration: TSESTree.VariableDeclaration; readonly home: TSESTree.Node }
  /** A store and its declaration less, and other texts for what read it. */
  | { readonly kind: 'dropCopy'; readonly removed: readonly TSESTree.Node[]; readonly edits: readonly TextEdit[] }
  /** A part of an expression in place of the whole. */
  | { readonly kind: 'replaceBy'; readonly node: TSESTree.Expression; readonly by: TSESTree.Expression }
  | { readonly kind: 'invertTest'; readonly test: TSESTree.Expression }
  /** The body of an `if` without its test. */
  | { readonly kind: 'dropTest'; readonly statement: TSESTree.IfStatement }
  /** The element of a ref in a constant of the effect, for its cleanup. */
  | { readonly kind: 'holdElement'; readonly effect: FunctionNode; readonly cleanup: FunctionNode; readonly ref: string }
  /** One more operator at the end of the pipe in front of `.subscribe()`. */
  | { readonly kind: 'endPipe'; readonly subscribe: TSESTree.CallExpression; readonly operator: string; readonly operatorName: string }
  /** `if (this.closed) { this.socket.destroy(); return; }` below the statement that stores the handle. */
  | { readonly kind: 'leaveIfEnded'; readonly after: TSESTree.Statement; readonly test: string; readonly handle: string }
  /** `try { … } finally { reader.releaseLock(); }` from the first use to the last, where no release stands yet. */
  | { readonly kind: 'wrapInFinally'; readonly from: TSESTree.Statement; readonly to: TSESTree.Statement; readonly handle: string }
  /** `try { … } catch (error) { file.close(); throw error; }` in front of the statement that gives the handle to its owner. */
  | { readonly kind: 'releaseInCatch'; readonly from: TSESTree.Statement; readonly to: TSESTree.Statement; readonly handle: string }
  /** `take(1)` at the end of the pipe. */
  | { readonly kind: 'takeFirst'; readonly subscribe: TSESTree.CallExpression }
  /** `takeUntilDestroyed()` at the end of the pipe; `injector`: the class that gets a `DestroyRef` for it. */
  | { readonly kind: 'takeUntilDestroyed'; readonly subscribe: TSESTree.CallExpression; readonly argument: string; readonly injector?: ClassNode }
  /** A remover as the argument of what keeps removers: `this._register(new Emitter())`. */
  | { readonly kind: 'wrapInCall'; readonly node: TSESTree.Expression; readonly callee: string }
  /** One more line below another one: the removal beside that of a sibling. */
  | { readonly kind: 'removeBeside'; readonly beside: TSESTree.Node; readonly text: string }
  /** The same for a removal that waits for the last item. */
  | { readonly kind: 'deleteWhenEmpty'; readonly beside: TSESTree.Node; readonly text: string }
  /** The same for one that waits for a promise. */
  | { readonly kind: 'deleteWhenSettled'; readonly beside: TSESTree.Node; readonly text: string }
  /** `storage.run(store, () => { … })` around the rest of a function, for `storage.enterWith(store)` in front of it. */
  | { readonly kind: 'wrapInRun'; readonly call: TSESTree.CallExpression; readonly fn: FunctionNode }
  /** A limit above the container, and the eviction past it above the statement that puts something in. */
  | { readonly kind: 'evictOldest'; readonly home: TSESTree.Node; readonly grows: readonly TSESTree.Expression[]; readonly limit: number; readonly container: string }
  /** `shift()` past a limit, below the statement that adds to an array. */
  | { readonly kind: 'dropOldest'; readonly home: TSESTree.Node; readonly grow: TSESTree.Expression; readonly limit: number; readonly container: string }
  /** `WeakMap` for `Map`, in the expression that makes it and in its annotation. */
  | { readonly kind: 'swapForWeak'; readonly edits: readonly TextEdit[] }
  /** A limit as an option of a call: one more, or in place of what stands there. */
  | { readonly kind: 'passLimit'; readonly call: TSESTree.CallExpression; readonly index: number; readonly option: string; readonly limit: number }
  /** A cache with a limit as such an option. Without a class there is nothing to write. */
  | { readonly kind: 'passBoundedClass'; readonly call: TSESTree.CallExpression; readonly option: string; readonly limit: number; readonly boundedClass?: BoundedClass }
  /** `getSize.cache = new WeakMap();` below the statement that makes the function. */
  | { readonly kind: 'useWeakCache'; readonly beside: TSESTree.Node; readonly text: string }
  /** A container for each instance, in a `WeakMap`, for the one that a decorator makes for all. */
  | {
      readonly kind: 'keepPerInstance';
      readonly maker: TSESTree.Expression;
      readonly id: TSESTree.Identifier;
      readonly method: FunctionNode;
      readonly owner: string;
      readonly typeArguments: string;
    }
  /** `new LRUCache({ max: 1000 })` for `new Map()`, with its import. Without a class there is nothing to write. */
  | {
      readonly kind: 'useBoundedClass';
      readonly maker: TSESTree.NewExpression;
      readonly annotation?: TSESTree.TSTypeReference;
      readonly limit: number;
      readonly boundedClass?: BoundedClass;
    }
  /** `onCleanup(() => …)` for `return () => …`. */
  | {
      readonly kind: 'registerCleanup';
      readonly callback: FunctionNode;
      readonly value: TSESTree.Node;
      readonly registrar: string;
      readonly hook: TSESTree.Expression;
    };

/** Remedies that change what is written, and need no text of a release. */
export type Correction = Extract<
  Remedy,
  {
    readonly kind:
      | 'correctText'
      | 'declareWithUsing'
      | 'collectInStack'
      | 'passArgument'
      | 'raceOnce'
      | 'unregister'
      | 'moveToModule'
      | 'dropCopy'
      | 'moveHead'
      | 'readPartsFirst'
      | 'removeEachOther'
      | 'shareListener'
      | 'shareTarget'
      | 'replaceBy'
      | 'invertTest'
      | 'dropTest'
      | 'endPipe'
      | 'takeFirst'
      | 'takeUntilDestroyed'
      | 'holdElement'
      | 'registerCleanup'
      | 'wrapInCall'
      | 'removeBeside'
      | 'deleteWhenEmpty'
      | 'deleteWhenSettled'
      | 'evictOldest'
      | 'dropOldest'
      | 'swapForWeak'
      | 'useBoundedClass'
      | 'passLimit'
      | 'passBoundedClass'
      | 'useWeakCache'
      | 'keepPerInstance'
      | 'wrapInRun';
  }
>;

/** Remedies for what a target keeps, and those that say a release where a framework runs it. */
export type ListenerRemedy = Extract<
  Remedy,
  { readonly kind: 'returnRemoval' | 'nameListener' | 'returnRemover' | 'registerRelease' | 'passSignal' | 'listenOnce' | 'endWithPromise' | 'joinSignals' }
>;

/** Remedies that bound what grows, or let go of its keys. */
export type GrowthRemedy = Extract<
  Remedy,
  { readonly kind: 'evictOldest' | 'dropOldest' | 'swapForWeak' | 'keepPerInstance' | 'passLimit' | 'passBoundedClass' | 'useBoundedClass' }
>;
