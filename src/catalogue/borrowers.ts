import type { SymbolRef } from './schema.js';

/** Functions of the platform that use a handle which they are given, and leave it open. */
export const platformBorrowers: readonly SymbolRef[] = [
  { from: 'node:fs', name: 'fchmod' },
  { from: 'node:fs', name: 'fchmodSync' },
  { from: 'node:fs', name: 'fchown' },
  { from: 'node:fs', name: 'fchownSync' },
  { from: 'node:fs', name: 'fdatasync' },
  { from: 'node:fs', name: 'fdatasyncSync' },
  { from: 'node:fs', name: 'fstat' },
  { from: 'node:fs', name: 'fstatSync' },
  { from: 'node:fs', name: 'fsync' },
  { from: 'node:fs', name: 'fsyncSync' },
  { from: 'node:fs', name: 'ftruncate' },
  { from: 'node:fs', name: 'ftruncateSync' },
  { from: 'node:fs', name: 'futimes' },
  { from: 'node:fs', name: 'futimesSync' },
  { from: 'node:fs', name: 'read' },
  { from: 'node:fs', name: 'readSync' },
  { from: 'node:fs', name: 'readv' },
  { from: 'node:fs', name: 'readvSync' },
  { from: 'node:fs', name: 'write' },
  { from: 'node:fs', name: 'writeSync' },
  { from: 'node:fs', name: 'writev' },
  { from: 'node:fs', name: 'writevSync' },
  { from: 'node:fs', name: 'appendFile' },
  { from: 'node:fs', name: 'appendFileSync' },
  { from: 'node:fs', name: 'readFile' },
  { from: 'node:fs', name: 'readFileSync' },
  { from: 'node:fs', name: 'writeFile' },
  { from: 'node:fs', name: 'writeFileSync' },
  { from: 'node:fs/promises', name: 'appendFile' },
  { from: 'node:fs/promises', name: 'readFile' },
  { from: 'node:fs/promises', name: 'writeFile' },
  { from: 'node:events', name: 'once' },
  { from: 'node:events', name: 'on' },
  { from: 'node:events', name: 'getEventListeners' },
  { from: 'node:events', name: 'setMaxListeners' },
  { from: 'node:stream', name: 'finished' },
  { from: 'node:stream/promises', name: 'finished' },
  { from: 'node:util', name: 'inspect' },
  { from: 'node:util', name: 'format' },
  { from: 'node:assert', name: 'ok' },
  { from: 'node:assert', name: 'default' },
  // A frame is its maker's, whoever encodes it.
  { from: 'global', name: 'VideoEncoder.encode' },
  { from: 'global', name: 'AudioEncoder.encode' },
];

/** Functions and classes that use what an option of theirs holds, and leave it open. */
export interface OptionBorrower {
  readonly callees: readonly SymbolRef[];
  readonly option: string;
  /** They take it over unless this option beside it is `false`. */
  readonly unlessFalse?: string;
  /** The method that ends what they give, and not the option. Code that never calls it may hand both to somebody else. */
  readonly endedBy?: string;
}

export const optionBorrowers: readonly OptionBorrower[] = [
  // https://docs.bullmq.io/guide/connections
  { callees: ['Queue', 'Worker', 'QueueEvents', 'FlowProducer'].map((name) => ({ from: 'bullmq', name })), option: 'connection', endedBy: 'close' },
  // https://nodejs.org/api/fs.html#fscreatereadstreampath-options
  { callees: ['createReadStream', 'createWriteStream'].map((name) => ({ from: 'node:fs', name })), option: 'fd', unlessFalse: 'autoClose' },
];
