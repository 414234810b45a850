import { setTimeout as sleep } from 'node:timers/promises';

export interface Price {
  readonly symbol: string;
  readonly cents: number;
}

type Listener = (price: Price) => void;

const POLL_MS = 2_000;
const KEPT_LINES = 50;

/** Polls a source of prices and tells its subscribers. */
export class PriceFeed {
  readonly #source: URL;
  readonly #listeners = new Set<Listener>();
  readonly #lines: string[] = [];
  #poll: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #lastAnswer = Date.now();

  constructor(source: URL) {
    this.#source = source;
  }

  start(): void {
    this.#poll = setInterval(() => void this.#refresh(), POLL_MS);
    this.#watchdog = setInterval(() => {
      if (Date.now() - this.#lastAnswer > 10 * POLL_MS) {
        this.#log('The source is silent.');
      }
    }, POLL_MS);
  }

  /** The watchdog is forgotten here: it keeps the feed, and the process, alive. */
  stop(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
    this.#listeners.clear();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  recentLines(): readonly string[] {
    return this.#lines;
  }

  async #refresh(): Promise<void> {
    const prices = await this.#fetchWithRetry(3);
    this.#lastAnswer = Date.now();
    for (const price of prices) {
      for (const listener of this.#listeners) {
        listener(price);
      }
    }
  }

  async #fetchWithRetry(attempts: number): Promise<readonly Price[]> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const response = await fetch(this.#source, { signal: AbortSignal.timeout(POLL_MS) });
      if (response.ok) {
        return (await response.json()) as readonly Price[];
      }
      this.#log(`The source answered ${String(response.status)}.`);
      await sleep(attempt * 100);
    }
    return [];
  }

  #log(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_LINES) {
      this.#lines.shift();
    }
  }
}
