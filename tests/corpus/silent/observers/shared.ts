// Guards against: "still observes after destroy()" where each observation is ended by the closure that its starter gives out.
type Stop = () => void;

export class SharedSizes {
  private readonly known = new Map<Element, Stop>();
  private readonly listeners = new Set<(entries: readonly ResizeObserverEntry[]) => void>();
  private observer: ResizeObserver | undefined;

  constructor() {
    if (typeof ResizeObserver !== 'undefined') {
      this.observer = new ResizeObserver((entries) => this.listeners.forEach((tell) => tell(entries)));
    }
  }

  follow(element: Element, tell: (entries: readonly ResizeObserverEntry[]) => void): Stop {
    this.listeners.add(tell);
    this.observer?.observe(element, { box: 'border-box' });
    const stop = (): void => {
      this.observer?.unobserve(element);
      this.listeners.delete(tell);
    };
    this.known.set(element, stop);
    return stop;
  }

  destroy(): void {
    this.listeners.clear();
    this.known.clear();
  }
}
