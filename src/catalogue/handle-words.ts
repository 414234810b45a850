/**
 * Methods and flags that handles of the platform share. They create no obligation; they say what code does to a handle that it has.
 */

/** Methods of what joins the object that they are given, which stays whose it was: `layer.addTo(map)`. */
export const joiningMethods: readonly string[] = ['addTo', 'appendTo'];

/** Methods that give their receiver back: `createServer(serve).on('error', log).listen(80)` is the server. */
export const fluentMethods = [
  'addListener',
  'addTo',
  'bind',
  'connect',
  'listen',
  'off',
  'on',
  'once',
  'pause',
  'prependListener',
  'prependOnceListener',
  'ref',
  'setLngLat',
  'setView',
  'refresh',
  'removeAllListeners',
  'removeListener',
  'resume',
  'setEncoding',
  'setKeepAlive',
  'setMaxListeners',
  'setNoDelay',
  'setTimeout',
] as const;

/** Flags that are true while a handle is open. */
export const liveFlags = ['connected', 'isOpen', 'listening'] as const;

/** Flags that are true once it is closed. */
export const goneFlags = [
  'closed',
  'destroyed',
  'ended',
  'finished',
  'hasEnded',
  'isClosed',
  'isCompleted',
  'isDestroyed',
  'isReleased',
  'killed',
  'writableEnded',
] as const;

/** Words for states of which some are open and some are not. */
export const stateWords = [
  'connecting',
  'exitCode',
  'pending',
  'readable',
  'readyState',
  'signalCode',
  'state',
  'status',
  'writable',
] as const;

/** Methods that give a value, which needs the handle no more: `db.prepare(sql).get()`. */
export const valueMethodPattern = '^(?:all|count|get|read|run|toString|(?:count|has|is|to)[A-Z]\\w*|get\\w*(?:Count|Length|Size|Text|Value)|\\w+Sync)$';
