// Guards against: a library with one timer of its own, re-armed for the next task and rested when there is none.
let frame = 0;
let timeout: ReturnType<typeof setTimeout> | 0 = 0;
let interval: ReturnType<typeof setInterval> | 0 = 0;
let clockLast = 0;
let head: Timer | undefined;

const setFrame: (run: () => void) => void =
  typeof requestAnimationFrame === 'function' ? requestAnimationFrame : (run) => setTimeout(run, 17);

export class Timer {
  next: Timer | undefined;

  constructor(
    readonly run: (elapsed: number) => void,
    public time: number,
  ) {
    this.next = head;
    head = this;
    sleep(0);
  }

  stop(): void {
    this.time = Number.POSITIVE_INFINITY;
    sleep(Number.POSITIVE_INFINITY);
  }
}

function wake(): void {
  frame = timeout = 0;
  for (let timer = head; timer !== undefined; timer = timer.next) {
    timer.run(performance.now() - timer.time);
  }
  sleep(head === undefined ? Number.POSITIVE_INFINITY : 24);
}

function poke(): void {
  const now = performance.now();
  if (now - clockLast > 1000) clockLast = now;
}

function sleep(delay: number): void {
  if (frame) return;
  if (timeout) timeout = clearTimeout(timeout) as unknown as 0;
  if (delay > 24) {
    if (delay < Number.POSITIVE_INFINITY) timeout = setTimeout(wake, delay);
    if (interval) interval = clearInterval(interval) as unknown as 0;
  } else {
    if (!interval) {
      clockLast = performance.now();
      interval = setInterval(poke, 1000);
    }
    frame = 1;
    setFrame(wake);
  }
}
