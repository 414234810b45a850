/** A library for services that call an interface with tokens: caches a token, renews it before it ends, and reports how it is used. */

export interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

export interface TokenCacheOptions {
  readonly fetchToken: (scope: string) => Promise<Token>;
  readonly onUsage?: (uses: ReadonlyMap<string, number>) => void;
}

const SWEEP_MS = 30_000;
const USAGE_MS = 60_000;

export class TokenCache {
  readonly #options: TokenCacheOptions;
  readonly #tokens = new Map<string, Token>();
  readonly #uses = new Map<string, number>();
  readonly #sweeper: NodeJS.Timeout;

  constructor(options: TokenCacheOptions) {
    this.#options = options;
    this.#sweeper = setInterval(() => {
      this.#sweep();
    }, SWEEP_MS);
    // Nothing keeps this one, so `dispose` cannot stop it.
    setInterval(() => {
      this.#reportUsage();
    }, USAGE_MS);
  }

  async get(scope: string): Promise<string> {
    this.#uses.set(scope, (this.#uses.get(scope) ?? 0) + 1);
    const known = this.#tokens.get(scope);
    if (known !== undefined && known.expiresAt > Date.now()) {
      return known.value;
    }
    const token = await withDeadline(this.#options.fetchToken(scope), 5_000);
    this.#tokens.set(scope, token);
    return token.value;
  }

  dispose(): void {
    clearInterval(this.#sweeper);
    this.#tokens.clear();
  }

  #sweep(): void {
    const now = Date.now();
    for (const [scope, { expiresAt }] of this.#tokens) {
      if (expiresAt <= now) {
        this.#tokens.delete(scope);
      }
    }
  }

  #reportUsage(): void {
    this.#options.onUsage?.(this.#uses);
    this.#uses.clear();
  }
}

/** Renews a token until the caller stops it: the caller owns the timer. */
export function keepFresh(cache: TokenCache, scope: string): { stop: () => void } {
  const timer = setInterval(() => void cache.get(scope), SWEEP_MS);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** The timeout is cleared on both ways out. */
async function withDeadline<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`No token after ${String(ms)} ms.`));
    }, ms);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** For programs that run until they are killed: does not keep the process alive. */
export function logUsage(uses: ReadonlyMap<string, number>): void {
  setInterval(() => {
    console.log(Object.fromEntries(uses));
  }, USAGE_MS).unref();
}
