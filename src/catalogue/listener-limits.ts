/** What is known of the limits above which a target warns that its listeners pile up. */
import type { SymbolRef } from './schema.js';

/** Listeners of one event that an emitter takes before it warns. */
export const defaultListenerLimit = 10;

/** Functions that take a limit, and behind it the targets that get it. */
export const limitSetters: readonly SymbolRef[] = [
  { from: 'node:events', name: 'setMaxListeners' },
  { from: 'node:events', name: 'EventEmitter.setMaxListeners' },
  { from: 'events', name: 'setMaxListeners' },
];

/** Events that a target tells last: who listens to them goes with the target. Read where nothing else says which of both ends first. */
export const targetEndEvents: readonly string[] = [
  'abort',
  'aborted',
  'close',
  'closed',
  'destroy',
  'destroyed',
  'disconnect',
  'disconnected',
  'end',
  'exit',
  'finish',
  'goaway',
];

/** Events that end what a pointer, a key or the focus has begun: they come soon after it. Read for one-shots of which only one removes the other. */
export const gestureEndEvents: readonly string[] = [
  'blur',
  'dragend',
  'focusout',
  'keyup',
  'mouseleave',
  'mouseout',
  'mouseup',
  'pointercancel',
  'pointerleave',
  'pointerout',
  'pointerup',
  'touchcancel',
  'touchend',
];

/** Events that a target tells once in its life, its end aside: who waits for one of them waits once. */
export const targetStartEvents: readonly string[] = [
  'connect',
  'connected',
  'error',
  'init',
  'initialized',
  'listening',
  'load',
  'loaded',
  'loadeddata',
  'loadedmetadata',
  'lookup',
  'online',
  'open',
  'opened',
  'ready',
  'remoteSettings',
  'response',
  'secureConnect',
  'spawn',
  'start',
  'started',
];

/** Methods that give something back for its next use: `pool.release(worker)`, `idle.push(worker)`. */
export const returningVerbs: readonly string[] = ['push', 'unshift', 'add', 'release', 'enqueue', 'giveBack', 'putBack', 'recycle', 'returnToPool', 'free'];
