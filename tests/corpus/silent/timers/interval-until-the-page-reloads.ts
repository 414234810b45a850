// Guards against: an interval that nobody clears because its callback loads the page anew or ends the process.
export class Wakeup {
  private sleeping = 0;

  constructor(private readonly minutes: number) {}

  sleep(): void {
    this.sleeping = Date.now();
  }

  wake(isOnline: () => boolean): void {
    if (Date.now() - this.sleeping > this.minutes * 60_000) {
      setInterval(() => {
        if (isOnline()) {
          window.location.reload();
        }
      }, 2000);
    }
  }

  dispose(): void {
    this.sleeping = 0;
  }
}

export function exitWhenIdle(idle: () => boolean): void {
  process.on('message', () => {
    setInterval(() => {
      if (idle()) {
        process.exit(0);
      }
    }, 1000);
  });
}
