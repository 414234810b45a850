// Guards against: controllers that somebody else can abort, and listeners of targets that die with their owner.
export class Drag {
  private controller: AbortController | undefined;

  constructor(private readonly handle: HTMLElement) {
    handle.addEventListener('pointerdown', () => this.start());
  }

  private start(): void {
    this.controller?.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    window.addEventListener('pointermove', (event) => this.move(event), { signal });
    window.addEventListener('pointerup', () => this.controller?.abort(), { signal });
  }

  private move({ clientX }: PointerEvent): void {
    this.handle.style.left = `${clientX}px`;
  }
}

export function openMenu(button: HTMLElement): AbortController {
  const controller = new AbortController();
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && controller.abort(), { signal: controller.signal });
  button.setAttribute('aria-expanded', 'true');
  return controller;
}

export class Badge extends HTMLElement {
  private readonly label = document.createElement('span');
  private readonly controller = new AbortController();

  connectedCallback(): void {
    this.label.addEventListener('click', () => this.remove(), { signal: this.controller.signal });
    this.append(this.label);
  }
}
