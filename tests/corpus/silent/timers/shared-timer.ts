// Guards against: one timer for all subscribers, started by the first and stopped with the last.
type Listener = (now: number) => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  const now = Date.now();
  for (const listener of listeners) {
    listener(now);
  }
}

export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

let cleaner: NodeJS.Timeout | undefined;
const cache = new Map<string, number>();

export function remember(key: string): void {
  cache.set(key, Date.now());
  if (!cleaner) {
    cleaner = setInterval(() => cache.clear(), 60_000);
  }
}

export class Ticker {
  private static shared: ReturnType<typeof setInterval> | undefined;
  private static count = 0;

  constructor() {
    if (Ticker.count++ === 0) {
      Ticker.shared = setInterval(tick, 1000);
    }
  }

  dispose(): void {
    if (--Ticker.count === 0) {
      clearInterval(Ticker.shared);
    }
  }
}
