// Guards against: what pulls or subscribes also ends: streams, observables, requests that answer by id.
import { parentPort } from 'node:worker_threads';

export function ticks(ms: number): ReadableStream<number> {
  let timer: NodeJS.Timeout;
  return new ReadableStream<number>({
    start(controller) {
      timer = setInterval(() => controller.enqueue(Date.now()), ms);
    },
    cancel() {
      clearInterval(timer);
    },
  });
}

export function observe(ms: number) {
  return {
    subscribe(next: (now: number) => void) {
      const timer = setInterval(() => next(Date.now()), ms);
      return { unsubscribe: () => clearInterval(timer) };
    },
  };
}

interface Pending {
  readonly timer: NodeJS.Timeout;
  resolve(value: unknown): void;
}

const pending = new Map<number, Pending>();
let last = 0;

export function ask(question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const id = (last += 1);
    const timer = setTimeout(() => {
      pending.delete(id);
      reject(new Error('no answer'));
    }, 5000);
    pending.set(id, { resolve, timer });
    parentPort?.postMessage({ id, question });
  });
}

parentPort?.on('message', ({ id, value }: { id: number; value: unknown }) => {
  const entry = pending.get(id);
  if (entry !== undefined) {
    clearTimeout(entry.timer);
    pending.delete(id);
    entry.resolve(value);
  }
});
