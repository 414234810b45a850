/** Calls that read an input as a whole, and calls that only pass on what was read. */
import type { SymbolRef } from './schema.js';

/** Parameters and fields that are the request of a server. */
export const incomingNames: readonly string[] = ['req', 'request', '_req', '_request'];

/** Types of such a request. */
export const incomingTypes: readonly SymbolRef[] = [
  { from: 'node:http', name: 'IncomingMessage' },
  { from: 'node:http2', name: 'Http2ServerRequest' },
];

/** Methods of a response that hold its body in memory. */
export const wholeBodyReaders: readonly string[] = ['arrayBuffer', 'bytes', 'blob', 'buffer', 'text'];

/** Functions that write what they are given to a file. */
export const fileWriters: readonly SymbolRef[] = ['node:fs', 'node:fs/promises', 'fs-extra'].flatMap((from) =>
  ['writeFile', 'writeFileSync', 'promises.writeFile', 'outputFile'].map((name) => ({ from, name })),
);

/** Functions that read a file as a whole. */
export const fileReaders: readonly SymbolRef[] = ['node:fs', 'node:fs/promises', 'fs-extra'].flatMap((from) =>
  ['readFile', 'readFileSync', 'promises.readFile'].map((name) => ({ from, name })),
);

/** Methods of a response that send a body. */
export const sendingNames: readonly string[] = ['end', 'send', 'write'];

/** Those of them that also take what can be iterated over, chunk by chunk. */
export const fileStreamWriters: readonly SymbolRef[] = [
  { from: 'node:fs/promises', name: 'writeFile' },
  { from: 'node:fs', name: 'promises.writeFile' },
];

/** Functions that read what can be iterated over to its end, and give all of it. */
export const wholeConsumers: readonly SymbolRef[] = [
  { from: 'global', name: 'Array.fromAsync' },
  ...['arrayBuffer', 'blob', 'buffer', 'json', 'text'].map((name) => ({ from: 'node:stream/consumers', name })),
];
