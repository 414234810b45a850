// Guards against: a start that races a promise of its instance once, and a field that each view makes anew, told as a race of every call.
export class Relay {
  private cancel: () => void = () => undefined;
  private readonly cancelled = new Promise<void>((resolve) => {
    this.cancel = resolve;
  });

  async start(ready: Promise<void>): Promise<void> {
    await Promise.race([ready, this.cancelled]);
  }

  close(): void {
    this.cancel();
  }
}

export class Viewer {
  private shown = Promise.withResolvers<void>();

  reset(): void {
    this.shown = Promise.withResolvers<void>();
  }

  show(): void {
    this.shown.resolve();
  }

  async print(hidden: Promise<void>): Promise<void> {
    await Promise.race([this.shown.promise, hidden]);
  }
}
