// Guards against: a field that is cleared by a name which is only known at run time, and places that nobody can follow.
export class Effects {
  private blink?: ReturnType<typeof setInterval>;
  private scroll?: ReturnType<typeof setInterval>;

  start(element: HTMLElement): void {
    this.blink = setInterval(() => element.toggleAttribute('hidden'), 500);
    this.scroll = setInterval(() => element.scrollBy(0, 1), 50);
  }

  dispose(): void {
    this.clear('blink');
    this.clear('scroll');
  }

  private clear(name: 'blink' | 'scroll'): void {
    clearInterval(this[name]);
    delete this[name];
  }
}

export function pulse(element: HTMLElement): void {
  element.dataset['timer'] = String(setInterval(() => element.append('.'), 1000));
}

export function rest(element: HTMLElement): void {
  clearInterval(Number(element.dataset['timer']));
}

const timers = new WeakMap<Element, number>();

export function wink(element: Element): void {
  unwink(element);
  timers.set(
    element,
    window.setInterval(() => element.classList.toggle('wink'), 300),
  );
}

export function unwink(element: Element): void {
  window.clearInterval(timers.get(element));
  timers.delete(element);
}
