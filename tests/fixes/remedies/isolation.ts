import type { Samples } from './sample.js';

/** Contexts that are entered and never left. */
export const contexts: Samples = {
  enteredByHandler: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
const storage = new AsyncLocalStorage<{ url: string | undefined }>();
export const server = createServer((req, res) => {
  storage.enterWith({ url: req.url });
  res.end(String(storage.getStore()?.url));
});
`,
    offers: 'suggestion',
  },
  enteredByCaller: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<{ user: string }>();
export function setUser(user: string): void {
  storage.enterWith({ user });
}
`,
    offers: { nothing: 'what is to run inside stands in the callers' },
  },
  storagePerCall: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
export function work<T>(id: number, job: () => T): T {
  const storage = new AsyncLocalStorage<number>();
  return storage.run(id, job);
}
`,
    offers: { nothing: 'others have to read the same storage, so where it moves to is for the reader to say' },
  },
};

/** Processes, threads and queues without a limit. */
export const workers: Samples = {
  processPerRequest: {
    code: `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
export const server = createServer((req, res) => {
  spawn('convert', ['a.png', '-'], { stdio: 'pipe' }).stdout.pipe(res);
});
`,
    offers: 'suggestion',
  },
  threadPerRequest: {
    code: `
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
export const server = createServer(async (req, res) => {
  const worker = new Worker('./render.js');
  try {
    res.end(String(await once(worker, 'message')));
  } finally {
    await worker.terminate();
  }
});
`,
    offers: { nothing: 'how much memory the work needs is for the reader to say' },
  },
  poolPerRequest: {
    code: `
import { createServer } from 'node:http';
import { Piscina } from 'piscina';
export const server = createServer(async (req, res) => {
  const pool = new Piscina({ filename: './render.js' });
  try {
    res.end(String(await pool.run(req.url)));
  } finally {
    await pool.destroy();
  }
});
`,
    offers: { nothing: 'where it moves to, and what its options then depend on, is for the reader to say' },
  },
  unlimitedQueue: {
    code: `
import { Piscina } from 'piscina';
export const pool = new Piscina({ filename: './render.js' });
`,
    offers: { nothing: 'how much may wait, and what becomes of the rest, is for the reader to say' },
  },
};
