// Guards against: throttles, rate limits and idle fallbacks: each waits for one timeout at a time.
export function throttle<P extends unknown[]>(run: (...parameters: P) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let latest: P | undefined;
  return (...parameters: P): void => {
    latest = parameters;
    timer ??= setTimeout(() => {
      timer = null;
      if (latest !== undefined) run(...latest);
    }, ms);
  };
}

export class RateLimit {
  #tokens = 10;
  #refill: NodeJS.Timeout | undefined;

  take(): boolean {
    if (this.#refill === undefined) {
      this.#refill = setInterval(() => {
        this.#tokens += 1;
        if (this.#tokens >= 10) {
          clearInterval(this.#refill);
          this.#refill = undefined;
        }
      }, 100);
    }
    return this.#tokens-- > 0;
  }
}

export const whenIdle: (run: () => void) => () => void =
  typeof requestIdleCallback === 'function'
    ? (run) => {
        const id = requestIdleCallback(run);
        return () => cancelIdleCallback(id);
      }
    : (run) => {
        const id = setTimeout(run, 1);
        return () => clearTimeout(id);
      };

export class Saver {
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly save: () => Promise<void>) {}

  change(): void {
    if (this.pending) clearTimeout(this.pending);
    this.pending = setTimeout(() => {
      this.pending = undefined;
      void this.save();
    }, 2000);
  }

  async flush(): Promise<void> {
    clearTimeout(this.pending);
    await this.save();
  }
}
