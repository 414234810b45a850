/**
 * Names from which a resource is inferred that no declaration describes. None of them creates an obligation alone: a file that releases what a
 * call gives at one place says that it has to be released at the others, too.
 */

/** Methods that end an object for good. Those of the first list give it back to a pool, where somebody waits for it. */
export const leaseReleaseNames: readonly string[] = ['release'];
export const endingMethodNames: readonly string[] = [
  '[Symbol.asyncDispose]',
  '[Symbol.dispose]',
  'close',
  'closeAsync',
  'destroy',
  'disconnect',
  'dispose',
  'disposeAsync',
  'end',
  'free',
  'quit',
  'shutdown',
  'terminate',
];

/** First words of functions that make something, or hand something out, for whoever calls them. */
export const acquiringVerbs: readonly string[] = [
  'acquire',
  'alloc',
  'allocate',
  'begin',
  'borrow',
  'build',
  'checkout',
  'clone',
  'connect',
  'create',
  'dial',
  'establish',
  'fork',
  'launch',
  'lease',
  'make',
  'new',
  'obtain',
  'open',
  'reserve',
  'spawn',
  'start',
];

/** The same for what a pool lends. */
export const lendingVerbs: readonly string[] = ['get', 'lock', 'take', 'request'];

/** First words of functions that may give what they acquire, which only their bodies tell. */
export const wrappingVerbs: readonly string[] = ['attach', 'every', 'init', 'initialize', 'listen', 'load', 'poll', 'repeat', 'run', 'schedule', 'serve', 'setup', 'stream', 'watch'];

/** What users open and close: closing it is what the program does, and no release. */
export const shownThingPattern =
  '(?:dialog|drawer|dropdown|menu|modal|notice|notification|overlay|panel|popover|popup|picker|prompt|select|sheet|sidebar|snackbar|spinner|tab|toast|tooltip|view|widget|pane|container|editor|window)$';

/** What its collector, its parent or its own end takes care of, by the last word of its name. */
export const selfEndingThingPattern =
  '(?:disposable\\w*|collection|composite|emitter|handler|listener|observable|reaction|autorun|signal|subject|audio|biquad|buffer|compressor|delay|destination|element|event|filter|gain|hash|hmac|node|oscillator|panner|passthrough|request|response|row|record|model|entity|stream|readable|writable|transform|duplex|string|text|range|selection|path)$';

/** What a class keeps open behind a field, by the last word of the field's or of the maker's name. */
export const resourceNounPattern =
  '(?:agent|bridge|broker|browser|channel|client|conn|connection|connector|consumer|database|db|driver|kernel|listener|pool|process|producer|proxy|redis|server|session|socket|subscriber|subscription|transport|tunnel|watcher|websocket|worker|ws)s?$';

/** Calls by which an object gives itself to another one. */
export const selfRegisteringVerbs: readonly string[] = ['addEventListener', 'addListener', 'connect', 'on', 'register', 'subscribe'];

/** Calls that take it away, or all that it has registered. */
export const selfRemovingPattern = '^(?:off|clearData|disconnect(?:All|Receiver)?|remove(?:All|Event)?Listeners?|un(?:listen|register|subscribe|watch))$';
