// Guards against: a timeout that aborts a request, cleared in a finally block, by the signal, or not at all because it ends.
export async function fetchWithin(url: string, ms: number): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error(`no answer after ${ms} ms`)), ms);
  try {
    return await fetch(url, { signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

export function poll(url: string, signal: AbortSignal, show: (text: string) => void): void {
  const timer = setInterval(() => {
    void fetch(url, { signal })
      .then((response) => response.text())
      .then(show);
  }, 5000);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

export function timeoutSignal(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

export async function head(url: string): Promise<Headers> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 10_000);
  return fetch(url, { method: 'HEAD', signal: controller.signal })
    .then(({ headers }) => headers)
    .finally(() => clearTimeout(timer));
}
