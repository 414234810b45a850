import { html, LitElement } from 'lit';

export class LiveScore extends LitElement {
  private score = '0 : 0';
  private poller: ReturnType<typeof setInterval> | undefined;
  private socket: WebSocket | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.socket = new WebSocket('wss://scores.example');
    // leak: no-leaked-timer
    this.poller = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.socket?.close();
  }

  render(): unknown {
    return html`<b>${this.score}</b>`;
  }
}

class StarField extends HTMLElement {
  readonly #canvas = document.createElement('canvas');

  connectedCallback(): void {
    this.append(this.#canvas);
    this.#draw();
  }

  #draw(): void {
    this.#canvas.width = this.clientWidth;
    // leak: no-leaked-timer
    requestAnimationFrame(() => this.#draw());
  }
}

customElements.define('star-field', StarField);
