// Guards against: a chain of timeouts that an abort signal ends by throwing, and an interval whose signal is optional.
export async function tail(read: () => Promise<string>, show: (line: string) => void, signal: AbortSignal): Promise<void> {
  const loop = async (): Promise<void> => {
    signal.throwIfAborted();
    show(await read());
    setTimeout(loop, 1000);
  };
  await loop();
}

export function pollEvery(run: () => void, ms: number, signal?: AbortSignal): void {
  const timer = setInterval(run, ms);
  signal?.addEventListener('abort', () => clearInterval(timer), { once: true });
}

export class Pulse extends EventTarget {
  constructor(ms: number, signal: AbortSignal) {
    super();
    const timer = setInterval(() => this.dispatchEvent(new Event('pulse')), ms);
    signal.onabort = () => clearInterval(timer);
  }
}
