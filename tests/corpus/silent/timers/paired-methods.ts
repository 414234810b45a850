// Guards against: the release stands in the method that is the other half of the acquiring one.
export class Poller {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly poll: () => void) {}

  start(): void {
    this.stop();
    this.#timer = setInterval(this.poll, 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

export class Carousel {
  private timers: ReturnType<typeof setTimeout>[] = [];

  attach(): void {
    this.timers.push(setTimeout(() => this.next(), 3000));
  }

  detach(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }

  private next(): void {
    this.attach();
  }
}
