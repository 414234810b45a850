/** Programs about who owns a handle, one for each trap of files, streams, sockets and packages. The name says which. */

/** They leak nothing. */
export const quietOwners: ReadonlyMap<string, string> = new Map([
  [
    'what a server gives its listeners is theirs, and nothing that they opened',
    `import { createServer } from 'node:http';
import { createServer as createPlain, type Socket } from 'node:net';

export function serve(take: (socket: Socket) => void): number {
  const plain = createPlain((socket) => {
    socket.on('data', () => take(socket));
  });
  const web = createServer((request, response) => {
    request.resume();
    response.end();
  });
  web.on('upgrade', (_request, socket: Socket) => take(socket));
  return plain.listenerCount('connection') + web.listenerCount('upgrade');
}
`,
  ],
  [
    'a socket over a descriptor closes it',
    `import { openSync } from 'node:fs';
import { Socket } from 'node:net';

export function adopt(path: string): Socket {
  const fd = openSync(path, 'r');
  return new Socket({ fd });
}
`,
  ],
  [
    'a worker and its connection, which whoever gets it ends',
    `import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

export function createWorker(name: string, work: () => Promise<void>): Worker {
  const connection = new Redis({ maxRetriesPerRequest: null });
  return new Worker(name, work, { connection });
}
`,
  ],
  [
    'a dispatcher that the process uses from now on',
    `import { Agent, setGlobalDispatcher } from 'undici';

export function setUp(): void {
  const agent = new Agent({ connections: 8 });
  setGlobalDispatcher(agent);
}
`,
  ],
  [
    'a device frees what it made',
    `export async function compute(adapter: GPUAdapter): Promise<void> {
  const device = await adapter.requestDevice();
  const buffer = device.createBuffer({ size: 16, usage: 1 });
  device.queue.writeBuffer(buffer, 0, new Uint8Array(16));
  device.destroy();
}
`,
  ],
  [
    'listeners that are cleaned up with the end of their stream',
    `import { finished } from 'node:stream/promises';

export async function watchEnd(stream: NodeJS.ReadableStream, done: () => void): Promise<void> {
  await finished(stream, { cleanup: true });
  done();
}
`,
  ],
  [
    'a line reader that is closed whatever ends its loop',
    `import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function findLine(path: string, word: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(path) });
  try {
    for await (const line of lines) {
      if (line.includes(word)) {
        return line;
      }
    }
    return '';
  } finally {
    lines.close();
  }
}
`,
  ],
  [
    'the stream of a file handle closes it at its end',
    `import { open } from 'node:fs/promises';

export async function print(path: string): Promise<void> {
  const file = await open(path);
  for await (const part of file.createReadStream()) {
    console.log(part);
  }
}
`,
  ],
  [
    'a reader that cancels needs no unlocking',
    `export async function peek(stream: ReadableStream<string>): Promise<string | undefined> {
  const reader = stream.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return value;
}
`,
  ],
  [
    'a child whose end is awaited',
    `import { spawn } from 'node:child_process';

export function build(): Promise<number | null> {
  const child = spawn('make', { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
}
`,
  ],
  [
    'a pool that is ended where the program ends',
    `import { Pool } from 'pg';

const pool = new Pool();

export async function count(): Promise<number> {
  const { rowCount } = await pool.query('SELECT 1');
  return rowCount ?? 0;
}

process.on('SIGTERM', () => {
  void pool.end();
});
`,
  ],
  [
    'what is read of both copies of a response',
    `export async function load(url: string): Promise<readonly string[]> {
  const response = await fetch(\`\${process.env['HOST']}/\${url}\`);
  const copy = response.clone();
  return [await response.text(), await copy.text()];
}
`,
  ],
]);

interface Loud {
  readonly rule: string;
  readonly code: string;
  /** The neighbour that ends it. */
  readonly clean: string;
  /** True where only types tell it. */
  readonly isTyped?: true;
}

/** A program, and the same one with its end. */
function endBy(rule: string, code: string, [from, to]: readonly [string, string]): Loud {
  return { rule, code, clean: code.replace(from, to) };
}

/** Something in them looks like a release, and is none. */
export const loudOwners: ReadonlyMap<string, Loud> = new Map([
  [
    'a loop of reads closes no directory',
    endBy(
      'no-leaked-handle',
      `import { opendirSync } from 'node:fs';

export async function list(path: string): Promise<void> {
  const folder = opendirSync(path);
  let entry = await folder.read();
  while (entry !== null) {
    console.log(entry.name);
    entry = await folder.read();
  }
}
`,
      [
        '  let entry = await folder.read();\n  while (entry !== null) {\n    console.log(entry.name);\n    entry = await folder.read();\n  }\n',
        '  try {\n    console.log((await folder.read())?.name);\n  } finally {\n    await folder.close();\n  }\n',
      ],
    ),
  ],
  [
    'a stream of rows gives no client back',
    endBy(
      'no-leaked-handle',
      `import { Pool } from 'pg';
import QueryStream from 'pg-query-stream';

const pool = new Pool();

export async function visit(sql: string, save: (row: unknown) => void): Promise<void> {
  const client = await pool.connect();
  for await (const row of client.query(new QueryStream(sql))) {
    save(row);
  }
}
`,
      ['  for await (const row of client.query(new QueryStream(sql))) {\n    save(row);\n  }\n', '  try {\n    for await (const row of client.query(new QueryStream(sql))) {\n      save(row);\n    }\n  } finally {\n    client.release();\n  }\n'],
    ),
  ],
  [
    'the end of a response never comes to what nobody reads',
    endBy(
      'no-leaked-stream',
      `import { get } from 'node:http';

export function exists(url: string, done: (isThere: boolean) => void): void {
  get(url, (response) => {
    response.on('end', () => done(response.statusCode === 200));
  });
}
`,
      ['    response.on', '    response.resume();\n    response.on'],
    ),
  ],
  [
    'a stopped read keeps its lock',
    endBy(
      'no-leaked-stream',
      `export async function peek(stream: ReadableStream<string>): Promise<string | undefined> {
  const reader = stream.getReader();
  const { value } = await reader.read();
  return value;
}
`,
      ['  return', '  reader.releaseLock();\n  return'],
    ),
  ],
  [
    'a temporary file is on the disk until it is removed',
    endBy(
      'no-leaked-handle',
      `import { writeFileSync } from 'node:fs';
import { fileSync } from 'tmp';

export function note(text: string): void {
  const file = fileSync();
  writeFileSync(file.name, text);
}
`,
      ['text);\n}', 'text);\n  file.removeCallback();\n}'],
    ),
  ],
  [
    'a queue leaves the connection open that it was given',
    endBy(
      'no-leaked-handle',
      `import { Queue } from 'bullmq';
import { Redis } from 'ioredis';

export async function enqueue(name: string): Promise<void> {
  const connection = new Redis();
  const queue = new Queue(name, { connection });
  try {
    await queue.add('work', {});
  } finally {
    await queue.close();
  }
}
`,
      ['    await queue.close();\n', '    connection.disconnect();\n    await queue.close();\n'],
    ),
  ],
  [
    'a stream without autoClose leaves the descriptor open',
    endBy(
      'no-leaked-handle',
      `import { createReadStream, openSync } from 'node:fs';

export async function print(path: string): Promise<void> {
  const fd = openSync(path, 'r');
  for await (const part of createReadStream(path, { fd, autoClose: false })) {
    console.log(part);
  }
}
`,
      [', autoClose: false', ''],
    ),
  ],
  [
    'who encodes a frame does not close it',
    {
      ...endBy(
        'no-leaked-handle',
        `export function encode(encoder: VideoEncoder, video: HTMLVideoElement): void {
  const frame = new VideoFrame(video);
  encoder.encode(frame);
}
`,
        ['(frame);\n', '(frame);\n  frame.close();\n'],
      ),
      isTyped: true,
    },
  ],
]);

/** What must never become `using`: the program, which holds a release in a `finally`. */
export const withoutUsing: ReadonlyMap<string, string> = new Map([
  [
    'disposing of a write stream loses what it has not written',
    `import { createWriteStream } from 'node:fs';

export async function write(path: string, load: () => Promise<string>): Promise<void> {
  const file = createWriteStream(path);
  try {
    file.write(await load());
  } finally {
    file.end();
  }
}
`,
  ],
  [
    'disposing of a socket loses what it has not sent',
    `import { connect } from 'node:net';

export async function send(port: number, load: () => Promise<string>): Promise<void> {
  const socket = connect(port);
  try {
    socket.write(await load());
  } finally {
    socket.end();
  }
}
`,
  ],
  [
    'a request is typed disposable, and is not',
    `import { request } from 'node:http';

export async function post(url: string, load: () => Promise<string>): Promise<void> {
  const sent = request(url, { method: 'POST' });
  try {
    sent.write(await load());
  } finally {
    sent.destroy();
  }
}
`,
  ],
  [
    'disposing of a child kills it',
    `import { spawn } from 'node:child_process';

export async function build(wait: () => Promise<void>): Promise<void> {
  const child = spawn('make');
  try {
    await wait();
  } finally {
    child.unref();
  }
}
`,
  ],
]);
