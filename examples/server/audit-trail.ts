import { EventEmitter } from 'node:events';
import { appendFile } from 'node:fs/promises';

/** Writes what one session does to a file. Sessions come and go; the emitter of orders stays. */
export class AuditTrail {
  readonly #orders: EventEmitter;
  readonly #path: string;

  constructor(orders: EventEmitter, path: string) {
    this.#orders = orders;
    this.#path = path;
    this.#orders.on('placed', this.#onPlaced);
    this.#orders.on('cancelled', this.#onCancelled);
  }

  /** Forgets one of the two. */
  close(): void {
    this.#orders.off('placed', this.#onPlaced);
  }

  readonly #onPlaced = (id: string): void => {
    void this.#write(`placed ${id}`);
  };

  readonly #onCancelled = (id: string): void => {
    void this.#write(`cancelled ${id}`);
  };

  async #write(line: string): Promise<void> {
    await appendFile(this.#path, `${line}\n`);
  }
}
