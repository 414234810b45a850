// Guards against: elements and controllers that clear when they are disconnected.
import { html, LitElement, type ReactiveController, type ReactiveControllerHost } from 'lit';

export class CountdownTimer extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => this.#update(), 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  #update(): void {
    this.textContent = String(Number(this.textContent) - 1);
  }
}

customElements.define('countdown-timer', CountdownTimer);

export class ClockController implements ReactiveController {
  value = new Date();
  private timer: number | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = window.setInterval(() => {
      this.value = new Date();
      this.host.requestUpdate();
    }, 1000);
  }

  hostDisconnected(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
  }
}

export class WorldClock extends LitElement {
  private readonly clock = new ClockController(this);
  private blinker: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.blinker = window.setInterval(() => this.classList.toggle('on'), 500);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.blinker);
    super.disconnectedCallback();
  }

  render(): unknown {
    return html`${this.clock.value}`;
  }
}
