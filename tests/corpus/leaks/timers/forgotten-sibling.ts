interface Transport {
  send(text: string): void;
  close(): void;
}

export class Session {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly sampler: NodeJS.Timeout;
  private latest = 0;

  constructor(private readonly transport: Transport) {
    this.heartbeat = setInterval(() => this.transport.send('ping'), 15_000);
    // leak: no-leaked-timer
    this.sampler = setInterval(() => this.sample(), 1000);
  }

  get sampledAt(): number {
    return this.latest;
  }

  get isSampling(): boolean {
    return this.sampler.hasRef();
  }

  dispose(): void {
    clearInterval(this.heartbeat);
    this.transport.close();
  }

  private sample(): void {
    this.latest = performance.now();
  }
}

export class Cache<V> {
  readonly #values = new Map<string, V>();
  // leak: no-leaked-timer
  readonly #sweeper = setInterval(() => this.#values.clear(), 60_000);

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  get isSwept(): boolean {
    return this.#sweeper.hasRef();
  }
}
