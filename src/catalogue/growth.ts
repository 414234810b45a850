/** What is known of containers that grow: the methods that put in and take out, and the names that say how long an entry is meant to stay. */
import type { SymbolRef } from './schema.js';

/** Methods of the language's own containers. Read for every mention of one. */
export const growthVerbs: {
  readonly add: readonly string[];
  readonly drop: readonly string[];
  readonly read: readonly string[];
  readonly staticRead: readonly string[];
} = {
  add: ['set', 'add', 'push', 'unshift'],
  drop: ['delete', 'pop', 'shift', 'deleteProperty'],
  read: [
    'has',
    'get',
    'forEach',
    'keys',
    'values',
    'entries',
    'includes',
    'indexOf',
    'lastIndexOf',
    'findIndex',
    'findLast',
    'findLastIndex',
    'some',
    'every',
    'map',
    'flatMap',
    'filter',
    'reduce',
    'reduceRight',
    'slice',
    'concat',
    'join',
    'sort',
    'toSorted',
    'reverse',
    'toReversed',
    'fill',
    'flat',
    'toString',
    'union',
    'difference',
    'intersection',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  /** Functions that only look at a container they are given. */
  staticRead: [
    'Object.keys',
    'Object.values',
    'Object.entries',
    'Object.getOwnPropertyNames',
    'Object.hasOwn',
    'Array.from',
    'Array.isArray',
    'JSON.stringify',
    'Promise.all',
    'Promise.allSettled',
    'Promise.race',
    'Math.max',
    'Math.min',
    'String',
    'Boolean',
    'Reflect.has',
    'Reflect.ownKeys',
  ],
};

/** What a container is called whose entries wait for something and leave when it comes. */
export const transientNamePattern = '^(?:pending|inflight|inprogress|outstanding|waiting|waiters?$|awaiting|unacked|unconfirmed|ongoing|locks$|mutexes$)';

/** What a container is called that remembers on purpose. Read where a removal is expected beside that of a sibling. */
export const rememberingNamePattern = '^(?:already|used|sent|finished|completed|processed|visited|seen|known)|(?:seen|visited|known|history|cache|cached|memo|log|logs|used|archive|stat|stats|count|counts|counter|counters|total|totals|result|results|registry|failed|banned|metric|metrics)$';

/** What a list is called that keeps what has happened. Read where an edit would drop its oldest item. */
export const logNamePattern = '(?:logs?|history|errors?|failures?|events?|messages?|entry|entries|records?|breadcrumbs?|samples?|lines?|timings?|durations?|latencies|warnings?|notices?|output)$';

/** What a list is called whose items somebody waits for, or is connected by. Such an item is no edit's to drop. */
export const waitingNamePattern = '(?:queued?|queue|pending|waiting|waiters?|jobs?|tasks?|connections?|clients?|sockets?|subscribers?|listeners?|callbacks?|resolvers?|handlers?)';

/** What a container is called whose entries have to be ended before they go. */
export const heldNamePattern = '(?:dispos|unsub|subscription|listener|timer|timeout|interval|watcher|handle|remover|cleanup|cancel|stream|socket|connection|process|worker)';

/** First words of functions that take one item out of what holds it. */
export const removalVerbs: readonly string[] = [
  'remove',
  'delete',
  'del',
  'unregister',
  'unsubscribe',
  'unbind',
  'unlisten',
  'unwatch',
  'unmount',
  'leave',
  'off',
  'detach',
  'disconnect',
  'drop',
  'evict',
  'forget',
  'discard',
  'destroy',
  'dispose',
  'close',
  'kick',
  'kill',
  'end',
  'release',
  'revoke',
  'logout',
  'clear',
  'cleanup',
  'clean',
  'purge',
];

/** Events and event members that come when an item's life ends. */
export const itemEndPattern =
  '^(?:on)?_?(?:did|will|before|after)?_?(?:close|closed|end|ended|exit|exited|disconnect|disconnected|disconnecting|dispose|disposed|destroy|destroyed|remove|removed|delete|deleted|unload|terminate|terminated|detach|detached|unmount|unmounted|leave|left|finish|finished|beforeunload|stop|stopped)$';

/** Words in the names of functions that run when something fails. */
export const failureNamePattern = '(?:error|err|fail|failed|failure|reject|rejected|timeout|abort|aborted|cancel|cancelled)';

/** Last words of names whose values are endless: each user, request or session has its own. */
export const endlessNameWords: readonly string[] = ['ip', 'pid', 'uuid', 'guid', 'token', 'session', 'email', 'sql', 'timestamp', 'nonce', 'sid'];

/** Whose `id` is one of many: the `userId` of a server, not the `id` of a module, a plugin or an element. Read where a name ends with `id`. */
export const endlessIdOwners: readonly string[] = [
  'account', 'call', 'chat', 'client', 'conn', 'connection', 'conversation', 'correlation', 'customer', 'device', 'guild', 'invoice', 'job', 'member',
  'message', 'msg', 'order', 'packet', 'peer', 'process', 'req', 'request', 'room', 'session', 'socket', 'span', 'stream', 'subscriber', 'task',
  'tenant', 'thread', 'ticket', 'trace', 'transaction', 'upload', 'user', 'visitor', 'workspace', 'organization', 'payment', 'comment', 'article',
  'product', 'participant', 'player', 'game', 'match', 'attendee', 'lead', 'contact',
];

/** Last words of names that say with whom a program talks. Read where something stays open for each of them. */
export const peerNameWords: readonly string[] = ['origin', 'host', 'hostname', 'address', 'endpoint', 'peer', 'domain', 'server'];

/** Last words of names of which a program knows all values when it is written, mostly. Read where only the empty shell of an entry stays. */
export const spelledNameWords: readonly string[] = ['event', 'events', 'type', 'kind', 'name', 'topic', 'channel', 'hook', 'phase', 'state', 'method'];

/** Last words of names of what a program works on, and does not spell out: texts, addresses, places. Read where nothing else is known of a key. */
export const wideNameWords: readonly string[] = [
  'text', 'texts', 'label', 'message', 'msg', 'sentence', 'content', 'html', 'markdown', 'query', 'url', 'uri', 'href',
  'link', 'pathname', 'hash', 'checksum', 'digest', 'address', 'date', 'term', 'prompt', 'input', 'args', 'arguments', 'params',
];

/** Words in the names of what a run of tests counts, which ends with its process. */
export const testRunWords: readonly string[] = ['test', 'tests', 'suite', 'suites', 'pickle', 'pickles'];

/** Last words of names of places on a disk: of the files that a program works on there are as many as its folders hold. */
export const folderNameWords: readonly string[] = ['path', 'paths', 'file', 'files', 'filename', 'filepath', 'dir', 'dirname', 'directory', 'folder'];

/** Last words of names of what somebody sets up: a program has a few of them. Read where a key is made of a whole object. */
export const settingNameWords: readonly string[] = [
  'config', 'configuration', 'options', 'opts', 'settings', 'schema', 'syntax', 'preset', 'theme', 'defaults', 'locale', 'targets', 'browsers',
  'spec', 'specifier', 'definition', 'descriptor', 'policy',
];

/** Whose `id` the program spells out. Read where nothing else is known of a key. */
export const spelledIdOwners: readonly string[] = [
  'module', 'plugin', 'component', 'type', 'theme', 'rule', 'feature', 'template', 'workflow', 'provider', 'extension', 'view', 'menu', 'action',
  'step', 'style', 'font', 'icon', 'package', 'schema', 'model', 'command', 'locale', 'language', 'class', 'category', 'group', 'setting', 'chart',
  'renderer', 'loader', 'driver', 'adapter', 'chain', 'network', 'tool', 'engine', 'integration', 'hmr', 'route', 'page', 'layer', 'preset',
  'diagram', 'registry', 'interpreter', 'env', 'environment', 'kernel', 'controller', 'runtime', 'compiler',
];

/** Objects of which each request, connection or event brings a new one. */
export const exchangeRootNames: readonly string[] = ['req', 'request', 'ctx', 'socket', 'session', 'connection', 'client', 'msg', 'message', 'packet'];

/** Of these, the request that somebody else writes. */
export const requestRootNames: readonly string[] = ['req', 'request', 'ctx'];

/** Methods of a request, or of what belongs to it, that read a part of it. */
export const requestReaders: readonly string[] = ['get', 'header', 'param', 'query', 'json', 'text', 'cookie'];

/** Parts of a date of which there are a few. */
export const calendarGetters: readonly string[] = [
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
  'getMonth',
  'getSeconds',
  'getUTCDate',
  'getUTCDay',
  'getUTCHours',
  'getUTCMinutes',
  'getUTCMonth',
  'getUTCSeconds',
  'getTimezoneOffset',
];

/** Classes of the platform of whose objects each page, request or connection has its own. */
export const passingClassNames: readonly string[] = [
  'Element',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLImageElement',
  'HTMLCanvasElement',
  'HTMLMediaElement',
  'HTMLVideoElement',
  'SVGElement',
  'ShadowRoot',
  'Event',
  'CustomEvent',
  'Request',
  'Response',
  'ReadableStream',
  'WritableStream',
  'WebSocket',
  'MessagePort',
  'AbortSignal',
  'AbortController',
  'IncomingMessage',
  'ServerResponse',
  'Socket',
];

/** Last words of names of such objects, where no type says more. */
export const passingNameWords: readonly string[] = ['element', 'el', 'req', 'socket', 'ws', 'res'];

/** Calls that never give the same value twice, or a text of whatever they are given. */
export const endlessMakers: readonly string[] = ['now', 'random', 'randomUUID', 'uuid', 'uuidv4', 'v4', 'nanoid', 'ulid', 'cuid', 'createId', 'shortid', 'uniqueId', 'v1', 'v7', 'randomBytes', 'stringify', 'hrtime'];

/** Functions whose result is one of the platform's containers that keep nothing alive, or their constructors. */
export const weakClasses: readonly SymbolRef[] = [
  { from: 'global', name: 'WeakRef' },
  { from: 'global', name: 'WeakMap' },
  { from: 'global', name: 'WeakSet' },
];

/** Methods that end what an entry holds. Read where the owner's teardown goes over the entries. */
export const entryReleaseVerbs: readonly string[] = [
  'close',
  'destroy',
  'end',
  'terminate',
  'dispose',
  'disconnect',
  'stop',
  'kill',
  'shutdown',
  'release',
  'unsubscribe',
  'abort',
  'quit',
];

/** First words of functions that fill a table, mostly while the program starts. */
export const registrationVerbs: readonly string[] = [
  'register',
  'define',
  'declare',
  'add',
  'use',
  'install',
  'extend',
  'provide',
  'plugin',
  'configure',
  'set',
  'setup',
  'enable',
  'mount',
  'load',
  'import',
  'alias',
  'override',
];

/** What a test of the age of an entry names. */
export const agePattern = '(?:\\bDate\\.now\\(|\\bnow\\b|[eE]xpir|[tT]tl|TTL|[tT]imestamp|[mM]axAge|\\bage\\b|[sS]tale|performance\\.now)';

/** Last words of the names of classes whose instances live as long as what they serve. */
export const longLivedClassPattern = '(?:Server|Manager|Service|Pool|Client|Store|Registry|Cache|Hub|Broker|Gateway|Router|Agent|Provider|Coordinator|Dispatcher|Queue|Scheduler|Bus|Monitor|Tracker|Limiter|Loader|Host|Presence|Repository|Connector)$';

/** A function that gives back one which keeps its results. */
export interface Memoizer {
  /** Packages of which this is the default export, or this name. */
  readonly from: readonly string[];
  readonly name: string;
  /** Whether a result is kept for each first argument, or for all of them. */
  readonly key: 'first' | 'all';
  /** Which argument has the function; `'load'` where that is an option. The first one where it is missing. */
  readonly fn?: number | 'load';
  /** Which argument has the options. The second one where it is missing. */
  readonly options?: number;
  /** Options that bound what is kept, or say where. The first one that takes a number of entries is what a fix writes. */
  readonly bounds: readonly string[];
  /** The option that takes a number of entries. */
  readonly limit?: string;
  /** It keeps one result unless `limit` says otherwise. */
  readonly isBounded?: boolean;
  /** The option that takes a cache with the methods of a `Map`. */
  readonly cache?: string;
}

/** Those without a limit of their own, and those that can be told to have none. `memoize-one` keeps one result, whatever it is told. */
export const memoizers: readonly Memoizer[] = [
  { from: ['lodash', 'lodash-es', 'underscore'], name: 'memoize', key: 'first', bounds: [] },
  { from: ['lodash.memoize', 'lodash/memoize', 'lodash-es/memoize'], name: 'default', key: 'first', bounds: [] },
  { from: ['es-toolkit', 'es-toolkit/function', 'es-toolkit/compat'], name: 'memoize', key: 'first', bounds: ['cache'], cache: 'cache' },
  { from: ['ramda'], name: 'memoizeWith', key: 'all', fn: 1, options: 0, bounds: [] },
  { from: ['memoizee'], name: 'default', key: 'all', bounds: ['max', 'maxAge', 'dispose', 'weak'], limit: 'max' },
  { from: ['lru-memoizer'], name: 'default', key: 'all', fn: 'load', options: 0, bounds: ['max', 'maxAge', 'ttl', 'maxSize'], limit: 'max' },
  { from: ['lru-memoizer'], name: 'sync', key: 'all', fn: 'load', options: 0, bounds: ['max', 'maxAge', 'ttl', 'maxSize'], limit: 'max' },
  { from: ['lru-memoizer'], name: 'default.sync', key: 'all', fn: 'load', options: 0, bounds: ['max', 'maxAge', 'ttl', 'maxSize'], limit: 'max' },
  { from: ['mem', 'memoize', 'p-memoize'], name: 'default', key: 'first', bounds: ['maxAge', 'cache'], cache: 'cache' },
  { from: ['fast-memoize', '@formatjs/fast-memoize'], name: 'default', key: 'all', bounds: ['cache'] },
  { from: ['moize'], name: 'default.infinite', key: 'all', bounds: ['maxSize', 'maxAge', 'maxArgs'], limit: 'maxSize' },
  { from: ['moize'], name: 'default', key: 'all', bounds: ['maxAge'], limit: 'maxSize', isBounded: true },
  { from: ['micro-memoize'], name: 'default', key: 'all', bounds: [], limit: 'maxSize', isBounded: true },
  { from: ['micro-memoize'], name: 'memoize', key: 'all', bounds: [], limit: 'maxSize', isBounded: true },
];

/** Makers of selectors that keep all results, and the version since which they do. */
export const selectorMakers: readonly { readonly from: string; readonly name: string; readonly since: string }[] = [
  { from: 'reselect', name: 'createSelector', since: '5.0.0' },
  { from: '@reduxjs/toolkit', name: 'createSelector', since: '2.0.0' },
];

/** Metrics that keep one series for each combination of their labels, as long as the process runs. */
export const metricClasses: readonly SymbolRef[] = ['Counter', 'Gauge', 'Histogram', 'Summary'].flatMap((name) => [
  { from: 'prom-client', name },
  { from: 'prom-client', name: `default.${name}` },
]);

/** Their methods that take labels. */
export const metricVerbs: readonly string[] = ['labels', 'inc', 'dec', 'observe', 'startTimer'];

/** Decorators of methods that keep a result for each first argument, on the instance. */
export const memoizingDecorators: readonly SymbolRef[] = [
  { from: 'typescript-memoize', name: 'Memoize' },
  { from: 'lodash-decorators', name: 'Memoize' },
  { from: 'lodash-decorators', name: 'memoize' },
];

/** First words of functions that give the same again when they are asked again. Read where a result is kept, to know whether losing it changes anything. */
export const recomputingVerbs: readonly string[] = [
  'as', 'calc', 'calculate', 'camel', 'camelize', 'capitalize', 'compile', 'compute', 'convert', 'decode', 'derive', 'describe', 'detect', 'digest',
  'encode', 'escape', 'estimate', 'evaluate', 'expand', 'extract', 'fetch', 'find', 'format', 'get', 'has', 'hash', 'highlight', 'infer', 'is', 'kebab', 'load', 'lookup',
  'match', 'measure', 'minify', 'normalize', 'parse', 'pascal', 'read', 'render', 'resolve', 'sanitize', 'score', 'search', 'serialize',
  'slugify', 'snake', 'split', 'stat', 'stringify', 'strip', 'tokenize', 'to', 'transform', 'translate', 'trim', 'truncate', 'unescape',
];

/** Methods of texts, numbers, lists and promises that compute from what they are called on, and functions of the platform that do. */
export const computingMethods: readonly string[] = [
  'toString', 'toFixed', 'toLowerCase', 'toUpperCase', 'trim', 'slice', 'substring', 'split', 'join', 'replace', 'replaceAll', 'concat', 'padStart', 'padEnd', 'repeat',
  'charAt', 'charCodeAt', 'codePointAt', 'at', 'includes', 'indexOf', 'startsWith', 'endsWith', 'match', 'test', 'normalize', 'localeCompare', 'map', 'filter', 'reduce',
  'flatMap', 'flat', 'some', 'every', 'toSorted', 'toReversed', 'then', 'catch', 'finally', 'json', 'text', 'arrayBuffer', 'format', 'valueOf',
  'String', 'Number', 'Boolean', 'BigInt', 'parseInt', 'parseFloat', 'encodeURIComponent', 'decodeURIComponent', 'stringify',
];

/** Makers of objects that nothing changes. */
export const unchangingMakers: readonly SymbolRef[] = [
  { from: 'global', name: 'RegExp' },
  { from: 'global', name: 'Intl.NumberFormat' },
  { from: 'global', name: 'Intl.DateTimeFormat' },
  { from: 'global', name: 'Intl.PluralRules' },
  { from: 'global', name: 'Intl.RelativeTimeFormat' },
  { from: 'global', name: 'Intl.ListFormat' },
  { from: 'global', name: 'Intl.DisplayNames' },
  { from: 'global', name: 'Intl.Collator' },
  { from: 'global', name: 'Intl.Segmenter' },
];

/** Words of names whose values are one of a kind, or are made: a second one for the same key is not the first. Read where a fix would drop the first. */
export const identityNameWords: readonly string[] = [
  'acquire', 'actor', 'add', 'agent', 'allocate', 'atom', 'breaker', 'bucket', 'bus', 'channel', 'chat', 'claim', 'client', 'connect', 'connection', 'context', 'controller',
  'counter', 'count', 'create', 'cursor', 'db', 'deferred', 'done', 'driver', 'element', 'emitter', 'ensure', 'game', 'generate', 'handle', 'handled', 'handler', 'id', 'init',
  'insert', 'instance', 'limiter', 'listener', 'lobby', 'lock', 'logger', 'make', 'manager', 'mutex', 'new', 'next', 'node', 'nonce', 'notified', 'observer', 'once', 'open',
  'peer', 'player', 'pool', 'processed', 'proxy', 'put', 'queue', 'random', 'ref', 'register', 'registry', 'reserve', 'room', 'save', 'seen', 'semaphore', 'send', 'sent',
  'sequence', 'seq', 'server', 'service', 'session', 'set', 'signal', 'singleton', 'socket', 'spawn', 'start', 'state', 'stats', 'store', 'stream', 'subject', 'subscribe',
  'subscription', 'symbol', 'task', 'ticket', 'timer', 'token', 'total', 'transaction', 'unique', 'uuid', 'visited', 'watcher', 'worker', 'write',
];

/** What is asked before the program has started: what waits for that waits once. */
export const readinessPattern = 'ready|booted|initiali[sz]ed|started|mounted|loaded';

/** Functions that take items out of the list that they are given first. */
export const pullingFunctions: readonly string[] = ['pull', 'pullAll', 'pullAllBy', 'pullAllWith', 'pullAt', 'remove'];
