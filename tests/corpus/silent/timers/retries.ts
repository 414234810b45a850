// Guards against: a timeout that schedules itself again a bounded number of times.
export function connect(open: () => Promise<void>, attempts: number, done: (error?: unknown) => void): void {
  let attempt = 0;
  function next(): void {
    attempt += 1;
    open().then(
      () => done(),
      (error: unknown) => {
        if (attempt >= attempts) {
          done(error);
          return;
        }
        setTimeout(next, 100 * 2 ** attempt);
      },
    );
  }
  next();
}

export class Reconnector {
  #attempts = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly open: () => Promise<void>) {}

  async connect(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.open();
      this.#attempts = 0;
    } catch (error) {
      if (this.#attempts++ < 10) {
        this.#timer = setTimeout(() => void this.connect(), 1000 * this.#attempts);
      } else {
        throw error;
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

export function countDown(show: (left: number) => void, from = 10): void {
  show(from);
  if (from > 0) {
    setTimeout(() => countDown(show, from - 1), 1000);
  }
}
