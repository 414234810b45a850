// Guards against: timers that run once and are over, wherever they stand.
export function flash(element: HTMLElement): void {
  element.classList.add('flash');
  setTimeout(() => element.classList.remove('flash'), 300);
}

export function measureAfterLayout(element: HTMLElement, done: (height: number) => void): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => done(element.offsetHeight));
  });
}

export class Toasts {
  readonly #shown = new Set<string>();

  show(text: string): void {
    this.#shown.add(text);
    setTimeout(() => this.#shown.delete(text), 4000);
  }
}

document.addEventListener('copy', (event) => {
  const button = event.target;
  if (button instanceof HTMLButtonElement) {
    button.disabled = true;
    const timer = setTimeout(() => {
      button.disabled = false;
    }, 1000);
    console.debug('copied', timer);
  }
});

export function preloadWhenIdle(urls: readonly string[]): void {
  for (const url of urls) {
    requestIdleCallback(() => {
      new Image().src = url;
    });
  }
}
