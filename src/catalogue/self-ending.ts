import type { SelfEnding } from './schema.js';

/** Looks like something to release and is none: read by whatever infers obligations from types or names, so that these stay silent. */
export const selfEnding: readonly SelfEnding[] = [
  {
    symbol: { from: 'node:timers/promises', name: 'setTimeout' },
    because: 'The promise settles once and its timer is gone; a signal can only end it earlier.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options',
  },
  {
    symbol: { from: 'node:timers', name: 'promises.setTimeout' },
    because: 'The same function as that of `node:timers/promises`.',
    evidence: 'https://nodejs.org/api/timers.html#timers-promises-api',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'setImmediate' },
    because: 'The promise settles on the next turn of the event loop.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessetimmediatevalue-options',
  },
  {
    symbol: { from: 'node:timers', name: 'promises.setImmediate' },
    because: 'The same function as that of `node:timers/promises`.',
    evidence: 'https://nodejs.org/api/timers.html#timers-promises-api',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'scheduler.wait' },
    because: 'The promise settles once and its timer is gone; a signal can only end it earlier.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisesschedulerwaitdelay-options',
  },
  {
    symbol: { from: 'node:timers/promises', name: 'scheduler.yield' },
    because: 'The promise settles on the next turn of the event loop.',
    evidence: 'https://nodejs.org/api/timers.html#timerspromisesscheduleryield',
  },
  {
    symbol: { from: 'global', name: 'AbortSignal.timeout' },
    because: 'The signal aborts once; nothing can cancel it, and it can be collected early when nothing listens.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/timeout_static',
  },
  {
    symbol: { from: 'global', name: 'Scheduler.postTask' },
    because: 'The task runs once and its promise settles; a signal can only withdraw it earlier.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Scheduler/postTask',
  },
  {
    symbol: { from: 'global', name: 'Element.setPointerCapture' },
    because: 'The browser releases the pointer at `pointerup` and `pointercancel`.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Element/setPointerCapture',
  },
  {
    symbol: { from: 'global', name: 'XMLHttpRequest.send' },
    because: 'The request ends with its response, its error or its timeout.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/XMLHttpRequest/send',
  },
  {
    symbol: { from: 'global', name: 'AudioScheduledSourceNode.start' },
    because: 'The node ends with its source, and with its context.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioScheduledSourceNode/start',
  },
  {
    symbol: { from: 'global', name: 'AudioNode.connect' },
    because: 'The connection goes with the context, and with the source that has ended.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioNode/connect',
  },
  {
    symbol: { from: 'global', name: 'HTMLMediaElement.play' },
    because: 'Playing ends with the media, and with the element.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/HTMLMediaElement/play',
  },
  {
    symbol: { from: 'global', name: 'HTMLVideoElement.requestPictureInPicture' },
    because: 'The user closes the window, and the page has one at most.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/HTMLVideoElement/requestPictureInPicture',
  },
  {
    symbol: { from: 'global', name: 'SpeechSynthesis.speak' },
    because: 'The utterance ends when it has been spoken.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/SpeechSynthesis/speak',
  },
  {
    symbol: { from: 'global', name: 'Element.animate' },
    because: 'The animation ends, or is replaced by a later one, and goes with its element.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Element/animate',
  },
  {
    symbol: { from: 'global', name: 'MediaSource.addSourceBuffer' },
    because: 'The buffer goes with its media source.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaSource/addSourceBuffer',
  },
  {
    symbol: { from: 'global', name: 'MediaRecorder.start' },
    because: 'Recording ends with the tracks.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaRecorder/start',
  },
  {
    symbol: { from: 'global', name: 'GPUCanvasContext.configure' },
    because: 'The configuration goes with the canvas.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUCanvasContext/configure',
  },
  {
    symbol: { from: 'global', name: 'GPUBuffer.mapAsync' },
    because: 'The mapping goes with the buffer.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUBuffer/mapAsync',
  },
  {
    symbol: { from: 'global', name: 'FontFaceSet.add' },
    because: 'A page has few fonts, and they go with it.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/FontFaceSet/add',
  },
  {
    symbol: { from: 'global', name: 'FinalizationRegistry.register' },
    because: 'The registration goes with its target, and with the registry.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/FinalizationRegistry/register',
  },
  {
    symbol: { from: 'global', name: 'LockManager.request' },
    because: 'The lock is released when the callback settles.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/LockManager/request',
  },
  {
    symbol: { from: 'global', name: 'AbortSignal.any' },
    because: 'The signal goes with its sources once nothing listens to it.',
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/any_static',
  },
  {
    symbol: { from: 'node:stream', name: 'Readable.from' },
    because: 'The stream ends with what it iterates, and holds memory only.',
    evidence: 'https://nodejs.org/api/stream.html#streamreadablefromiterable-options',
  },
  {
    symbol: { from: 'node:sqlite', name: 'StatementSync.iterate' },
    because: 'The iterator ends with its rows, and with its database.',
    evidence: 'https://nodejs.org/api/sqlite.html#statementiteratenamedparameters-anonymousparameters',
  },
  {
    symbol: { from: 'node:async_hooks', name: 'AsyncResource' },
    because: 'The resource is destroyed when it is collected.',
    evidence: 'https://nodejs.org/api/async_hooks.html#new-asyncresourcetype-options',
  },
  {
    symbol: { from: 'node:async_hooks', name: 'AsyncLocalStorage.enterWith' },
    because: 'The store ends with its asynchronous context.',
    evidence: 'https://nodejs.org/api/async_hooks.html#asynclocalstorageenterwithstore',
  },
];
