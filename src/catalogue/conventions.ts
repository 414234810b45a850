/**
 * Names that mean the same in every library. They decide only what no declaration decides: which member is worth a look as a teardown, and how
 * often a callback runs. None of them creates an obligation.
 */

/** Members that end an instance's life. Read where the teardown roots of a class without framework hooks are looked for. */
export const teardownNames: readonly string[] = [
  '[Symbol.dispose]',
  '[Symbol.asyncDispose]',
  'dispose',
  'disposeAsync',
  'disposeInternal',
  '_dispose',
  'destroy',
  '_destroy',
  'onDestroy',
  'close',
  'closeAsync',
  '_close',
  'stop',
  'stopAll',
  'shutdown',
  'shutDown',
  'end',
  'quit',
  'disconnect',
  'release',
  'free',
  'unsubscribe',
  'unsubscribeAll',
  'terminate',
  'kill',
  'abort',
  'cancel',
  'cleanup',
  'cleanUp',
  'teardown',
  'tearDown',
  'unmount',
  'unload',
  'onunload',
  'detach',
  'uninstall',
  'disable',
  'deactivate',
  'deinit',
  'deinitialize',
  'dismantle',
];

/**
 * Members that end a life in some classes and a phase of it, or one element's, in others. Read as `teardownNames`, but only where such a member
 * releases what its class owns: what it leaves alone is no evidence.
 */
export const maybeTeardownNames: readonly string[] = [
  'clean',
  'clear',
  'exit',
  'finalize',
  'finish',
  'hide',
  'leave',
  'pause',
  'remove',
  'reset',
  'suspend',
  'unbind',
  'unlisten',
  'unobserve',
  'unregister',
  'unwatch',
];

/** Members that start an instance's life. Read where a misspelt or missing pair is looked for, and where an acquire may run again. */
export const setUpNames: readonly string[] = [
  'constructor',
  'init',
  'initialize',
  'initialise',
  'setup',
  'setUp',
  'start',
  'startAll',
  'open',
  'connect',
  'attach',
  'bind',
  'listen',
  'observe',
  'watch',
  'subscribe',
  'register',
  'mount',
  'load',
  'onload',
  'install',
  'enable',
  'activate',
  'enter',
  'show',
  'resume',
  'run',
  'begin',
  '_construct',
];

/** Which teardown undoes which set-up. Read where a release is expected in the partner of the method that acquires. */
export const pairedNames: readonly (readonly [setUp: string, tearDown: string])[] = [
  ['init', 'destroy'],
  ['init', 'deinit'],
  ['init', 'dispose'],
  ['setup', 'teardown'],
  ['setUp', 'tearDown'],
  ['start', 'stop'],
  ['startAll', 'stopAll'],
  ['open', 'close'],
  ['connect', 'disconnect'],
  ['attach', 'detach'],
  ['bind', 'unbind'],
  ['listen', 'unlisten'],
  ['listen', 'close'],
  ['observe', 'unobserve'],
  ['observe', 'disconnect'],
  ['watch', 'unwatch'],
  ['subscribe', 'unsubscribe'],
  ['register', 'unregister'],
  ['mount', 'unmount'],
  ['load', 'unload'],
  ['onload', 'onunload'],
  ['install', 'uninstall'],
  ['enable', 'disable'],
  ['activate', 'deactivate'],
  ['enter', 'exit'],
  ['enter', 'leave'],
  ['show', 'hide'],
  ['resume', 'pause'],
  ['resume', 'suspend'],
  ['begin', 'end'],
  ['_construct', '_destroy'],
];

/** Methods that give what they are passed to a longer-lived owner. Read where the callee has no declaration that says so. */
export const ownerMethodNames: readonly string[] = [
  '_register',
  'addDisposable',
  'addSubscription',
  'addTeardown',
  'adopt',
  'autoDispose',
  'defer',
  'disposeWith',
  'own',
  'pushDisposable',
  'registerDisposable',
  'takeOwnership',
  'toDispose',
  'track',
  'use',
];

/** Methods that call their callback once per element, at once. Read for multiplicity: such a callback runs many times, within the call. */
export const iterationNames: readonly string[] = [
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'from',
  'fromAsync',
  'groupBy',
  'map',
  'reduce',
  'reduceRight',
  'replace',
  'replaceAll',
  'some',
  'sort',
  'toSorted',
];

/**
 * Functions that keep their callback and call it whenever something happens. Read for multiplicity: many times, later. `listen` and `connect`
 * are missing: the callback of `server.listen(port, …)` runs once.
 */
export const registrationNames: readonly string[] = [
  'addEventListener',
  'addListener',
  'attachEvent',
  'autorun',
  'createSecureServer',
  'createServer',
  'observe',
  'on',
  'onDidChange',
  'prependListener',
  'reaction',
  'setInterval',
  'subscribe',
  'tap',
  'watch',
  'watchEffect',
  'registerCommand',
  'registerTextEditorCommand',
];

/** Methods of `routerNames` whose callbacks run once per request. Read for multiplicity: many times, later. */
export const routeMethodNames: readonly string[] = [
  'all',
  'delete',
  'get',
  'handle',
  'head',
  'middleware',
  'mutation',
  'options',
  'param',
  'patch',
  'post',
  'put',
  'query',
  'route',
  'use',
  'ws',
];

/** What a variable with routes is called. Read together with `routeMethodNames`, because `map.get(…)` is no route. */
export const routerNames: readonly string[] = [
  'api',
  'app',
  'fastify',
  'hono',
  'koa',
  'route',
  'router',
  'routes',
  'server',
];

/** Functions whose callback runs at most once per call. Read for multiplicity: as often as the code around the call. */
export const onceNames: readonly string[] = [
  'then',
  'catch',
  'finally',
  'once',
  'prependOnceListener',
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'setTimeout',
  'requestAnimationFrame',
  'requestIdleCallback',
  'requestVideoFrameCallback',
  'postTask',
  'whenReady',
  'ready',
  'runExclusive',
  'runOutsideAngular',
  'runInInjectionContext',
  'untrack',
  'batch',
  'defineNuxtPlugin',
  'defineNitroPlugin',
  'defineBackground',
];

/** Methods of pages and consoles that do not throw when they get what they are declared to get. Read for ways out that only an error takes. */
export const quietMethods: readonly string[] = [
  'addEventListener',
  'removeEventListener',
  'append',
  'appendChild',
  'blur',
  'click',
  'createElement',
  'createTextNode',
  'debug',
  'error',
  'focus',
  'info',
  'log',
  'now',
  'postMessage',
  'prepend',
  'preventDefault',
  'remove',
  'removeAttribute',
  'removeChild',
  'setAttribute',
  'stopPropagation',
  'toISOString',
  'toString',
  'warn',
];

/** Constructors whose callback runs once, at once. Read for multiplicity: as often as the code around the construction. */
export const onceConstructors: readonly string[] = ['Promise'];

/**
 * How the name of a test file ends, before its extension. Read where rules decide whether a file is a test: what a test leaks ends with the
 * runner's own process.
 */
export const testFileSuffixes: readonly string[] = [
  '.test',
  '.spec',
  '-test',
  '-spec',
  '_test',
  '_spec',
  '.tests',
  '.specs',
  '.e2e',
  '.e2e-spec',
  '.cy',
  '.bench',
  '.stories',
  '.story',
];

/** Folders that hold only tests and what tests need. Read together with `testFileSuffixes`. */
export const testFolders: readonly string[] = [
  '__tests__',
  '__test__',
  '__mocks__',
  '__fixtures__',
  '__benchmarks__',
  'test',
  'tests',
  'spec',
  'specs',
  'e2e',
  'cypress',
  'playwright',
  'testing',
  'test-utils',
  'fixtures',
  'benchmark',
  'benchmarks',
];

/** Functions whose callback holds tests. Read where code outside test files and folders may still be a test. */
export const testSuiteFunctions: readonly string[] = [
  'describe',
  'context',
  'suite',
  'xdescribe',
  'fdescribe',
  'QUnit.module',
];

/** Functions whose callback is one test. Read as `testSuiteFunctions`, and for multiplicity: the callback runs once. */
export const testFunctions: readonly string[] = [
  'it',
  'test',
  'specify',
  'xit',
  'fit',
  'bench',
  'QUnit.test',
  'Deno.test',
];

/** Hooks that run before and after tests. Read as `testFunctions`; their cleanup is in the frameworks of the runners. */
export const testHooks: readonly string[] = [
  'before',
  'beforeAll',
  'beforeEach',
  'after',
  'afterAll',
  'afterEach',
  'setup',
  'teardown',
];
