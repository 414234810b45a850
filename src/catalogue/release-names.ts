/** What the rules on wrong releases know of the platform: which objects are made anew, whose methods need their `this`, which ids are alike. */
import type { SymbolRef } from './schema.js';

/** Constructors of what is released by a method. Read where a release is called on an object that was made for it. */
export const observerConstructors: readonly SymbolRef[] = [
  { from: 'global', name: 'AbortController' },
  { from: 'global', name: 'IntersectionObserver' },
  { from: 'global', name: 'MutationObserver' },
  { from: 'global', name: 'PerformanceObserver' },
  { from: 'global', name: 'ReportingObserver' },
  { from: 'global', name: 'ResizeObserver' },
];

/** Functions that give another target of the same events on each call. */
export const freshTargetMakers: readonly SymbolRef[] = [{ from: 'global', name: 'matchMedia' }];

/** Classes whose releases are methods that fail, or do nothing, without their `this`. Read where such a method is handed out as a cleanup. */
export const methodOwners: readonly SymbolRef[] = [
  ...observerConstructors,
  { from: 'global', name: 'BroadcastChannel' },
  { from: 'global', name: 'EventSource' },
  { from: 'global', name: 'MediaRecorder' },
  { from: 'global', name: 'MediaStreamTrack' },
  { from: 'global', name: 'MessagePort' },
  { from: 'global', name: 'WebSocket' },
  { from: 'global', name: 'Worker' },
  { from: 'rxjs', name: 'Subscription' },
];

/** Which functions make an id, and which end it. Those of one pair of lists take each other's ids. */
export const idFunctions: readonly {
  readonly acquire: readonly [string, ...string[]];
  readonly release: readonly [string, ...string[]];
}[] = [
  { acquire: ['setTimeout', 'setInterval'], release: ['clearTimeout', 'clearInterval'] },
  { acquire: ['requestAnimationFrame'], release: ['cancelAnimationFrame'] },
  { acquire: ['requestIdleCallback'], release: ['cancelIdleCallback'] },
  { acquire: ['setImmediate'], release: ['clearImmediate'] },
];

/** Which method takes away what another one of the same target was given. Read where a teardown repeats the first. */
export const mirroredVerbs: readonly (readonly [acquire: string, release: string])[] = [
  ['addEventListener', 'removeEventListener'],
  ['addListener', 'removeListener'],
  ['addObserver', 'removeObserver'],
  ['attach', 'detach'],
  ['bind', 'unbind'],
  ['connect', 'disconnect'],
  ['listen', 'unlisten'],
  ['observe', 'unobserve'],
  ['on', 'off'],
  ['subscribe', 'unsubscribe'],
  ['watch', 'unwatch'],
];

/** Methods after which a closed handle may be open again. Read where one is used after its release. */
export const reopeningMethods: readonly string[] = ['begin', 'connect', 'init', 'listen', 'open', 'reconnect', 'reopen', 'restart', 'start'];
