// Guards against: started by one event and ended by its counterpart.
export function repeatWhilePressed(button: HTMLButtonElement, run: () => void): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const release = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  button.addEventListener('pointerdown', () => {
    run();
    timer = setInterval(run, 100);
  });
  button.addEventListener('pointerup', release);
  button.addEventListener('pointerleave', release);
}

export class Hover {
  private timer = 0;
  private readonly element: HTMLElement;

  constructor(element: HTMLElement, show: () => void) {
    this.element = element;
    element.onmouseenter = () => {
      this.timer = window.setTimeout(show, 500);
    };
    element.onmouseleave = this.cancel.bind(this);
  }

  cancel(): void {
    window.clearTimeout(this.timer);
  }

  set isPaused(value: boolean) {
    if (value) {
      this.cancel();
    } else {
      this.timer = window.setInterval(() => this.element.toggleAttribute('hidden'), 500);
    }
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    clearInterval(refresher);
  } else {
    refresher = setInterval(() => location.reload(), 600_000);
  }
});
let refresher: ReturnType<typeof setInterval> | undefined;
