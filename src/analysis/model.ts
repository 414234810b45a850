/**
 * The model that rules read.
 *
 * An *acquire* creates an *obligation* on a *handle*. The handle has a *fate*: it is discarded, kept in a *place*, or handed over. A place
 * belongs to an *owner* whose life ends somewhere; the *verdict* on an obligation says whether the handle is released by then, and where not.
 *
 * Direction of the approximation: a verdict exists only where the whole life of the place is visible. Whatever leaves the visible part
 * (an unknown callee, an exported binding, a dynamic property) ends the analysis without a verdict, so that leaks are missed and never
 * invented.
 *
 * Example: `this.timer = setInterval(tick, 1000)` is an obligation whose place is the field `timer` of the class, whose owner is the
 * instance; with no `clearInterval(this.timer)` in the class the verdict is `{ certainty: 'definite', failure: { kind: 'neverReleased' } }`.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import type { Protocol } from '../catalogue/schema.js';

export type Variable = TSESLint.Scope.Variable;

export type { FunctionNode };

export type AcquireNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A class, an object whose methods use `this`, or a constructor function with its prototype. */
export interface ClassLike {
  readonly kind: 'class' | 'object' | 'prototype';
  /** The class, the object, or the constructor function (its declaration where it has one). */
  readonly node: TSESTree.Node;
  readonly name: string | undefined;
  /** Functions by member name; nested option objects of a framework (`methods: {}`) included. */
  readonly members: ReadonlyMap<string, readonly FunctionNode[]>;
}

/** A storage location that outlives the expression: a variable, a property of one, a field; or an element of such a container. */
export interface Place {
  readonly root:
    | { readonly kind: 'variable'; readonly variable: Variable }
    | { readonly kind: 'instance'; readonly classLike: ClassLike; readonly isStatic: boolean };
  /** Static property names below the root: `ref.current` is `['current']`, `this.timer` is `['timer']`. */
  readonly path: readonly string[];
  /** True when the handle is one of many in the container at `path`: `this.timers[id]`, `timers.push(…)`. */
  readonly isElement: boolean;
}

/** Where the value of an acquire goes. */
export type Fate =
  /** Nobody can name the handle. */
  | { readonly kind: 'discarded'; readonly statement: TSESTree.Node }
  /** Written so on purpose: `void setInterval(…)`. */
  | { readonly kind: 'optedOut' }
  /** The obligation does not arise: `setInterval(…).unref()`, `using t = setInterval(…)`. */
  | { readonly kind: 'exempt' }
  | { readonly kind: 'kept'; readonly place: Place; readonly store: TSESTree.Node }
  /** The function gives it to its callers. */
  | { readonly kind: 'returned'; readonly from: FunctionNode }
  | { readonly kind: 'argument'; readonly call: AcquireNode; readonly index: number }
  | { readonly kind: 'unknown' };

/** What code does to a place: every mention of it is one of these. */
export type Use =
  | { readonly kind: 'store'; readonly at: TSESTree.Node; readonly value: TSESTree.Expression | undefined }
  | { readonly kind: 'release'; readonly at: TSESTree.Node }
  | { readonly kind: 'exempt'; readonly at: TSESTree.Node }
  /** A truth or equality test of the handle. */
  | { readonly kind: 'test'; readonly at: TSESTree.Node }
  /** A flag of the handle that says whether it is still open: `socket.destroyed`, `server.listening`. */
  | { readonly kind: 'state'; readonly at: TSESTree.Node; readonly whenTrue: 'live' | 'gone' | 'unknown' }
  /** The handle goes where this analysis does not follow. */
  | { readonly kind: 'handed'; readonly at: TSESTree.Node }
  /** Read without effect on the obligation. */
  | { readonly kind: 'read'; readonly at: TSESTree.Node };

/** Who ends the place's life. */
export type Owner =
  | { readonly kind: 'instance'; readonly classLike: ClassLike }
  | { readonly kind: 'scope'; readonly scope: FunctionNode; readonly role: ScopeRole }
  /** The module; `isComponent` when the file is a component whose script runs once an instance (`.vue` set-up, `.svelte`). */
  | { readonly kind: 'module'; readonly isComponent: boolean };

/** What a function is to a framework, and so how often it runs and who ends its life. */
export type ScopeRole = 'effect' | 'component' | 'plain';

/** How often a piece of code runs in one process. `'exported'`: as often as other files call it, which nobody here can count. */
export type Multiplicity = 'once' | 'many' | 'exported' | 'unknown';

export type Certainty = 'definite' | 'path' | 'throw' | 'likely';

export interface Obligation {
  readonly protocol: Protocol;
  /** The acquiring expression: the place of the report. */
  readonly node: AcquireNode;
  /** The callee as the reader wrote it: `setInterval`, `window.setTimeout`. */
  readonly calleeText: string;
  readonly fate: Fate;
}

/** In which way the release is missing. */
export type Failure =
  /** The handle is dropped, so nothing can release it. */
  | { readonly kind: 'discarded'; readonly scope: Owner }
  /** The handle is kept, and nothing releases it. */
  | { readonly kind: 'neverReleased'; readonly owner: Owner }
  /** It is released only right before the next acquire, so the last one stays. */
  | { readonly kind: 'releasedOnlyBefore'; readonly owner: Owner; readonly release: TSESTree.Node }
  /** The owner's teardown releases other things and forgets this one. */
  | {
      readonly kind: 'missedByTeardown';
      readonly owner: Owner;
      readonly teardown: FunctionNode;
      readonly sibling: TSESTree.Node | undefined;
    }
  /** A way out on which no release stands. `cause` is the return, or `undefined` for the end of the body. */
  | {
      readonly kind: 'exitMissed';
      readonly cause: TSESTree.Node | undefined;
      readonly release: TSESTree.Node;
      /** Other ways out miss it, too. */
      readonly isOneOfMany?: boolean;
    }
  /** A release that a thrown error skips. */
  | { readonly kind: 'throwMissed'; readonly cause: TSESTree.Node; readonly release: TSESTree.Node }
  /** The place takes a new handle while the old one may be live. */
  | { readonly kind: 'overwritten'; readonly by: TSESTree.Node; readonly inLoop: boolean }
  /** The handle is dropped, and its callback starts again what the teardown ends. */
  | { readonly kind: 'restarted'; readonly owner: Owner; readonly teardown: FunctionNode }
  /** The owner may end during a wait, and its release runs before the handle is there. */
  | { readonly kind: 'raced'; readonly owner: Owner; readonly wait: TSESTree.Node; readonly release: TSESTree.Node }
  /** The callback acquires again each time it runs, and nothing ends the chain. */
  | { readonly kind: 'rearmed'; readonly callback: FunctionNode; readonly owner: Owner }
  /** A loop over an endless iterator that nothing leaves. */
  | { readonly kind: 'endlessLoop'; readonly loop: TSESTree.ForOfStatement };

export interface Verdict {
  readonly obligation: Obligation;
  readonly certainty: Certainty;
  readonly failure: Failure;
}
