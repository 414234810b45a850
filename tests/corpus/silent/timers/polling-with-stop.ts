// Guards against: a polling loop that a flag, a signal or a result ends.
export class QueuePoller {
  private running = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly poll: () => Promise<number>) {}

  start(): void {
    this.running = true;
    void this.turn();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
  }

  private async turn(): Promise<void> {
    const count = await this.poll();
    if (!this.running) {
      return;
    }
    this.timer = setTimeout(() => void this.turn(), count === 0 ? 5000 : 0);
  }
}

export function waitForJob(getState: () => Promise<'running' | 'done'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      try {
        if ((await getState()) === 'done') {
          resolve();
        } else {
          setTimeout(look, 1000);
        }
      } catch (error) {
        reject(error);
      }
    };
    void look();
  });
}

export async function follow(read: () => Promise<string>, signal: AbortSignal, show: (line: string) => void) {
  while (!signal.aborted) {
    show(await read());
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export function pollWhileVisible(poll: () => void): void {
  function next(): void {
    if (document.visibilityState === 'visible') {
      poll();
      setTimeout(next, 10_000);
    }
  }
  next();
}
