// Guards against: removals in a chain of promises, in a block beside the way out, in a helper, and behind a test of the function.
export function readNext<Chunk>(reader: { read(): Promise<Chunk> }, signal?: AbortSignal): Promise<Chunk> {
  return new Promise((resolve, reject) => {
    if (signal) {
      const onAbort = (): void => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      reader
        .read()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', onAbort));
    } else {
      reader.read().then(resolve, reject);
    }
  });
}

export function ask(send: (question: string) => void, subscribe: (answer: (yes: boolean) => void) => () => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const cleanup = (): void => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      cleanup();
      resolve(false);
    };
    const unsubscribe = subscribe((yes) => {
      cleanup();
      resolve(yes);
    });
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      send('Go on?');
    } catch {
      cleanup();
      resolve(false);
    }
  });
}

export async function runWithin<Value>(ms: number, work: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  let onAbort: (() => void) | undefined;
  if (!signal.aborted) {
    onAbort = () => controller.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  }
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) {
      signal.removeEventListener('abort', onAbort);
    }
  }
}
