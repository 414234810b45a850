import type { Protocol } from './schema.js';

/**
 * Locks on web streams. Found by what is done with them, and not by where a type is declared: polyfills, packages and Node each have their own
 * classes of the same shape.
 */
export interface StreamLock {
  readonly protocol: Protocol;
  /** Members that belong to the stream: where one of them rejects, the stream has failed, and there is nothing left to release. */
  readonly own: readonly string[];
  /** The property of what the own method gives that says that the stream has come to its end. */
  readonly endFlag?: string;
  /** The property beside it that is nothing at the end. */
  readonly endValue?: string;
}

export const streamReader: StreamLock = {
  own: ['read', 'closed'],
  endFlag: 'done',
  endValue: 'value',
  protocol: {
    id: 'streams/reader',
    family: 'stream',
    kind: 'lease',
    noun: 'reader',
    keeps: 'the stream locked',
    acquire: [{ method: 'getReader', on: { from: 'global', name: 'ReadableStream' } }],
    ends: 'never',
    release: [{ method: 'releaseLock' }, { method: 'cancel', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ReadableStreamDefaultReader/releaseLock',
    examples: {
      leak: `export async function send(stream: ReadableStream<string>, onPart: (part: string) => Promise<void>): Promise<void> {
  const reader = stream.getReader();
  while (true) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    await onPart(value);
  }
}
`,
      clean: `export async function send(stream: ReadableStream<string>, onPart: (part: string) => Promise<void>): Promise<void> {
  const reader = stream.getReader();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      await onPart(value);
    }
  } finally {
    reader.releaseLock();
  }
}
`,
    },
  },
};

export const streamWriter: StreamLock = {
  own: ['write', 'close', 'abort', 'ready', 'closed'],
  protocol: {
    id: 'streams/writer',
    family: 'stream',
    kind: 'lease',
    noun: 'writer',
    keeps: 'the stream locked',
    acquire: [{ method: 'getWriter', on: { from: 'global', name: 'WritableStream' } }],
    ends: 'never',
    release: [{ method: 'releaseLock' }, { method: 'close', async: true }, { method: 'abort', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WritableStreamDefaultWriter/releaseLock',
    examples: {
      leak: `export async function send(stream: WritableStream<string>, render: () => Promise<string>): Promise<void> {
  const writer = stream.getWriter();
  await writer.write(await render());
  writer.releaseLock();
}
`,
      clean: `export async function send(stream: WritableStream<string>, render: () => Promise<string>): Promise<void> {
  const writer = stream.getWriter();
  try {
    await writer.write(await render());
  } finally {
    writer.releaseLock();
  }
}
`,
    },
  },
};

/** Makers of streams that hold nothing but memory. */
export const memoryStreamNames: readonly string[] = [
  'Blob',
  'ByteLengthQueuingStrategy',
  'CompressionStream',
  'DecompressionStream',
  'File',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoderStream',
  'TextEncoderStream',
  'TransformStream',
  'WritableStream',
];
