import type { Protocol } from './schema.js';

/** What only the signal that it was given can end before its time. A teardown that ends other things and aborts no signal leaves it. */
export const abortableWaits: readonly Protocol[] = [
  {
    id: 'web/post-task',
    family: 'listener',
    kind: 'token',
    noun: 'task',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'postTask', on: { from: 'global', name: 'Scheduler' } }, { call: { from: 'global', name: 'scheduler.postTask' } }],
    handle: 'promise',
    // It runs once.
    ends: 'once',
    release: [{ mirror: 'abort', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Scheduler/postTask',
    examples: {
      leak: `export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await scheduler.postTask(() => console.log(1), { delay: 60_000, signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await scheduler.postTask(() => console.log(1), { delay: 60_000, signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
  {
    id: 'node/promises-set-timeout',
    family: 'listener',
    kind: 'token',
    noun: 'timeout',
    keeps: 'this function and all that it captures',
    acquire: [{ call: { from: 'node:timers/promises', name: 'setTimeout' } }, { call: { from: 'node:timers/promises', name: 'setImmediate' } }, { call: { from: 'node:timers/promises', name: 'scheduler.wait' } }],
    handle: 'promise',
    // It fires once.
    ends: 'once',
    release: [{ mirror: 'abort', same: [] }],
    evidence: 'https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options',
    examples: {
      leak: `import { setTimeout } from 'node:timers/promises';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await setTimeout(60_000, undefined, { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { setTimeout } from 'node:timers/promises';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await setTimeout(60_000, undefined, { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
  {
    id: 'node/events-once',
    family: 'listener',
    kind: 'token',
    noun: 'wait',
    keeps: 'its listeners and this function',
    acquire: [{ call: { from: 'node:events', name: 'once' } }, { call: { from: 'node:events', name: 'EventEmitter.once' } }],
    handle: 'promise',
    // It ends with the event, which may never come.
    ends: 'once',
    release: [{ mirror: 'abort', same: [] }],
    evidence: 'https://nodejs.org/api/events.html#eventsonceemitter-name-options',
    examples: {
      leak: `import { once, type EventEmitter } from 'node:events';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  constructor(private readonly host: EventEmitter) {}

  async later(): Promise<void> {
    await once(this.host, 'drain', { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { once, type EventEmitter } from 'node:events';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  constructor(private readonly host: EventEmitter) {}

  async later(): Promise<void> {
    await once(this.host, 'drain', { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
];
