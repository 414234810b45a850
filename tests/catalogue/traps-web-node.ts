/** Programs that leak nothing, one for each trap of the web platform and of Node, and for each way to move what is owned. The name says which. */
export const quietTraps: ReadonlyMap<string, string> = new Map([
  [
    'a watcher of a file is released by its path',
    `import { unwatchFile, watchFile } from 'node:fs';

export class Follower {
  private readonly timer = setInterval(() => this.read(), 1_000);

  constructor(private readonly path: string) {}

  start(): void {
    watchFile(this.path, () => this.read());
  }

  read(): void {}

  dispose(): void {
    clearInterval(this.timer);
    unwatchFile(this.path);
  }
}
`,
  ],
  [
    'the acquiring method takes itself back',
    `import type { ReadStream } from 'node:tty';

export class Prompt {
  private readonly timer = setInterval(() => this.draw(), 1_000);

  constructor(private readonly input: ReadStream) {}

  open(): void {
    this.input.setRawMode(true);
    navigator.mediaSession.setActionHandler('play', () => this.draw());
    process.setUncaughtExceptionCaptureCallback(() => this.draw());
  }

  draw(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.input.setRawMode(false);
    navigator.mediaSession.setActionHandler('play', null);
    process.setUncaughtExceptionCaptureCallback(null);
  }
}
`,
  ],
  [
    'all listeners are removed at once',
    `import type { EventEmitter } from 'node:events';

export class Player {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('seek', () => this.draw());
    this.bus.on('pause', () => this.draw());
  }

  draw(): void {}

  dispose(): void {
    this.bus.removeAllListeners();
  }
}
`,
  ],
  [
    'a loop over a web stream lets it go, however it is left',
    `export async function findFirst(stream: ReadableStream<string>): Promise<string | undefined> {
  for await (const part of stream) {
    if (part !== '') {
      return part;
    }
  }
  return undefined;
}
`,
  ],
  [
    'a loop over a Node stream destroys it, however it is left',
    `import { createReadStream } from 'node:fs';

export async function readHead(path: string): Promise<unknown> {
  for await (const part of createReadStream(path)) {
    return part;
  }
  return undefined;
}
`,
  ],
  [
    'a loop over a timer ends it, however it is left',
    `import { setInterval } from 'node:timers/promises';

export async function poll(isDone: () => boolean): Promise<void> {
  for await (const _ of setInterval(1_000)) {
    if (isDone()) {
      break;
    }
  }
}
`,
  ],
  [
    'compressors between a source and a target are ended by it',
    `import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export async function pack(path: string): Promise<void> {
  await pipeline(createReadStream(path), createGzip(), createWriteStream(\`\${path}.gz\`));
}

export function send(source: NodeJS.ReadableStream, response: NodeJS.WritableStream): void {
  source.pipe(createGzip()).pipe(response);
}
`,
  ],
  [
    'a stream over a descriptor closes it',
    `import { createReadStream, openSync } from 'node:fs';

export function read(path: string): NodeJS.ReadableStream {
  const fd = openSync(path, 'r');
  return createReadStream(path, { fd });
}
`,
  ],
  [
    'a socket that a secure one takes over',
    `import { connect as connectPlain } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

export function open(host: string): TLSSocket {
  const socket = connectPlain(443, host);
  return connect({ socket, servername: host });
}
`,
  ],
  [
    'a bound socket that a server adopts',
    `import { BoundSocket, type Server } from 'node:net';

export function listen(server: Server): void {
  const bound = new BoundSocket({ port: 0 });
  server.listen(bound);
}
`,
  ],
  [
    'a port, a frame and a bitmap that are sent',
    `export async function share(worker: Worker, video: HTMLVideoElement, blob: Blob): Promise<void> {
  const channel = new MessageChannel();
  worker.postMessage('port', [channel.port2]);
  const frame = new VideoFrame(video);
  worker.postMessage(frame, [frame]);
  const bitmap = await createImageBitmap(blob);
  worker.postMessage(bitmap, [bitmap]);
}

export function show(canvas: OffscreenCanvas, context: ImageBitmapRenderingContext): void {
  context.transferFromImageBitmap(canvas.transferToImageBitmap());
}
`,
  ],
  [
    'a stack that hands over what it holds',
    `export function collect(close: () => void): DisposableStack {
  using stack = new DisposableStack();
  stack.defer(close);
  return stack.move();
}
`,
  ],
  [
    'a connection to a database that the page keeps',
    `export function connect(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
`,
  ],
  [
    'an animation, a window, a speech and a request that end by themselves',
    `export function notify(box: Element, text: string, url: string): void {
  box.animate({ opacity: [0, 1] }, 300);
  window.open(url);
  speechSynthesis.speak(new SpeechSynthesisUtterance(text));
  const request = new XMLHttpRequest();
  request.open('GET', url);
  request.send();
  void new Audio(url).play();
}
`,
  ],
  [
    'a drag that the browser ends',
    `export class Handle {
  readonly box = document.createElement('div');
  private readonly resize = (): void => console.log(this.box.clientWidth);

  constructor() {
    window.addEventListener('resize', this.resize);
    this.box.addEventListener('pointerdown', (event) => this.box.setPointerCapture(event.pointerId));
  }

  dispose(): void {
    window.removeEventListener('resize', this.resize);
  }
}
`,
  ],
  [
    'marks of a page go with it',
    `export function measure(work: () => void): void {
  performance.mark('start');
  work();
  performance.measure('work', 'start');
}
`,
  ],
  [
    'contexts, formats, decoders and copies hold nothing',
    `import { createContext, runInContext } from 'node:vm';
import { deserialize, serialize } from 'node:v8';

export function run(code: string, bytes: Uint8Array): void {
  const context = createContext({});
  const format = new Intl.NumberFormat('en');
  const decoder = new TextDecoder();
  console.log(runInContext(code, context), format.format(1), decoder.decode(bytes), structuredClone(bytes), deserialize(serialize(code)));
  queueMicrotask(() => console.log(new URL(code)));
  process.nextTick(() => console.log(code));
}
`,
  ],
  [
    'the callers of a function get what it captures',
    `export async function open(video: HTMLVideoElement): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  video.srcObject = stream;
  return stream;
}

export class Camera {
  private stream: MediaStream | undefined;

  async start(): Promise<void> {
    this.stop();
    this.stream = await navigator.mediaDevices.getUserMedia({ video: true });
  }

  stop(): void {
    for (const track of this.stream?.getTracks() ?? []) {
      track.stop();
    }
    this.stream = undefined;
  }
}
`,
  ],
]);

/** Programs in which something that looks like a release is none, each with the rule that says so. */
export const loudTraps: ReadonlyMap<string, { readonly rule: string; readonly code: string }> = new Map([
  [
    'a line reader is left open by `break`',
    {
      rule: 'no-leaked-handle',
      code: `import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function has(path: string, word: string): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path) });
  let isFound = false;
  for await (const line of lines) {
    if (line === word) {
      isFound = true;
      break;
    }
  }
  return isFound;
}
`,
    },
  ],
  [
    'the lines of a file handle leave it open at a `break`',
    {
      rule: 'no-leaked-handle',
      code: `import { open } from 'node:fs/promises';

export async function has(path: string, word: string): Promise<boolean> {
  const file = await open(path);
  let isFound = false;
  for await (const line of file.readLines()) {
    if (line === word) {
      isFound = true;
      break;
    }
  }
  return isFound;
}
`,
    },
  ],
  [
    'a video that shows nothing any more leaves its camera on',
    {
      rule: 'no-leaked-handle',
      code: `export async function peek(video: HTMLVideoElement): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  video.srcObject = stream;
  await video.play();
  video.srcObject = null;
}
`,
    },
  ],
  [
    'both branches of a stream are two obligations',
    {
      rule: 'no-leaked-stream',
      code: `export async function readTwice(stream: ReadableStream<string>, isShort: boolean): Promise<void> {
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
    },
  ],
]);
