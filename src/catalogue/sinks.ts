/** What takes data in at its own speed, and says with the answer of `write()` or `push()` when it has had enough. */
import type { SymbolRef } from './schema.js';

/** Types whose `write()` answers `false` when the caller is to wait for `'drain'`. */
export const writableTypes: readonly SymbolRef[] = [
  { from: 'node:stream', name: 'Writable' },
  { from: 'node:stream', name: 'Duplex' },
  { from: 'node:stream', name: 'Transform' },
  { from: 'node:stream', name: 'PassThrough' },
  { from: 'node:http', name: 'ServerResponse' },
  { from: 'node:http', name: 'ClientRequest' },
  { from: 'node:net', name: 'Socket' },
];

/** Functions and methods that give such a stream. */
export const writableMakers: readonly SymbolRef[] = [
  { from: 'node:fs', name: 'createWriteStream' },
  { from: 'node:net', name: 'connect' },
  { from: 'node:net', name: 'createConnection' },
  { from: 'node:tls', name: 'connect' },
  { from: 'node:http', name: 'request' },
  { from: 'node:https', name: 'request' },
  { from: 'node:zlib', name: 'createGzip' },
  { from: 'node:zlib', name: 'createGunzip' },
  { from: 'node:zlib', name: 'createDeflate' },
  { from: 'node:zlib', name: 'createBrotliCompress' },
];

/** Parameters of a request handler that are such a stream, at their position in `exchangeParameters`. */
export const responseNames: readonly string[] = ['res', 'response', '_res', '_response'];

/** Members that say that the code knows of the limit. */
export const pressureMembers: readonly string[] = ['writableNeedDrain', 'writableLength', 'bufferedAmount', 'desiredSize', 'ready', 'pause', 'cork'];

/** Functions whose iterator keeps each event until the loop comes for it. */
export const eventQueues: readonly SymbolRef[] = [
  { from: 'node:events', name: 'on' },
];

/** Events by which streams and readers bring what they read, as fast as they can. */
export const inputEvents: readonly string[] = ['data', 'line', 'row', 'record'];
