import type { Samples } from './sample.js';

/** Writes whose answer nobody reads. */
export const backpressure: Samples = {
  writtenInLoop: {
    code: `
import { createWriteStream } from 'node:fs';
export async function copy(source: AsyncIterable<string>, path: string): Promise<void> {
  const sink = createWriteStream(path);
  for await (const chunk of source) {
    sink.write(chunk);
  }
  sink.end();
}
`,
    offers: 'suggestion',
  },
  writtenByListener: {
    code: `
import { createWriteStream } from 'node:fs';
import type { Socket } from 'node:net';
export function save(socket: Socket, path: string): void {
  const sink = createWriteStream(path);
  socket.on('data', (chunk) => sink.write(chunk));
  socket.on('end', () => sink.end());
}
`,
    offers: 'suggestion',
  },
  pushedByListener: {
    code: `
import { Readable } from 'node:stream';
import type { Socket } from 'node:net';
export class Feed extends Readable {
  constructor(socket: Socket) {
    super();
    socket.on('data', (chunk) => { this.push(chunk); });
  }
}
`,
    offers: { nothing: 'the source has to go on when the stream is read again, and what `_read()` does is for the reader to say' },
  },
  eventsQueued: {
    code: `
import { on } from 'node:events';
import type { Interface } from 'node:readline';
export async function load(reader: Interface, save: (line: string) => Promise<void>): Promise<void> {
  for await (const [line] of on(reader, 'line')) {
    await save(line);
  }
}
`,
    offers: 'suggestion',
  },
};
