/** The classes of leaks that the literature on long-running programs names, and what this plugin does about each. Read by `render-leak-classes.ts`. */

/** A section of a rule's page whose examples show the class. */
export interface Shown {
  readonly rule: string;
  readonly heading: string;
}

export interface LeakClass {
  readonly name: string;
  readonly inCode: string;
  readonly shown: readonly Shown[];
  readonly fix: string;
}

const WHOLE = 'What is reported';

export const leakClasses: readonly LeakClass[] = [
  {
    name: 'Unbounded caches and global dictionaries',
    inCode: 'A `Map`, an object or a `Set` of a module, a static or a singleton, keyed by input',
    shown: [
      { rule: 'no-unbounded-cache', heading: 'Nothing takes anything out' },
      { rule: 'no-unbounded-cache', heading: 'One way out misses the `delete`' },
    ],
    fix: 'Evict past a limit, a bounded class, `WeakMap`',
  },
  {
    name: 'Global lists, accumulation, object graveyards',
    inCode: '`push` without a drain; what is written and never read',
    shown: [{ rule: 'no-unbounded-collection', heading: 'Nothing takes anything out' }],
    fix: 'Bound, drain, remove on completion',
  },
  {
    name: 'Instances that register themselves',
    inCode: '`registry.add(this)` in a constructor',
    shown: [{ rule: 'no-unbounded-collection', heading: 'Instances that add themselves' }],
    fix: 'Remove in the teardown',
  },
  {
    name: 'Memoizers without a limit, cached methods',
    inCode: 'Memoizers without a limit, memoize decorators on methods',
    shown: [{ rule: 'no-unbounded-memoize', heading: WHOLE }],
    fix: 'The limit option, a `WeakMap` per instance',
  },
  {
    name: 'Weak references',
    inCode: 'A `Map` with objects for keys that could be weak; a `Map` of `WeakRef` whose keys stay; a `WeakMap` whose values are reached from a root',
    shown: [{ rule: 'no-unbounded-cache', heading: 'What is fixed' }],
    fix: '`WeakMap`, `WeakSet`, a finalizer that deletes the key',
  },
  {
    name: 'Event listeners and callbacks',
    inCode: 'The DOM, emitters, `process`, signals, media queries',
    shown: [
      { rule: 'no-leaked-listener', heading: 'The teardown removes the others and forgets this one' },
      { rule: 'no-mismatched-release', heading: 'A removal that names another listener' },
    ],
    fix: 'A stable handler and its removal, `once`, `signal`',
  },
  {
    name: 'Timers and scheduled tasks',
    inCode: 'Intervals, time-outs that arm again, animation frames',
    shown: [
      { rule: 'no-leaked-timer', heading: 'The id is dropped' },
      { rule: 'no-leaked-timer', heading: 'It schedules itself again' },
    ],
    fix: 'Clear in the teardown, return a cleanup',
  },
  {
    name: 'Observers, subscriptions',
    inCode: 'Resize, mutation, intersection and performance observers; RxJS, stores, MobX, watchers of Vue, disposers',
    shown: [
      { rule: 'no-leaked-observer', heading: 'Nothing disconnects it' },
      { rule: 'no-leaked-subscription', heading: 'The subscription is dropped' },
    ],
    fix: 'Disconnect, unsubscribe, an operator',
  },
  {
    name: 'Unclosed files, sockets, database connections, locks',
    inCode: 'Handles, descriptors, servers, workers, clients of pools, query runners, sessions, readers',
    shown: [
      { rule: 'no-leaked-handle', heading: 'One way out misses the release' },
      { rule: 'no-leaked-handle', heading: 'What is lent comes back on every way out' },
      { rule: 'no-leaked-stream', heading: 'Something else throws between two reads' },
    ],
    fix: '`using`, `try … finally`, `pipeline`',
  },
  {
    name: 'Context managers',
    inCode: '`using`, `await using`, `DisposableStack`',
    shown: [
      { rule: 'no-leaked-disposable', heading: 'Missed on one way out' },
      { rule: 'require-release-on-throw', heading: WHOLE },
      { rule: 'prefer-using', heading: WHOLE },
      { rule: 'no-use-after-release', heading: 'A `using` value that leaves its block' },
    ],
    fix: '`using`',
  },
  {
    name: 'Objects that own resources',
    inCode: 'Fields without a teardown, the teardown of the base class that is not called',
    shown: [
      { rule: 'require-teardown', heading: 'The teardown releases a sibling and forgets this one' },
      { rule: 'require-teardown', heading: 'The teardown hides the one of the base class' },
    ],
    fix: 'Release in the teardown, or create it',
  },
  {
    name: 'Finalizers',
    inCode: '`FinalizationRegistry` as the only release; a held value that holds its target',
    shown: [
      { rule: 'no-finalizer-cleanup', heading: 'The held value keeps the target' },
      { rule: 'no-finalizer-cleanup', heading: 'Nothing keeps the registry' },
    ],
    fix: '`Symbol.dispose` and `unregister`, pass an id',
  },
  {
    name: 'Circular references',
    inCode: 'Collected in JavaScript; what remains goes through a root: registries, native handles, a strong copy beside a `WeakRef`',
    shown: [{ rule: 'no-finalizer-cleanup', heading: 'A strong copy stands beside the weak one' }],
    fix: 'Drop the strong copy',
  },
  {
    name: 'Closures in lists, contexts of closures',
    inCode: 'Closures that are pushed to a list that stays; a small closure that keeps what another one of the same call mentions; an error that keeps all before it',
    shown: [
      { rule: 'no-unbounded-collection', heading: 'One way out misses the removal' },
      { rule: 'no-retained-scope', heading: 'A value that keeps the one before' },
      { rule: 'no-retained-scope', heading: 'An error that keeps all before it' },
    ],
    fix: 'A named handler, a narrower scope',
  },
  {
    name: 'References in globals that nobody resets',
    inCode: 'A request, an element or a component in a variable of a module',
    shown: [
      { rule: 'no-retained-scope', heading: 'A request in a variable of the module' },
      { rule: 'no-retained-scope', heading: 'A component that nobody takes out' },
    ],
    fix: 'Reset in the teardown, `WeakRef`',
  },
  {
    name: 'Reading everything in place of streaming',
    inCode: 'Unbounded input as a whole in memory, `for await … push`, `Buffer.concat` of a request',
    shown: [{ rule: 'prefer-streaming', heading: 'A request body that nobody limits' }],
    fix: 'A stream, an iterator over lines, a limit of bytes',
  },
  {
    name: 'Unbounded asynchronous queues',
    inCode: '`write()` in a loop whose answer nobody asks for',
    shown: [
      { rule: 'no-ignored-backpressure', heading: 'A loop over a source' },
      { rule: 'no-ignored-backpressure', heading: 'A listener' },
    ],
    fix: '`pipeline`, wait for `drain`',
  },
  {
    name: 'Dangling tasks',
    inCode: '`Promise.race` against a promise that stays; resolvers that are stored and never removed; listeners on a signal that stays',
    shown: [
      { rule: 'no-promise-race-leak', heading: 'A promise of the module' },
      { rule: 'no-leaked-listener', heading: 'Signals' },
    ],
    fix: 'Race once, a race that leaves nothing behind, remove in `finally`',
  },
  {
    name: 'Sessions and contexts of requests',
    inCode: 'Query runners, sessions of an ORM, a client per request, `AsyncLocalStorage.enterWith`',
    shown: [
      { rule: 'no-leaked-handle', heading: 'What is lent comes back on every way out' },
      { rule: 'no-enter-with', heading: 'A handler that enters' },
    ],
    fix: '`run()`, release in `finally`',
  },
  {
    name: 'Tests that add up in one process',
    inCode: 'Servers, timers, listeners and spies that a hook before tests makes, and no hook after them takes back',
    shown: [{ rule: 'no-retained-scope', heading: 'A spy that no hook takes back' }],
    fix: 'Release in `afterEach()`, `mock.reset()`',
  },
  {
    name: 'Native memory',
    inCode: 'GPU objects, tensors, bitmaps, object URLs, small views of big buffers',
    shown: [
      { rule: 'no-leaked-object-url', heading: 'Nothing can revoke it' },
      { rule: 'no-retained-buffer-view', heading: WHOLE },
    ],
    fix: '`dispose`, `revokeObjectURL`, copy the view',
  },
  {
    name: 'Containers that a limit would keep small',
    inCode: '`shift()` queues, ring buffers without a bound',
    shown: [{ rule: 'prefer-bounded-queue', heading: WHOLE }],
    fix: 'A bounded queue, an index in place of `shift()`',
  },
  {
    name: 'Isolation of processes',
    inCode: 'A worker or a child per call, no limits',
    shown: [
      { rule: 'require-worker-limits', heading: 'A process without a time-out in a request' },
      { rule: 'require-worker-limits', heading: 'A thread for each request' },
    ],
    fix: 'A pool, `resourceLimits`, `terminate()`',
  },
];
