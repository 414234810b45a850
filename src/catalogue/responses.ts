import type { SymbolRef } from './schema.js';

/** How the body of a response, or another stream that somebody has to use up, is reached, and what keeps it. */
export interface ResponseBody {
  readonly id: string;
  /** Functions that give the response: at once, later where they promise it, to the last argument where they call that back. */
  readonly makers: readonly SymbolRef[];
  readonly delivery: 'return' | 'promise' | 'callback';
  /** Classes whose instances have such a method. */
  readonly clients: readonly SymbolRef[];
  /** The property that is the body; none where the response itself is. */
  readonly body?: string;
  /** Properties that say something of the response and leave the body where it is. */
  readonly metadata: readonly string[];
  /** True where a pattern takes several of it, each of which is one: `const [first, second] = stream.tee()`. */
  readonly isSplit?: true;
  /** True where no event means that somebody uses it up. */
  readonly isIdle?: true;
  /** Ends it unread. */
  readonly release: string;
  readonly isAwaited: boolean;
  /** For messages: what goes on meanwhile. */
  readonly cost: string;
  /** Does the collector end it at last? */
  readonly isCollected: boolean;
  readonly evidence: string;
}

export const undiciBody: ResponseBody = {
  id: 'responses/undici',
  makers: [{ from: 'undici', name: 'request' }],
  delivery: 'promise',
  clients: ['Client', 'Pool', 'Agent', 'BalancedPool', 'Dispatcher', 'ProxyAgent', 'RetryAgent'].map((name) => ({ from: 'undici', name })),
  body: 'body',
  metadata: ['context', 'headers', 'opaque', 'statusCode', 'statusText', 'trailers'],
  release: 'dump',
  isAwaited: true,
  cost: 'its connection stays busy',
  isCollected: false,
  evidence: 'https://undici.nodejs.org/#/?id=garbage-collection',
};

export const objectBody: ResponseBody = {
  id: 'responses/object',
  makers: [{ from: '@aws-sdk/client-s3', name: 'getObject' }],
  delivery: 'promise',
  clients: [{ from: '@aws-sdk/client-s3', name: 'S3' }],
  body: 'Body',
  metadata: ['$metadata', 'ContentLength', 'ContentType', 'ETag', 'LastModified', 'Metadata', 'VersionId'],
  release: 'destroy',
  isAwaited: false,
  cost: 'its socket stays busy, and the client has few of them',
  isCollected: false,
  evidence: 'https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md#request-handler-requesthandler',
};

export const fetchBody: ResponseBody = {
  id: 'responses/fetch',
  makers: [
    { from: 'global', name: 'fetch' },
    { from: 'undici', name: 'fetch' },
  ],
  delivery: 'promise',
  clients: [],
  metadata: ['headers', 'ok', 'redirected', 'status', 'statusText', 'type', 'url'],
  release: 'body?.cancel',
  isAwaited: true,
  cost: 'its connection stays busy until the collector runs',
  isCollected: true,
  evidence: 'https://undici.nodejs.org/#/?id=garbage-collection',
};

export const incomingBody: ResponseBody = {
  id: 'responses/incoming',
  makers: ['node:http', 'node:https'].flatMap((from) => [
    { from, name: 'get' },
    { from, name: 'request' },
  ]),
  delivery: 'callback',
  clients: [],
  metadata: ['aborted', 'complete', 'headers', 'headersDistinct', 'httpVersion', 'rawHeaders', 'statusCode', 'statusMessage', 'url'],
  release: 'resume',
  isAwaited: false,
  cost: 'its socket stays busy',
  isCollected: false,
  evidence: 'https://nodejs.org/api/http.html#class-httpclientrequest',
};

const fileModules: readonly string[] = ['node:fs', 'fs-extra', 'graceful-fs'];

export const readStream: ResponseBody = {
  id: 'streams/file-read',
  makers: fileModules.map((from) => ({ from, name: 'createReadStream' })),
  delivery: 'return',
  clients: [{ from: 'node:fs/promises', name: 'FileHandle' }],
  metadata: ['bytesRead', 'path', 'pending', 'setEncoding'],
  release: 'destroy',
  isAwaited: false,
  cost: 'its file stays open',
  isCollected: false,
  evidence: 'https://nodejs.org/api/fs.html#fscreatereadstreampath-options',
};

export const writeStream: ResponseBody = {
  id: 'streams/file-write',
  makers: fileModules.map((from) => ({ from, name: 'createWriteStream' })),
  delivery: 'return',
  clients: [{ from: 'node:fs/promises', name: 'FileHandle' }],
  metadata: ['bytesWritten', 'cork', 'path', 'pending', 'setDefaultEncoding', 'uncork', 'write'],
  isIdle: true,
  release: 'end',
  isAwaited: false,
  cost: 'its file stays open',
  isCollected: false,
  evidence: 'https://nodejs.org/api/fs.html#fscreatewritestreampath-options',
};

/** One of the two that a stream is split into: what is read of the other piles up in it. */
export const streamBranch: ResponseBody = {
  id: 'web/stream-branch',
  makers: [{ from: 'global', name: 'ReadableStream.tee' }],
  delivery: 'return',
  clients: [{ from: 'global', name: 'ReadableStream' }],
  isSplit: true,
  metadata: ['locked'],
  release: 'cancel',
  isAwaited: true,
  cost: 'what the other one reads piles up',
  isCollected: false,
  evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ReadableStream/tee',
};

/** Events of a stream that come without anybody reading it. */
export const idleStreamEvents: readonly string[] = ['aborted', 'close', 'end', 'error', 'open', 'ready', 'timeout'];

/** Statuses without a body. */
export const bodilessStatuses: readonly number[] = [101, 204, 205, 304];
