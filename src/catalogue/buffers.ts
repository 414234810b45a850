/** Bytes that share their memory: which calls give a view, and which give a buffer that is big or shared by others. */
import type { SymbolRef } from './schema.js';

/** Node's own byte arrays, whose `slice()` is a view. */
export const bufferTypes: readonly SymbolRef[] = [
  { from: 'global', name: 'Buffer' },
  { from: 'node:buffer', name: 'Buffer' },
];

/** Constructors that take a part of a buffer by its offset. */
export const viewConstructors: readonly string[] = ['DataView', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Uint8ClampedArray'];

/** Functions whose result is as big as what comes in. */
export const wholeBufferMakers: readonly string[] = ['readFile', 'readFileSync', 'concat', 'arrayBuffer'];

/** Events that hand out a part of a network's or file's buffer. */
export const chunkEvents: readonly string[] = ['data', 'message', 'chunk'];

/** What a parameter with received bytes is called. */
export const chunkNames: readonly string[] = ['buf', 'buffer', 'chunk', 'data', 'bytes', 'packet', 'payload', 'message', 'msg', 'frame', 'raw'];
