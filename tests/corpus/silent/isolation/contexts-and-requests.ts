// Guards against: contexts that go on from the current one, bodies that are counted, and processes that nobody's request starts.
import { AsyncLocalStorage } from 'node:async_hooks';
import { execFile } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';

interface Trace {
  readonly id: string;
  readonly user?: string;
}

const traces = new AsyncLocalStorage<Trace>();

export function withTrace<T>(id: string, work: () => T): T {
  return traces.run({ id }, work);
}

export function nameUser(user: string): void {
  const trace = traces.getStore();
  if (trace !== undefined) {
    traces.enterWith({ ...trace, user });
  }
}

const MOST = 1_000_000;

export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) {
      throw new RangeError('The body is too large.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function describe(repository: string, done: (text: string) => void): void {
  execFile('git', ['describe'], { cwd: repository }, (error, text) => {
    done(error === null ? text : error.message);
  });
}

let active: IncomingMessage | undefined;

export function answer(req: IncomingMessage, res: ServerResponse): void {
  active = req;
  res.on('close', () => {
    active = undefined;
  });
  res.end(String(active.url));
}
