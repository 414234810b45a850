/**
 * What a mutant may lose: pairs of an acquire and its release, by name alone. The table is kept apart from the plugin's catalogue on
 * purpose: it decides which releases are deleted and which mutants leak, and a catalogue that knows too little must not hide that.
 */
export interface Pair {
  /** The word of the published table. */
  readonly resource: string;
  /** Last part of the called or constructed name. */
  readonly acquire: RegExp;
  /** Functions that take the handle first. */
  readonly functions?: readonly string[];
  /** Methods of the handle. */
  readonly methods?: readonly string[];
  /** The handle is the function that releases. */
  readonly isCalled?: boolean;
  /** Why a lost release alone proves no leak. */
  readonly doubt?: Doubt;
}

/**
 * `ends by itself`: after a time, or when it is read to its end. `depends on the owner`: stays no longer than what it was asked of, which may
 * die together with the code that asked. `depends on its keys`: a removal shows that entries end, and not that their keys are without number.
 * `runs once`: acquired while the module loads, or the same thing each time.
 */
export type Doubt = 'ends by itself' | 'depends on the owner' | 'depends on its keys' | 'runs once';

export const pairs: readonly Pair[] = [
  { resource: 'interval', acquire: /^setInterval$/, functions: ['clearInterval', 'clearTimeout'] },
  {
    resource: 'one-shot timer',
    acquire: /^(?:setTimeout|setImmediate|requestIdleCallback)$/,
    functions: ['clearTimeout', 'clearImmediate', 'clearInterval', 'cancelIdleCallback'],
    doubt: 'ends by itself',
  },
  { resource: 'animation frame', acquire: /^requestAnimationFrame$/, functions: ['cancelAnimationFrame'], doubt: 'ends by itself' },
  { resource: 'object URL', acquire: /^createObjectURL$/, functions: ['revokeObjectURL'] },
  { resource: 'position watch', acquire: /^watchPosition$/, functions: ['clearWatch'] },
  // These go with the element that they observe, unless it is the page.
  { resource: 'observer', acquire: /^(?:Mutation|Resize|Intersection)Observer$/, methods: ['disconnect'], doubt: 'depends on the owner' },
  { resource: 'observer', acquire: /^PerformanceObserver$/, methods: ['disconnect'] },
  { resource: 'subscription', acquire: /^subscribe$/, methods: ['unsubscribe'], doubt: 'depends on the owner' },
  {
    resource: 'subscription',
    acquire: /^(?:subscribe|listen|watch|watchEffect|autorun|reaction|onSnapshot|on[A-Z]\w+|(?:add|use)\w*Listener)$/,
    isCalled: true,
    doubt: 'depends on the owner',
  },
  { resource: 'descriptor', acquire: /^openSync$/, functions: ['closeSync', 'close'] },
  { resource: 'file handle', acquire: /^open$/, methods: ['close'] },
  { resource: 'stream', acquire: /^create(?:Read|Write)Stream$/, methods: ['close', 'destroy', 'end'], doubt: 'ends by itself' },
  { resource: 'lock of a stream', acquire: /^get(?:Reader|Writer)$/, methods: ['releaseLock', 'cancel', 'close', 'abort'], doubt: 'depends on the owner' },
  { resource: 'channel', acquire: /^(?:WebSocket|EventSource|BroadcastChannel|MessageChannel|RTCPeerConnection)$/, methods: ['close'] },
  { resource: 'worker', acquire: /^(?:Worker|SharedWorker)$/, methods: ['terminate'] },
  { resource: 'audio context', acquire: /^(?:AudioContext|OfflineAudioContext)$/, methods: ['close'] },
  { resource: 'server', acquire: /^createServer$/, methods: ['close'] },
  { resource: 'socket', acquire: /^(?:createConnection|createSocket|Socket)$/, methods: ['destroy', 'end', 'close', 'destroySoon'] },
  { resource: 'watcher', acquire: /^(?:watch|FSWatcher)$/, methods: ['close'] },
  { resource: 'lease of a pool', acquire: /^(?:getConnection|checkOut|acquire)$/, functions: ['release', 'releaseConnection'], methods: ['release', 'close', 'destroy'] },
];

/** Adding and removing verbs of listeners. */
export const listenerVerbs: ReadonlyMap<string, readonly string[]> = new Map([
  ['addEventListener', ['removeEventListener']],
  ['on', ['off', 'removeListener', 'un', 'removeEventListener']],
  ['once', ['off', 'removeListener', 'un']],
  ['addListener', ['removeListener', 'off']],
]);

/** Verbs that forget the listener after the first event. */
export const onceVerbs: ReadonlySet<string> = new Set(['once']);

/** Receivers that live as long as the program. */
export const processTargets =
  /^(?:(?:window|globalThis|self)\.)?(?:window|document|process|globalThis|self|screen|visualViewport|navigator|document\.(?:body|documentElement|defaultView))$|^(?:process|navigator|screen)\./;

/** Events that come once in a program's life: a listener of them that stays is one listener. */
export const onceEvents = /^(?:'|")?(?:DOMContentLoaded|load|unload|beforeunload|pagehide|exit|beforeExit|SIG\w+)(?:'|")?$/;

/** What a page tells once, when it has come. */
export const pageStartEvents: ReadonlySet<string> = new Set(['DOMContentLoaded', 'load', 'readystatechange']);

/** Growing and shrinking verbs of containers. */
export const containerVerbs: ReadonlyMap<string, readonly string[]> = new Map([
  ['set', ['delete', 'clear']],
  ['add', ['delete', 'clear']],
  ['push', ['splice', 'shift', 'pop']],
]);

/** Names of functions that end what their owner began. */
export const teardownName =
  /^[_#]*(?:destroy|dispose|close|stop|disconnect|unmount|tear_?down|end|remove|ngOnDestroy|componentWillUnmount|clean_?up|unbind|detach|abort|shutdown|finalize|deactivate|disable|off|release)/i;
