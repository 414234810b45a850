// Guards against: a loop of frames that a flag, a state or a kept id ends.
export class Game {
  private isRunning = false;
  private last = 0;

  constructor(private readonly draw: (elapsed: number) => void) {}

  start(): void {
    if (!this.isRunning) {
      this.isRunning = true;
      requestAnimationFrame(this.frame);
    }
  }

  stop(): void {
    this.isRunning = false;
  }

  private readonly frame = (time: number): void => {
    if (!this.isRunning) return;
    this.draw(time - this.last);
    this.last = time;
    requestAnimationFrame(this.frame);
  };
}

export function animate(element: HTMLElement, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const start = performance.now();
    requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - start) / ms);
      element.style.opacity = String(part);
      if (part < 1) {
        requestAnimationFrame(step);
      } else {
        resolve();
      }
    });
  });
}

export function createLoop(draw: (time: number) => void): { start(): void; cancel(): void } {
  let id: number | undefined;
  const loop = (time: number): void => {
    draw(time);
    id = requestAnimationFrame(loop);
  };
  return {
    start() {
      id ??= requestAnimationFrame(loop);
    },
    cancel() {
      if (id !== undefined) cancelAnimationFrame(id);
      id = undefined;
    },
  };
}
