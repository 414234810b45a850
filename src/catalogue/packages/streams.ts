import type { Protocol } from '../schema.js';

/** Streams over a bucket, a socket, a call or an image: what is neither read to its end nor ended stays open. */
export const packagesStreams: readonly Protocol[] = [
  {
    id: 'packages/gridfs-upload',
    family: 'handle',
    kind: 'handle',
    noun: 'upload',
    keeps: 'its chunks in the database',
    acquire: [
      { method: 'openUploadStream', on: { from: 'mongodb', name: 'GridFSBucket' } },
      { method: 'openUploadStreamWithId', on: { from: 'mongodb', name: 'GridFSBucket' } },
    ],
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'abort', async: true }, { method: 'destroy' }],
    evidence: 'https://www.mongodb.com/docs/drivers/node/current/crud/gridfs/',
    examples: {
      leak: `import type { GridFSBucket } from 'mongodb';

export function store(bucket: GridFSBucket, name: string, parts: readonly Uint8Array[], limit: number): boolean {
  const upload = bucket.openUploadStream(name);
  let size = 0;
  for (const part of parts) {
    size += part.length;
    if (size > limit) {
      return false;
    }
    upload.write(part);
  }
  upload.end();
  return true;
}
`,
      clean: `import type { GridFSBucket } from 'mongodb';

export function store(bucket: GridFSBucket, name: string, parts: readonly Uint8Array[], limit: number): boolean {
  const upload = bucket.openUploadStream(name);
  let size = 0;
  for (const part of parts) {
    size += part.length;
    if (size > limit) {
      void upload.abort();
      return false;
    }
    upload.write(part);
  }
  upload.end();
  return true;
}
`,
    },
  },
  {
    id: 'packages/gridfs-download',
    family: 'handle',
    kind: 'handle',
    noun: 'download',
    keeps: 'its cursor on the server',
    acquire: [
      { method: 'openDownloadStream', on: { from: 'mongodb', name: 'GridFSBucket' } },
      { method: 'openDownloadStreamByName', on: { from: 'mongodb', name: 'GridFSBucket' } },
    ],
    ends: 'outside',
    release: [{ method: 'abort', async: true }, { method: 'destroy' }],
    exempt: [{ chained: 'pipe' }],
    evidence: 'https://www.mongodb.com/docs/drivers/node/current/crud/gridfs/',
    examples: {
      leak: `import { GridFSBucket, type Db, type ObjectId } from 'mongodb';

export function readHead(db: Db, id: ObjectId, isDry: boolean): unknown {
  const bucket = new GridFSBucket(db);
  const download = bucket.openDownloadStream(id);
  if (isDry) {
    return undefined;
  }
  const head: unknown = download.read(16);
  void download.abort();
  return head;
}
`,
      clean: `import { GridFSBucket, type Db, type ObjectId } from 'mongodb';

export function readHead(db: Db, id: ObjectId, isDry: boolean): unknown {
  const bucket = new GridFSBucket(db);
  const download = bucket.openDownloadStream(id);
  if (isDry) {
    void download.abort();
    return undefined;
  }
  const head: unknown = download.read(16);
  void download.abort();
  return head;
}
`,
    },
  },
  {
    id: 'packages/ws-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its socket',
    acquire: [{ call: { from: 'ws', name: 'createWebSocketStream' } }],
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'destroy' }],
    evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#createwebsocketstreamwebsocket-options',
    examples: {
      leak: `import { createWebSocketStream, type WebSocket } from 'ws';

export function sendAll(socket: WebSocket, parts: readonly string[], limit: number): boolean {
  const stream = createWebSocketStream(socket, { encoding: 'utf8' });
  let size = 0;
  for (const part of parts) {
    size += part.length;
    if (size > limit) {
      return false;
    }
    stream.write(part);
  }
  stream.end();
  return true;
}
`,
      clean: `import { createWebSocketStream, type WebSocket } from 'ws';

export function sendAll(socket: WebSocket, parts: readonly string[], limit: number): boolean {
  const stream = createWebSocketStream(socket, { encoding: 'utf8' });
  let size = 0;
  for (const part of parts) {
    size += part.length;
    if (size > limit) {
      stream.destroy();
      return false;
    }
    stream.write(part);
  }
  stream.end();
  return true;
}
`,
    },
  },
  {
    id: 'packages/grpc-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'call',
    keeps: 'its stream on the connection',
    acquire: [
      { method: 'makeServerStreamRequest', on: { from: '@grpc/grpc-js', name: 'Client' } },
      { method: 'makeBidiStreamRequest', on: { from: '@grpc/grpc-js', name: 'Client' } },
      { method: 'makeClientStreamRequest', on: { from: '@grpc/grpc-js', name: 'Client' } },
    ],
    ends: 'outside',
    release: [{ method: 'cancel' }, { method: 'end' }, { method: 'destroy' }],
    evidence: 'https://grpc.github.io/grpc/node/grpc.Client.html',
    examples: {
      leak: `import type { Client } from '@grpc/grpc-js';

const toBytes = (text: string): Buffer => Buffer.from(text);
const toText = (bytes: Buffer): string => bytes.toString();

export function send(client: Client, parts: readonly string[], limit: number): boolean {
  const call = client.makeBidiStreamRequest('/shop/Upload', toBytes, toText);
  let total = 0;
  for (const part of parts) {
    total += part.length;
    if (total > limit) {
      return false;
    }
    call.write(part);
  }
  call.end();
  return true;
}
`,
      clean: `import type { Client } from '@grpc/grpc-js';

const toBytes = (text: string): Buffer => Buffer.from(text);
const toText = (bytes: Buffer): string => bytes.toString();

export function send(client: Client, parts: readonly string[], limit: number): boolean {
  const call = client.makeBidiStreamRequest('/shop/Upload', toBytes, toText);
  let total = 0;
  for (const part of parts) {
    total += part.length;
    if (total > limit) {
      call.cancel();
      return false;
    }
    call.write(part);
  }
  call.end();
  return true;
}
`,
    },
  },
  {
    id: 'packages/sharp-image',
    family: 'handle',
    kind: 'handle',
    noun: 'image',
    keeps: 'what it has read',
    acquire: [{ call: { from: 'sharp', name: 'default' } }],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'destroy' }, { method: 'end' }],
    exempt: [
      { chained: 'pipe' },
      { chained: 'toFile' },
      { chained: 'toBuffer' },
      { chained: 'metadata' },
      { chained: 'stats' },
    ],
    evidence: 'https://sharp.pixelplumbing.com/api-constructor',
    examples: {
      leak: `import sharp from 'sharp';

export function shrink(part: Uint8Array, limit: number): boolean {
  const image = sharp({ limitInputPixels: 1_000_000 });
  image.resize(200);
  if (part.length > limit) {
    return false;
  }
  image.write(part);
  image.end();
  return true;
}
`,
      clean: `import sharp from 'sharp';

export function shrink(part: Uint8Array, limit: number): boolean {
  const image = sharp({ limitInputPixels: 1_000_000 });
  image.resize(200);
  if (part.length > limit) {
    image.destroy();
    return false;
  }
  image.write(part);
  image.end();
  return true;
}
`,
    },
  },
  {
    id: 'packages/stream-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection',
    acquire: [{ call: { from: 'rxjs/webSocket', name: 'webSocket' } }],
    armedBy: { method: 'subscribe' },
    ends: 'outside',
    release: [{ method: 'complete' }, { method: 'unsubscribe' }, { method: 'error' }],
    evidence: 'https://rxjs.dev/api/webSocket/webSocket',
    examples: {
      leak: `import { webSocket } from 'rxjs/webSocket';

export class Feed {
  private readonly socket;
  private readonly timer = setInterval(() => this.ping(), 10_000);

  constructor(url: string, show: (text: string) => void) {
    this.socket = webSocket<string>(url);
    this.socket.subscribe(show);
  }

  ping(): void {
    this.socket.next('ping');
  }

  destroy(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { webSocket } from 'rxjs/webSocket';

export class Feed {
  private readonly socket;
  private readonly timer = setInterval(() => this.ping(), 10_000);

  constructor(url: string, show: (text: string) => void) {
    this.socket = webSocket<string>(url);
    this.socket.subscribe(show);
  }

  ping(): void {
    this.socket.next('ping');
  }

  destroy(): void {
    clearInterval(this.timer);
    this.socket.complete();
  }
}
`,
    },
  },
  {
    id: 'packages/pino-transport',
    family: 'handle',
    kind: 'handle',
    noun: 'transport',
    keeps: 'its worker',
    acquire: [{ call: { from: 'pino', name: 'transport' } }],
    ends: 'outside',
    release: [{ method: 'end' }],
    evidence: 'https://github.com/pinojs/pino/blob/main/docs/transports.md',
    examples: {
      leak: `import pino from 'pino';

export function logLines(path: string, lines: readonly string[]): void {
  const transport = pino.transport({ target: 'pino/file', options: { destination: path } });
  const logger = pino(transport);
  if (lines.length === 0) {
    return;
  }
  logger.info(lines.join());
  transport.end();
}
`,
      clean: `import pino from 'pino';

export function logLines(path: string, lines: readonly string[]): void {
  const transport = pino.transport({ target: 'pino/file', options: { destination: path } });
  const logger = pino(transport);
  if (lines.length === 0) {
    transport.end();
    return;
  }
  logger.info(lines.join());
  transport.end();
}
`,
    },
  },
  {
    id: 'packages/pino-destination',
    family: 'handle',
    kind: 'handle',
    noun: 'destination',
    keeps: 'its file',
    acquire: [{ call: { from: 'pino', name: 'destination' } }],
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'destroy' }, { method: 'flushSync' }],
    evidence: 'https://github.com/pinojs/pino/blob/main/docs/api.md#pino-destination',
    examples: {
      leak: `import { destination, pino } from 'pino';

export function logLines(path: string, lines: readonly string[]): void {
  const file = destination({ dest: path, sync: false });
  const logger = pino(file);
  if (lines.length === 0) {
    return;
  }
  logger.info(lines.join());
  file.end();
}
`,
      clean: `import { destination, pino } from 'pino';

export function logLines(path: string, lines: readonly string[]): void {
  const file = destination({ dest: path, sync: false });
  const logger = pino(file);
  if (lines.length === 0) {
    file.end();
    return;
  }
  logger.info(lines.join());
  file.end();
}
`,
    },
  },
];
