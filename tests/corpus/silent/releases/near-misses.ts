// Guards against: removals that look like a near miss and are right: other owners, callers' functions, one element under two names, both phases.
export class Zoom {
  private readonly pane: HTMLElement;
  private readonly onWheel = (): void => {
    console.log('wheel');
  };

  constructor(pane: HTMLElement) {
    this.pane = pane;
    pane.addEventListener('wheel', this.onWheel);
    pane.addEventListener('pointerdown', this.onWheel, true);
    pane.addEventListener('pointerdown', this.onWheel);
  }

  on(event: 'zoom' | 'pan', listener: () => void): void {
    this.pane.addEventListener(event, listener);
  }

  off(event: 'zoom' | 'pan', listener: () => void): void {
    this.pane.removeEventListener(event, listener);
  }

  dispose(): void {
    this.pane.removeEventListener('wheel', this.onWheel);
    this.pane.removeEventListener('pointerdown', this.onWheel, true);
    this.pane.removeEventListener('pointerdown', this.onWheel);
  }
}

export function trackKeys(types: readonly string[], act: (event: Event) => void): () => void {
  const options = { capture: true, passive: true };
  for (const type of types) {
    document.addEventListener(type, act, options);
  }
  return () => {
    for (const type of types) {
      document.removeEventListener(type, act, true);
    }
  };
}
