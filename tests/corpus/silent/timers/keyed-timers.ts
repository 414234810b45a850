// Guards against: timers in a container, taken out and cleared one by one or together.
export class Presence {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #pings = new Map<string, { readonly since: number; readonly timer: NodeJS.Timeout }>();

  touch(user: string): void {
    const timer = this.#timers.get(user);
    if (timer !== undefined) {
      clearTimeout(timer);
    }
    this.#timers.set(
      user,
      setTimeout(() => this.forget(user), 30_000),
    );
  }

  ping(user: string, send: () => void): void {
    this.forget(user);
    const timer = setInterval(send, 1000);
    this.#pings.set(user, { since: Date.now(), timer });
  }

  forget(user: string): void {
    clearTimeout(this.#timers.get(user));
    this.#timers.delete(user);
    const ping = this.#pings.get(user);
    if (ping) {
      clearInterval(ping.timer);
      this.#pings.delete(user);
    }
  }

  close(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#pings.forEach(({ timer }) => clearInterval(timer));
    this.#pings.clear();
  }
}

const reminders: Record<string, NodeJS.Timeout | undefined> = {};

export function remind(id: string, run: () => void): void {
  cancel(id);
  reminders[id] = setInterval(run, 3_600_000);
}

export function cancel(id: string): void {
  clearInterval(reminders[id]);
  delete reminders[id];
}
