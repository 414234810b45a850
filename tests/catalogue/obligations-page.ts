import type { ObligationRow } from './obligations-web-node.js';

/** Timers, listeners, observers, connections, streams, files and the other objects of a page, and those of the language. */
export const pageObligations: readonly ObligationRow[] = [
  { api: 'setTimeout', id: 'web/set-timeout', rule: 'no-leaked-timer' },
  { api: 'setInterval', id: 'web/set-interval', rule: 'no-leaked-timer', make: 'window.setInterval(() => console.log(1), 1_000)', work: '', release: 'window.clearInterval(handle);' },
  { api: 'requestAnimationFrame', id: 'web/request-animation-frame', rule: 'no-leaked-timer' },
  { api: 'requestIdleCallback', id: 'web/request-idle-callback', rule: 'no-leaked-timer' },
  { api: 'HTMLVideoElement.requestVideoFrameCallback', id: 'web/request-video-frame-callback', rule: 'no-leaked-timer' },
  {
    api: 'Scheduler.postTask',
    id: 'web/post-task',
    rule: 'no-leaked-listener',
    written: {
      leak: `export class Queue {
  private readonly timer = setInterval(() => this.later(), 1_000);
  private readonly controller = new AbortController();

  later(): void {
    void scheduler.postTask(() => this.work(), { delay: 60_000, signal: this.controller.signal });
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Queue {
  private readonly timer = setInterval(() => this.later(), 1_000);
  private readonly controller = new AbortController();

  later(): void {
    void scheduler.postTask(() => this.work(), { delay: 60_000, signal: this.controller.signal });
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
  {
    api: 'EventTarget.addEventListener',
    id: 'web/event-listener',
    rule: 'no-leaked-listener',
    written: {
      leak: `export class Player {
  private readonly timer = setInterval(() => this.draw(), 1_000);

  constructor(private readonly bus: EventTarget) {
    this.bus.addEventListener('seek', this.draw);
    this.bus.addEventListener('pause', this.draw);
  }

  draw = (): void => console.log(this.bus);

  dispose(): void {
    clearInterval(this.timer);
    this.bus.removeEventListener('seek', this.draw);
  }
}
`,
      clean: `export class Player {
  private readonly timer = setInterval(() => this.draw(), 1_000);

  constructor(private readonly bus: EventTarget) {
    this.bus.addEventListener('seek', this.draw);
    this.bus.addEventListener('pause', this.draw);
  }

  draw = (): void => console.log(this.bus);

  dispose(): void {
    clearInterval(this.timer);
    this.bus.removeEventListener('seek', this.draw);
    this.bus.removeEventListener('pause', this.draw);
  }
}
`,
    },
  },
  { api: 'window.addEventListener', id: 'web/event-listener', rule: 'no-leaked-listener' },
  {
    api: 'Document.addEventListener',
    id: 'web/event-listener',
    rule: 'no-leaked-listener',
    written: {
      leak: `export class Menu {
  private readonly close = (): void => this.hide();

  open(): void {
    document.addEventListener('pointerdown', this.close);
  }

  hide(): void {}

  dispose(): void {
    this.hide();
  }
}
`,
      clean: `export class Menu {
  private readonly close = (): void => this.hide();

  open(): void {
    document.addEventListener('pointerdown', this.close);
  }

  hide(): void {}

  dispose(): void {
    document.removeEventListener('pointerdown', this.close);
    this.hide();
  }
}
`,
    },
  },
  {
    api: 'AbortSignal.addEventListener',
    id: 'web/event-listener',
    rule: 'no-leaked-listener',
    written: {
      leak: `export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
`,
      clean: `export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop);
  });
}
`,
    },
  },
  {
    api: 'MediaQueryList.addEventListener',
    id: 'web/event-listener',
    rule: 'no-leaked-listener',
    written: {
      leak: `import { useEffect } from 'react';

export function useWide(onChange: (isWide: boolean) => void): void {
  useEffect(() => {
    const query = window.matchMedia('(min-width: 60em)');
    query.addEventListener('change', (event) => onChange(event.matches));
  }, [onChange]);
}
`,
      clean: `import { useEffect } from 'react';

export function useWide(onChange: (isWide: boolean) => void): void {
  useEffect(() => {
    const query = window.matchMedia('(min-width: 60em)');
    const report = (event: MediaQueryListEvent): void => onChange(event.matches);
    query.addEventListener('change', report);
    return () => query.removeEventListener('change', report);
  }, [onChange]);
}
`,
    },
  },
  { api: 'MediaQueryList.addListener', id: 'web/media-query-listener', rule: 'no-leaked-listener' },
  { api: 'MediaSession.setActionHandler', id: 'web/media-session-action', host: 'MediaSession', make: "host.setActionHandler('play', () => this.work())", release: "host.setActionHandler('play', null);", shapes: ['switch'] },
  { api: 'Element.setPointerCapture', id: 'web/pointer-capture', host: 'Element', make: 'host.setPointerCapture(1)', release: 'host.releasePointerCapture(1);', shapes: ['kin'] },
  { api: 'RemotePlayback.watchAvailability', id: 'web/remote-playback-watch', host: 'RemotePlayback', make: 'void host.watchAvailability(() => this.work())', release: 'void host.cancelWatchAvailability();', shapes: ['switch'] },
  { api: 'EventSource', id: 'web/event-source', make: "new EventSource('/events')", work: 'console.log(handle.url);', release: 'handle.close();' },
  { api: 'WebSocket', id: 'web/web-socket', make: "new WebSocket('wss://example.org')", work: "handle.send('ping');", release: 'handle.close();' },
  { api: 'BroadcastChannel', id: 'web/broadcast-channel', make: "new BroadcastChannel('news')", work: "handle.postMessage('ping');", release: 'handle.close();' },
  { api: 'MessageChannel', id: 'web/message-channel', make: 'new MessageChannel()', arm: 'handle.port1.onmessage = (event) => console.log(event.data);', work: "handle.port2.postMessage('ping');", release: 'handle.port1.close();' },
  { api: 'Worker', id: 'web/worker', make: "new Worker('job.js')", work: "handle.postMessage('work');", release: 'handle.terminate();' },
  { api: 'SharedWorker', id: 'web/shared-worker', make: "new SharedWorker('job.js')", arm: 'handle.port.start();', work: "handle.port.postMessage('work');", release: 'handle.port.close();' },
  { api: 'WebTransport', id: 'web/web-transport', make: "new WebTransport('https://example.org')", work: 'console.log(handle.ready);', release: 'handle.close();' },
  { api: 'WebTransport.createBidirectionalStream', id: 'web/transport-stream', host: 'WebTransport', make: 'host.createBidirectionalStream()', isAsync: true, release: 'await handle.writable.close();' },
  { api: 'RTCPeerConnection', id: 'web/rtc-peer-connection', make: 'new RTCPeerConnection()', work: 'console.log(handle.connectionState);', release: 'handle.close();' },
  { api: 'RTCPeerConnection.createDataChannel', id: 'web/data-channel', host: 'RTCPeerConnection', make: "host.createDataChannel('chat')", work: "handle.send('ping');", release: 'handle.close();' },
  {
    api: 'fetch (page)',
    id: 'streams/reader',
    rule: 'no-leaked-stream',
    written: {
      leak: `export async function isAlive(url: string): Promise<boolean> {
  const { body, ok } = await fetch(url);
  if (body === null) {
    return ok;
  }
  const reader = body.getReader();
  const { value } = await reader.read();
  return ok && value !== undefined;
}
`,
      clean: `export async function isAlive(url: string): Promise<boolean> {
  const { body, ok } = await fetch(url);
  if (body === null) {
    return ok;
  }
  const reader = body.getReader();
  try {
    const { value } = await reader.read();
    return ok && value !== undefined;
  } finally {
    await reader.cancel();
  }
}
`,
    },
  },
  { api: 'XMLHttpRequest.send', id: 'web/request-send', host: 'XMLHttpRequest', make: 'host.send()', release: 'host.abort();', shapes: ['kin'] },
  { api: 'open', id: 'web/window-open', make: "window.open('/help')", release: 'handle?.close();', shapes: ['field'] },
  { api: 'MIDIPort.open', id: 'web/midi-port', host: 'MIDIInput', make: 'void host.open()', release: 'void host.close();', shapes: ['switch'] },
  { api: 'Notification', id: 'web/notification', make: "new Notification('done')", release: 'handle.close();', shapes: ['field'] },
  {
    api: 'IDBFactory.open',
    id: 'web/indexed-db',
  },
  { api: 'URL.createObjectURL', id: 'web/object-url', rule: 'no-leaked-object-url' },
  { api: 'FileSystemFileHandle.createWritable', id: 'web/writable-file', host: 'FileSystemFileHandle', make: 'host.createWritable()', isAsync: true, work: "await handle.write('text');", release: 'await handle.close();' },
  {
    api: 'FileSystemFileHandle.createSyncAccessHandle',
    id: 'web/sync-access-handle',
    host: 'FileSystemFileHandle',
    make: 'host.createSyncAccessHandle()',
    isAsync: true,
    work: 'console.log(handle.getSize());',
    release: 'handle.close();',
  },
  { api: 'FontFaceSet.add', id: 'web/font-face', host: 'FontFace', make: 'document.fonts.add(host)', release: 'document.fonts.delete(host);', shapes: ['switch'] },
  { api: 'Performance.mark', id: 'web/performance-mark' },
  { api: 'Performance.measure', id: 'web/performance-measure' },
  { api: 'ResizeObserver', id: 'web/resize-observer', rule: 'no-leaked-observer', host: 'Element', make: 'new ResizeObserver(() => console.log(1))', arm: 'handle.observe(host);', release: 'handle.disconnect();', shapes: ['field'] },
  {
    api: 'ResizeObserver.observe',
    id: 'web/resize-observer',
    rule: 'no-leaked-observer',
    written: {
      leak: `import { useEffect } from 'react';

export function useSize(box: HTMLElement, draw: () => void): void {
  useEffect(() => {
    const observer = new ResizeObserver(() => draw());
    observer.observe(box);
  }, [box, draw]);
}
`,
      clean: `import { useEffect } from 'react';

export function useSize(box: HTMLElement, draw: () => void): void {
  useEffect(() => {
    const observer = new ResizeObserver(() => draw());
    observer.observe(box);
    return () => observer.unobserve(box);
  }, [box, draw]);
}
`,
    },
  },
  { api: 'IntersectionObserver', id: 'web/intersection-observer', rule: 'no-leaked-observer', host: 'Element', make: 'new IntersectionObserver(() => console.log(1))', arm: 'handle.observe(host);', release: 'handle.disconnect();', shapes: ['field'] },
  {
    api: 'IntersectionObserver.observe',
    id: 'web/intersection-observer',
    rule: 'no-leaked-observer',
    written: {
      leak: `import { useEffect } from 'react';

export function useSight(box: HTMLElement, draw: () => void): void {
  useEffect(() => {
    const observer = new IntersectionObserver(() => draw());
    observer.observe(box);
  }, [box, draw]);
}
`,
      clean: `import { useEffect } from 'react';

export function useSight(box: HTMLElement, draw: () => void): void {
  useEffect(() => {
    const observer = new IntersectionObserver(() => draw());
    observer.observe(box);
    return () => observer.unobserve(box);
  }, [box, draw]);
}
`,
    },
  },
  { api: 'MutationObserver', id: 'web/mutation-observer', rule: 'no-leaked-observer', make: 'new MutationObserver(() => console.log(1))', arm: 'handle.observe(document.body, { childList: true });', release: 'handle.disconnect();', shapes: ['field'] },
  { api: 'PerformanceObserver', id: 'web/performance-observer', rule: 'no-leaked-observer', make: 'new PerformanceObserver(() => console.log(1))', arm: "handle.observe({ type: 'longtask' });", release: 'handle.disconnect();' },
  { api: 'ReportingObserver', id: 'web/reporting-observer', rule: 'no-leaked-observer', make: 'new ReportingObserver(() => console.log(1))', arm: 'handle.observe();', release: 'handle.disconnect();' },
  { api: 'Element.animate', id: 'web/animation', host: 'Element', make: "host.animate({ opacity: [0, 1] }, { duration: 500, iterations: Infinity })", release: 'handle.cancel();', shapes: ['field'] },
  { api: 'ReadableStream.getReader', id: 'streams/reader', rule: 'no-leaked-stream' },
  {
    api: "ReadableStream.getReader({ mode: 'byob' })",
    id: 'streams/reader',
    rule: 'no-leaked-stream',
    written: {
      leak: `export async function readHead(stream: ReadableStream<Uint8Array<ArrayBuffer>>, parse: (head: Uint8Array) => Promise<void>): Promise<void> {
  const reader = stream.getReader({ mode: 'byob' });
  const { value } = await reader.read(new Uint8Array(16));
  if (value === undefined) {
    return;
  }
  await parse(value);
  reader.releaseLock();
}
`,
      clean: `export async function readHead(stream: ReadableStream<Uint8Array<ArrayBuffer>>, parse: (head: Uint8Array) => Promise<void>): Promise<void> {
  const reader = stream.getReader({ mode: 'byob' });
  try {
    const { value } = await reader.read(new Uint8Array(16));
    if (value !== undefined) {
      await parse(value);
    }
  } finally {
    reader.releaseLock();
  }
}
`,
    },
  },
  { api: 'ReadableStream.values', id: 'web/stream-iterator', host: 'ReadableStream<string>', make: 'host.values()', work: 'console.log(handle.next());', release: 'void handle.return?.();', shapes: ['field'] },
  {
    api: 'ReadableStream.tee',
    id: 'web/stream-branch',
    rule: 'no-leaked-stream',
    written: {
      leak: `export async function readTwice(stream: ReadableStream<string>, isShort: boolean): Promise<void> {
  const [first, second] = stream.tee();
  for await (const part of first) {
    console.log(part);
  }
  if (isShort) {
    return;
  }
  for await (const part of second) {
    console.log(part);
  }
}
`,
      clean: `export async function readTwice(stream: ReadableStream<string>, isShort: boolean): Promise<void> {
  const [first, second] = stream.tee();
  for await (const part of first) {
    console.log(part);
  }
  if (isShort) {
    await second.cancel();
    return;
  }
  for await (const part of second) {
    console.log(part);
  }
}
`,
    },
  },
  { api: 'WritableStream.getWriter', id: 'streams/writer', rule: 'no-leaked-stream' },
  { api: 'WakeLock.request', id: 'web/wake-lock', make: "navigator.wakeLock.request('screen')", isAsync: true, release: 'await handle.release();' },
  {
    api: 'Geolocation.watchPosition',
    id: 'web/position-watch',
    make: 'navigator.geolocation.watchPosition((position) => console.log(position.coords))',
    work: '',
    release: 'navigator.geolocation.clearWatch(handle);',
  },
  { api: 'FinalizationRegistry.register', id: 'web/finalizer-registration', host: 'FinalizationRegistry<string>', make: "host.register(this, 'owner', this)", release: 'host.unregister(this);', shapes: ['kin'] },
  { api: 'DisposableStack', id: 'web/disposable-stack', make: 'new DisposableStack()', arm: "handle.defer(() => console.log('end'));", release: 'handle.dispose();' },
  { api: 'AsyncDisposableStack', id: 'web/async-disposable-stack', make: 'new AsyncDisposableStack()', arm: "handle.defer(() => console.log('end'));", release: 'void handle.disposeAsync();' },
];
