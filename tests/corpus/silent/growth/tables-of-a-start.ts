// Guards against: tables that a program fills from what it spells out, copies of an object with lists, and empty lists under names of events.
type Kind = 'button' | 'input' | 'list';

const makers = new Map<string, () => HTMLElement>();
const messages = new Map<string, () => void>();
const labels: Partial<Record<Kind, string>> = {};
const defaults = { brokers: [] as string[], tags: {} as Record<string, boolean> };

export function defineElement(name: string, make: () => HTMLElement): void {
  makers.set(name, make);
}

export function create(name: string): HTMLElement | undefined {
  return makers.get(name)?.();
}

/** One entry for each message that the program has. */
export function warnOnce(message: string): void {
  const known = messages.get(message);
  if (known === undefined) {
    messages.set(message, () => undefined);
    console.warn(message);
  }
}

export function getLabel(kind: Kind): string {
  return (labels[kind] ??= kind.toUpperCase());
}

export function createMonitor(): typeof defaults {
  const monitor = { ...defaults };
  monitor.brokers.push('localhost');
  monitor.tags['new'] = true;
  return monitor;
}

/** The names of events are few, and so are their empty lists. */
export class Layers {
  private readonly listeners: Record<string, (() => void)[]> = {};

  on(type: string, listener: () => void): void {
    (this.listeners[type] ??= []).push(listener);
  }

  off(type: string, listener?: () => void): void {
    if (listener === undefined) {
      delete this.listeners[type];
      return;
    }
    const list = this.listeners[type] ?? [];
    list.splice(list.indexOf(listener), 1);
  }
}
