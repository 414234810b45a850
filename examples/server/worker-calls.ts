import { open } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';

/** Calls that wait for the reply of a worker, by number. */
export class WorkerCalls {
  readonly #worker: Worker;
  readonly #replies = new Map<number, (reply: string) => void>();
  #last = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** A call whose reply comes too late stays in the map. */
  call(text: string): Promise<string> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('The worker did not reply.'));
      }, 5_000);
      this.#replies.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      this.#worker.postMessage({ id, text });
    });
  }

  onReply(id: number, reply: string): void {
    this.#replies.get(id)?.(reply);
    this.#replies.delete(id);
  }
}

/** A file without a header stays open. */
export async function readHeader(path: string): Promise<string | undefined> {
  const file = await open(path);
  const { bytesRead, buffer } = await file.read({ length: 16 });
  if (bytesRead < 16) {
    return undefined;
  }
  await file.close();
  return buffer.toString();
}
