/**
 * What a mutant may lose: pairs of an acquire and its release, by name alone. The table is kept apart from the plugin's catalogue on
 * purpose: it decides which releases are deleted, and a catalogue that knows too little must not hide that.
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
  /** Ends by itself after a time, so a lost release is no growth without bound. */
  readonly isBounded?: true;
}

export const pairs: readonly Pair[] = [
  { resource: 'interval', acquire: /^setInterval$/, functions: ['clearInterval', 'clearTimeout'] },
  { resource: 'one-shot timer', acquire: /^(setTimeout|setImmediate|requestIdleCallback)$/, functions: ['clearTimeout', 'clearImmediate', 'cancelIdleCallback'], isBounded: true },
  { resource: 'animation frame', acquire: /^requestAnimationFrame$/, functions: ['cancelAnimationFrame'], isBounded: true },
  { resource: 'object URL', acquire: /^createObjectURL$/, functions: ['revokeObjectURL'] },
  { resource: 'observer', acquire: /^(Mutation|Resize|Intersection|Performance)Observer$/, methods: ['disconnect'] },
  { resource: 'subscription', acquire: /^subscribe$/, methods: ['unsubscribe'] },
  { resource: 'descriptor', acquire: /^openSync$/, functions: ['closeSync', 'close'] },
  { resource: 'file handle', acquire: /^open$/, methods: ['close'] },
  { resource: 'stream', acquire: /^create(Read|Write)Stream$/, methods: ['close', 'destroy', 'end'] },
  { resource: 'lock of a stream', acquire: /^get(Reader|Writer)$/, methods: ['releaseLock', 'cancel', 'close', 'abort'] },
  { resource: 'channel', acquire: /^(WebSocket|EventSource|BroadcastChannel|MessageChannel|RTCPeerConnection)$/, methods: ['close'] },
  { resource: 'worker', acquire: /^(Worker|SharedWorker)$/, methods: ['terminate'] },
  { resource: 'audio context', acquire: /^(AudioContext|OfflineAudioContext)$/, methods: ['close'] },
  { resource: 'server', acquire: /^createServer$/, methods: ['close'] },
  { resource: 'socket', acquire: /^(createConnection|createSocket|Socket)$/, methods: ['destroy', 'end', 'close', 'destroySoon'] },
  { resource: 'watcher', acquire: /^(watch|FSWatcher)$/, methods: ['close'] },
  { resource: 'lease of a pool', acquire: /^(getConnection|checkOut)$/, methods: ['release', 'close', 'destroy'] },
];

/** Adding and removing verbs of listeners. */
export const listenerVerbs: ReadonlyMap<string, readonly string[]> = new Map([
  ['addEventListener', ['removeEventListener']],
  ['on', ['off', 'removeListener']],
  ['addListener', ['removeListener', 'off']],
]);

/** Receivers that live as long as the program. */
export const processTargets = /^(window|document|process|globalThis|self|screen|visualViewport|navigator|document\.(body|documentElement|defaultView))(\.|$)/;

/** Growing and shrinking verbs of containers. */
export const containerVerbs: ReadonlyMap<string, readonly string[]> = new Map([
  ['set', ['delete', 'clear']],
  ['add', ['delete', 'clear']],
  ['push', ['splice', 'shift', 'pop']],
]);

/** Names of functions that end what their owner began. */
export const teardownName = /^[_#]*(destroy|dispose|close|stop|disconnect|unmount|tear_?down|end|remove|ngOnDestroy|componentWillUnmount|clean_?up|unbind|detach|abort|shutdown|finalize|deactivate|disable|off|release)/i;
