/** Names that say when a life starts and ends, where no declaration says it. They decide how certain a report is, and create no obligation. */

/**
 * Teardowns after which an instance is not used again. Read where a teardown that forgets a resource is reported: `pause()` or `reset()` may
 * leave it running on purpose, `dispose()` may not.
 */
export const finalTeardownNames: readonly string[] = [
  '[Symbol.dispose]',
  '[Symbol.asyncDispose]',
  'dispose',
  'disposeAsync',
  'destroy',
  '_destroy',
  'close',
  'closeAsync',
  'shutdown',
  'shutDown',
  'teardown',
  'tearDown',
  'terminate',
  'unmount',
  'onunload',
  'uninstall',
  'deinit',
];

/**
 * Those of them after which an instance cannot start again. Read where a fix adds a release: `close()` may be followed by `open()`, and what the
 * constructor started would then be missing.
 */
export const irreversibleTeardownNames: readonly string[] = [
  '[Symbol.dispose]',
  '[Symbol.asyncDispose]',
  'dispose',
  'disposeAsync',
  'destroy',
  '_destroy',
  'teardown',
  'tearDown',
  'terminate',
  'onunload',
  'uninstall',
  'deinit',
];

/** Hooks after which a framework may start the same instance again. Read like `irreversibleTeardownNames`. */
export const reversibleHooks: readonly string[] = [
  'disconnectedCallback',
  'hostDisconnected',
  'disconnected',
  'disconnect',
  'deactivated',
  'onDeactivated',
];

/** Events that come at most once in the life of what emits them. Read for multiplicity: such a listener runs as often as the code around it. */
export const onceEvents: readonly string[] = [
  'ready',
  'listening',
  'load',
  'DOMContentLoaded',
  'deviceready',
  'exit',
  'beforeExit',
  'SIGINT',
  'SIGTERM',
  'uncaughtException',
  'init',
  'bootstrap',
  'install',
  'activate',
  'statechange',
  'readystatechange',
];

/**
 * Events that come again before anything else need happen: a second button or finger, a key that is held, a `mouseup` that another window got.
 * Read where a listener starts what only another event stops. `click`, `focus` and the like come in turns with what ends them.
 */
export const repeatingEvents: readonly string[] = [
  'input',
  'keydown',
  'keypress',
  'mousedown',
  'mousemove',
  'pointermove',
  'resize',
  'scroll',
  'touchmove',
  'touchstart',
  'wheel',
];

/** Events that a peer sends as often as it likes. Read as `repeatingEvents` where each connection has its own owner. */
export const peerEvents: readonly string[] = ['data', 'frame', 'message', 'packet'];

/** Properties of an object whose function runs for each event, again and again. Read for multiplicity. */
export const repeatedEventProperties: readonly string[] = [
  'onbeforeinput',
  'onblur',
  'onchange',
  'onclick',
  'oncopy',
  'ondatachannel',
  'ondblclick',
  'ondevicechange',
  'ondragover',
  'ondragstart',
  'ondrop',
  'onfocus',
  'ongamepadconnected',
  'onhashchange',
  'onicecandidate',
  'oninput',
  'onkeydown',
  'onkeypress',
  'onkeyup',
  'onmessage',
  'onmousedown',
  'onmouseenter',
  'onmouseleave',
  'onmousemove',
  'onmouseup',
  'onnegotiationneeded',
  'onpaste',
  'onpause',
  'onplay',
  'onpointerdown',
  'onpointermove',
  'onpointerup',
  'onpopstate',
  'onprogress',
  'onresize',
  'onresume',
  'onscroll',
  'onsubmit',
  'ontimeupdate',
  'ontouchend',
  'ontouchmove',
  'ontouchstart',
  'onvisibilitychange',
  'onwheel',
];

/** Events after which their emitter, or the process, is not used again. Read where a release in a listener counts as one at the end of a life. */
export const finalEvents: readonly string[] = [
  'abort',
  'beforeExit',
  'beforeunload',
  'close',
  'closed',
  'destroy',
  'destroyed',
  'disconnect',
  'disconnected',
  'dispose',
  'end',
  'error',
  'exit',
  'finish',
  'pagehide',
  'SIGINT',
  'SIGTERM',
  'shutdown',
  'unload',
];

/** Calls after which the page or the process is another one. Read where a callback that nobody stops makes one of them. */
export const programEnds: readonly { readonly object: string; readonly method: string }[] = [
  { object: 'location', method: 'reload' },
  { object: 'location', method: 'replace' },
  { object: 'location', method: 'assign' },
  { object: 'process', method: 'exit' },
  { object: 'app', method: 'exit' },
  { object: 'app', method: 'quit' },
];

/** Ends of names of classes of which a program has one. Read where only another file could tell how many instances there are. */
export const serviceNamePattern =
  '(?:App|Application|Bridge|Controller|Daemon|Gateway|Host|Hub|Logger|Main|Manager|Monitor|Provider|Registry|Scheduler|Server|Service|Store|Supervisor|System|Updater|Watcher)$';

/** Names of functions that an application calls once when it starts. Read where only another file could tell how often a function runs. */
export const startUpNames: readonly string[] = [
  'main',
  'boot',
  'bootstrap',
  'cli',
  'init',
  'initialize',
  'initialise',
  'launch',
  'listen',
  'register',
  'run',
  'serve',
  'setup',
  'start',
];

/**
 * Functions that keep a closure and run it when their owner ends: `this._register(toDisposable(() => …))`. Read where the teardowns of a class
 * or a scope are collected.
 */
export const disposerNames: readonly string[] = [
  'toDisposable',
  'addDisposer',
  'addTeardown',
  'onCleanup',
  'onDispose',
  'onDisposed',
  'onScopeDispose',
  'onUnmount',
  'onUnmounted',
  'registerDestructor',
  'registerDisposer',
];

/** Decorators of classes that a container of dependencies makes, once or more often. Read where instances are counted. */
export const containerDecoratorNames: readonly string[] = ['injectable', 'scoped', 'service', 'Service', 'singleton'];
