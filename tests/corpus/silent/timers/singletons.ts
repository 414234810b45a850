// Guards against: a service of which there is one per process, by its own file or by its framework.
import { Injectable } from '@angular/core';

export class Telemetry {
  static #instance: Telemetry | undefined;
  readonly #events: string[] = [];

  private constructor() {
    setInterval(() => this.flush(), 10_000);
  }

  static getInstance(): Telemetry {
    return (this.#instance ??= new Telemetry());
  }

  send(event: string): void {
    this.#events.push(event);
  }

  private flush(): void {
    navigator.sendBeacon('/events', JSON.stringify(this.#events.splice(0)));
  }
}

class Clock {
  now = Date.now();
  private readonly timer = setInterval(() => {
    this.now = Date.now();
  }, 1000);

  toString(): string {
    return `${this.now} ${String(this.timer)}`;
  }
}

export const clock = new Clock();

@Injectable({ providedIn: 'root' })
export class SessionService {
  private left = 900;

  constructor() {
    window.setInterval(() => {
      this.left -= 1;
    }, 1000);
  }

  get isOver(): boolean {
    return this.left <= 0;
  }
}
