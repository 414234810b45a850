/**
 * What the catalogue's data looks like. A protocol says how one kind of resource is acquired and released; a framework says where
 * cleanup belongs. Both are JSON-shaped, because users write the same shape in `settings.leaks.resources`.
 */

/** Where a symbol is declared. Compared whole, never as a substring. */
export interface SymbolRef {
  /** `'global'`, a Node builtin with its prefix (`'node:timers'`), or a package name (`'rxjs'`). */
  readonly from: string;
  /** Dotted path of the declaration: `'setInterval'`, `'promises.open'`, or of a type's member: `'Window.cancelIdleCallback'`. */
  readonly name: string;
}

/** One way to acquire: a call of a function, a construction, or a call of a method of a type. */
export type Acquire =
  | { readonly call: SymbolRef }
  | { readonly construct: SymbolRef }
  | { readonly method: string; readonly on: SymbolRef };

/**
 * Where the handle appears: as the result, inside the promise that is the result, as a property that the result has later, or as a parameter of
 * a callback argument. The callback's index is that of the longest form; in a shorter call it is the last argument. An element is that of a list
 * inside the promise.
 */
export type HandlePosition =
  | 'return'
  | 'promise'
  /** What the method is called on: a transaction of a connection. Then only the ways out count on which one of the releases is missing. */
  | 'receiver'
  | { readonly element: number }
  | { readonly property: string }
  | {
      readonly callbackArgument: number;
      readonly parameter: number;
      /** True where nothing else releases it: a callback that does not take it has lost it. */
      readonly isOnlyWay?: true;
    };

/** One way to release, any of which is enough. */
export type Release =
  /** `handle.close()`. */
  | { readonly method: string; readonly async?: boolean }
  /** `clearInterval(handle)`. */
  | { readonly call: SymbolRef; readonly argument: number; readonly async?: boolean }
  /** `target.removeEventListener(type, listener)`: the same receiver, and the same arguments at these indexes. */
  | { readonly mirror: string; readonly same: readonly number[] }
  /** `const off = on(…); off()`. */
  | { readonly invoke: 'handle' }
  /**
   * A method of what the handle holds: `channel.port1.close()`. `each`: the name of one of the many that a call of the part gives, each of which has
   * the method: `stream.getTracks().forEach((track) => track.stop())`.
   */
  | { readonly part: string; readonly by: string; readonly each?: string; readonly async?: boolean };

/** What makes an acquire no obligation at all. */
export type Exempt =
  /** An option of the argument at this index: `{ once: true }`, `{ signal }`; or one without which it holds nothing. */
  | { readonly option: string; readonly argument: number; readonly equals: boolean | 'present' | 'absent' }
  /** A method called on the handle, at once or later: `setInterval(…).unref()`. */
  | { readonly chained: string }
  /** A callback at this index, which gets the handle instead, or is run and followed by the release: `knex.transaction(async (trx) => …)`. */
  | { readonly given: number }
  /**
   * Inside a callback of this function, which releases what the callback makes: `tf.tidy(() => …)`. A plain function may be called from there as well;
   * one that waits may not.
   */
  | { readonly within: SymbolRef };

/**
 * A way of `using` to dispose of the handle, which does the same as one of its releases. Typings say nothing about this: what counts is when
 * the objects themselves got the method.
 */
export interface Disposer {
  readonly kind: 'sync' | 'async';
  /** The method of the handle that it stands for. */
  readonly release: string;
  /** First versions with it, oldest first. Another major than the last has it from the version that names this major, if one does. */
  readonly since: {
    readonly node: readonly [string, ...string[]];
    /** The package that makes the object, and its first version with the method. The installed one is compared. */
    readonly package?: { readonly name: string; readonly version: string };
  };
}

/** What cannot be called any more once one of these releases has run: methods of the handle, or functions that take it first. */
export interface AfterRelease {
  readonly after: readonly [string, ...string[]];
  readonly fails: readonly [string, ...string[]];
}

/** The rule that reports a protocol. */
export type Family =
  | 'timer'
  | 'listener'
  | 'observer'
  | 'subscription'
  | 'object-url'
  | 'handle'
  | 'stream'
  | 'disposable';

/** The form of the obligation. */
export type ObligationKind = 'handle' | 'lease' | 'token' | 'registration' | 'subscription';

export interface Protocol {
  /** `'web/set-interval'`: the folder, a slash, and a kebab-case name. */
  readonly id: string;
  readonly family: Family;
  readonly kind: ObligationKind;
  /** For messages, without an article: `'interval'`. */
  readonly noun: string;
  /** For messages, after "keeps": what stays alive while nobody releases. */
  readonly keeps: string;
  readonly acquire: readonly [Acquire, ...Acquire[]];
  /** Where the handle appears. Default: `'return'`. */
  readonly handle?: HandlePosition;
  /** The handle's type, where methods of it acquire too: a receiver that is this handle is of that type, even where the file has no types. */
  readonly gives?: SymbolRef;
  /** Index of the function that the resource keeps and runs. */
  readonly callback?: number;
  /** Index of the argument that says after how many milliseconds it runs. */
  readonly delay?: number;
  /**
   * The method of the handle before which there is no obligation: `observer.observe(element)`. `target`: index of its argument that the
   * resource dies with; without it the resource stays whatever happens.
   */
  readonly armedBy?: { readonly method: string; readonly target?: number };
  /** The method that gives back what it is given first: `client.query(new Cursor(sql))`. */
  readonly passedBy?: string;
  /** Index of the callback's parameter that is the handle again. */
  readonly callbackHandle?: number;
  /** Properties of other objects that only use the handle. Where the file reads one of them, it may be released there: `video.srcObject = stream`. */
  readonly lentTo?: readonly string[];
  /** The property of the handle by which others find what it stands for: whoever is given it may remove that, as of a temporary file. */
  readonly foundBy?: string;
  /** True when the handle is a text, which elements and requests only read: an object URL. */
  readonly isText?: true;
  /**
   * When it ends without a release: never; by itself after one run (`'once'`); when the loop that iterates it is left (`'iterated'`); or when
   * something beyond the code ends it, a peer that closes, a child that exits, the process that it serves (`'outside'`); or with the object whose
   * method acquires it (`'receiver'`), a page with its browser. `'soon'`: normally by itself, so that only a teardown says that somebody is to end
   * it, by what it releases beside it.
   */
  readonly ends: 'never' | 'once' | 'iterated' | 'outside' | 'receiver' | 'soon';
  /** True where one that is dropped harms little: then it counts only in code that releases others of its kind. */
  readonly isMinor?: true;
  /** True where it holds nothing until something else shows it: then only one that an instance keeps counts. */
  readonly isLazy?: true;
  readonly release: readonly [Release, ...Release[]];
  readonly exempt?: readonly Exempt[];
  /** How `using` and `await using` release it, best first. */
  readonly disposers?: readonly Disposer[];
  /** What fails after a release. Methods that nothing names here are fine, or unknown. */
  readonly afterRelease?: readonly AfterRelease[];
  /** The page that proves the entry. */
  readonly evidence: string;
  /** Programs that are run as tests: one report on the first, none on the second. */
  readonly examples: { readonly leak: string; readonly clean: string };
}

/** A function whose callback is a cleanup scope: what it acquires is released by the closure that it returns or registers. */
export interface EffectHook {
  readonly name: string;
  /** Index of the callback. */
  readonly callback: number;
  /** `'returned'`: the callback's returned closure runs at the end of life. `'registered'`: only registrars do. */
  readonly cleanup: 'returned' | 'registered';
  /** Index of the callback's parameter that is a registrar: `watchEffect((onCleanup) => …)`. */
  readonly registrarParameter?: number;
  /** True for a global that nobody imports, or need not: `$effect`, `beforeEach`. */
  readonly isGlobal?: boolean;
  /** True when nobody looks at what the callback returns: a cleanup that it returns never runs. */
  readonly isResultIgnored?: true;
  /** The registrar of the same package that takes the cleanup instead, called inside the callback. */
  readonly registrar?: string;
}

/** A function that runs its callback at the end of the owner's life: `onUnmounted(() => …)`. */
export interface CleanupRegistrar {
  readonly name: string;
  readonly callback: number;
  /** True for a global that nobody imports, or need not: `afterEach`. */
  readonly isGlobal?: boolean;
  /** The type whose method it is, where it is no export: `destroyRef.onDestroy(() => …)`. */
  readonly on?: SymbolRef;
  /** It registers a cleanup only with one of these strings at this index: `app.addHook('onClose', …)`. */
  readonly when?: { readonly argument: number; readonly equals: readonly [string, ...string[]] };
}

/** A function type whose functions acquire for an owner, and say by their result how that ends: a Svelte action gives `{ destroy() {} }`. */
export interface EffectFunction {
  readonly type: SymbolRef;
  /** `'returned'`: the result is the cleanup. A method: the result's method of this name is. */
  readonly cleanup: 'returned' | { readonly method: string };
}

/** A JSX attribute whose function value is a cleanup scope: a ref callback. */
export interface EffectAttribute {
  readonly name: string;
  readonly cleanup: 'returned';
}

/** Narrows a singleton decorator: its class is created once per process only with one of these strings as the option, or without it. */
export interface SingletonOption {
  readonly decorator: SymbolRef;
  readonly option: string;
  readonly equals: readonly [string, ...string[]] | 'absent';
}

/** How a class, or an object of options, is told when its life starts and ends. */
export interface LifecycleHooks {
  /** Methods that run when its life starts, once or more often. */
  readonly setUp: readonly string[];
  /** Methods that run when its life ends. The first is the one that a fix creates. */
  readonly tearDown: readonly [string, ...string[]];
  /** What a created teardown implements: `OnDestroy` of `@angular/core`. */
  readonly implements?: SymbolRef;
  /** True when a created teardown calls the base class' one first. */
  readonly callsSuper?: boolean;
}

export interface Framework {
  /** `'react'`. */
  readonly id: string;
  /** Packages that export the functions below; also used to recognise wrappers by name. `'global'` for the platform's own. */
  readonly modules: readonly [string, ...string[]];
  readonly effects?: readonly EffectHook[];
  readonly effectFunctions?: readonly EffectFunction[];
  readonly effectAttributes?: readonly EffectAttribute[];
  readonly registrars?: readonly CleanupRegistrar[];
  /** Functions, methods and container properties that release what they are given, at the end of their own life. */
  readonly owners?: readonly SymbolRef[];
  readonly classes?: {
    /** Base classes and decorators that mark a class as the framework's. */
    readonly bases: readonly SymbolRef[];
    readonly decorators: readonly SymbolRef[];
    /** Interfaces that mark a class, or an object, as the framework's where it has no base class. */
    readonly interfaces?: readonly SymbolRef[];
    readonly hooks: LifecycleHooks;
  };
  /** Objects of options with hooks: `export default { mounted() {} }`, wrapped in one of these functions or not. */
  readonly options?: { readonly wrappers: readonly string[]; readonly hooks: LifecycleHooks };
  /** Decorators whose class is created once per process. */
  readonly singletonDecorators?: readonly SymbolRef[];
  /** Narrows `singletonDecorators`. */
  readonly singletonOptions?: readonly SingletonOption[];
  readonly evidence: string;
}

/** A function that ends by itself and gives nothing to release: `await setTimeout(ms)` of `node:timers/promises`. */
export interface SelfEnding {
  readonly symbol: SymbolRef;
  /** Why it is no obligation. */
  readonly because: string;
  readonly evidence: string;
}
