export class AutoSave {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly save: () => Promise<void>) {}

  restart(ms: number): void {
    clearInterval(this.timer);
    // leak: no-leaked-timer
    this.timer = setInterval(() => void this.save(), ms);
  }
}

export class Preview {
  #frame: number | undefined;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#loop();
  }

  #loop = (): void => {
    if (this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
    }
    this.canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
    // leak: no-leaked-timer
    this.#frame = requestAnimationFrame(this.#loop);
  };
}
