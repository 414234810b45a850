import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe.each([
  ['HTMLElement', ''],
  ['LitElement', "import { LitElement } from 'lit';"],
  ['ReactiveElement', "import { ReactiveElement } from '@lit/reactive-element';"],
])('%s', (base, head) => {
  const program = (end: string, mark: string): string => `
${head}
export class Clock extends ${base} {
  connectedCallback() {
    this.timer = setInterval(() => this.tick(), 1000);${mark}
    this.observer = new MutationObserver(() => this.tick());${mark}
    this.observer.observe(document.body);
  }
  tick() {}
  ${end}
}
customElements.define('a-clock', Clock);
`;
  mechanism('disconnectedCallback', {
    filename: 'clock.js',
    leak: program('', ' // leak'),
    clean: program('disconnectedCallback() { clearInterval(this.timer); this.observer.disconnect(); }', ''),
  });
});

describe('lit', () => {
  const program = (end: string, mark: string): string => `
import type { ReactiveController, ReactiveControllerHost } from 'lit';
export class Clock implements ReactiveController {
  timer?: ReturnType<typeof setInterval>;
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }
  hostConnected() {
    this.timer = setInterval(() => this.host.requestUpdate(), 1000);${mark}
  }
  ${end}
}
`;
  mechanism('a controller', {
    filename: 'clock.ts',
    leak: program('', ' // leak'),
    clean: program('hostDisconnected() { clearInterval(this.timer); }', ''),
  });
});
