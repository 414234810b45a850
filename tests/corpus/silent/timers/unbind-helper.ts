// Guards against: dispose() calls a helper that releases, two calls away.
export class Autoscroll {
  #timer: ReturnType<typeof setInterval> | undefined;
  #frame = 0;
  readonly #list: HTMLElement;

  constructor(list: HTMLElement) {
    this.#list = list;
    this.#bind();
  }

  dispose(): void {
    this.#unbind();
    this.#list.replaceChildren();
  }

  #bind(): void {
    this.#list.addEventListener('pointerenter', this.#run);
    this.#list.addEventListener('pointerleave', this.#rest);
  }

  #unbind(): void {
    this.#list.removeEventListener('pointerenter', this.#run);
    this.#list.removeEventListener('pointerleave', this.#rest);
    this.#rest();
  }

  readonly #run = (): void => {
    this.#timer = setInterval(() => {
      this.#frame = requestAnimationFrame(() => this.#list.scrollBy(0, 1));
    }, 50);
  };

  readonly #rest = (): void => {
    stopAll(this.#timer, this.#frame);
  };
}

function stopAll(timer: ReturnType<typeof setInterval> | undefined, frame: number): void {
  clearInterval(timer);
  cancelAnimationFrame(frame);
}
