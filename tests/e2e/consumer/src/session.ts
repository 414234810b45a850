export class Session {
  readonly #timer: number;

  constructor(touch: () => void, report: () => void) {
    this.#timer = window.setInterval(touch, 30_000);
    setInterval(report, 60_000); // leak
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
