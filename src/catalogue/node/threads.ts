import type { Protocol } from '../schema.js';

/** Ports between threads, bound sockets, stores and libraries. */
export const nodeThreads: readonly Protocol[] = [
  {
    id: 'node/message-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its ports, and the process alive',
    acquire: [{ construct: { from: 'node:worker_threads', name: 'MessageChannel' } }],
    // A port without a listener keeps nothing, and a port that is sent belongs to whoever gets it.
    ends: 'outside',
    release: [{ part: 'port1', by: 'close' }, { part: 'port2', by: 'close' }],
    evidence: 'https://nodejs.org/api/worker_threads.html#portclose',
    examples: {
      leak: `import { MessageChannel } from 'node:worker_threads';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MessageChannel();

  work(): void {
    this.handle.port1.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { MessageChannel } from 'node:worker_threads';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MessageChannel();

  work(): void {
    this.handle.port1.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.port1.close();
  }
}
`,
    },
  },
  {
    id: 'node/bound-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'bound socket',
    keeps: 'its port and its descriptor',
    acquire: [{ construct: { from: 'node:net', name: 'BoundSocket' } }],
    ends: 'never',
    release: [{ method: 'close' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/net.html#class-netboundsocket',
    examples: {
      leak: `import { BoundSocket } from 'node:net';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BoundSocket({ port: 0 });

  work(): void {
    console.log(this.handle.address());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { BoundSocket } from 'node:net';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BoundSocket({ port: 0 });

  work(): void {
    console.log(this.handle.address());
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.close();
  }
}
`,
    },
  },
  {
    id: 'node/add-abort-listener',
    family: 'handle',
    kind: 'handle',
    noun: 'abort listener',
    keeps: 'its function and all that it captures',
    acquire: [{ call: { from: 'node:events', name: 'addAbortListener' } }],
    // It goes with its signal, and once the signal is aborted.
    ends: 'outside',
    release: [{ method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/events.html#eventsaddabortlistenersignal-listener',
    examples: {
      leak: `import { addAbortListener } from 'node:events';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: AbortSignal) {
    this.handle = addAbortListener(host, () => this.work());
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { addAbortListener } from 'node:events';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: AbortSignal) {
    this.handle = addAbortListener(host, () => this.work());
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle[Symbol.dispose]();
  }
}
`,
    },
  },
  {
    id: 'node/sqlite-rows',
    family: 'handle',
    kind: 'handle',
    noun: 'rows',
    keeps: 'its statement busy',
    acquire: [{ method: 'iterate', on: { from: 'node:sqlite', name: 'StatementSync' } }],
    // It ends with its rows, and with its database.
    ends: 'soon',
    release: [{ method: 'return' }],
    evidence: 'https://nodejs.org/api/sqlite.html#statementiteratenamedparameters-anonymousparameters',
    examples: {
      leak: `import type { StatementSync } from 'node:sqlite';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: StatementSync) {
    this.handle = host.iterate();
  }

  work(): void {
    console.log(this.handle.next());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { StatementSync } from 'node:sqlite';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: StatementSync) {
    this.handle = host.iterate();
  }

  work(): void {
    console.log(this.handle.next());
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.return?.();
  }
}
`,
    },
  },
  {
    id: 'node/async-resource',
    family: 'handle',
    kind: 'handle',
    noun: 'asynchronous resource',
    keeps: 'its context',
    acquire: [{ construct: { from: 'node:async_hooks', name: 'AsyncResource' } }],
    exempt: [{ option: 'requireManualDestroy', argument: 1, equals: 'absent' }],
    // It is destroyed when it is collected, unless it says that its owner does that.
    ends: 'soon',
    release: [{ method: 'emitDestroy' }],
    evidence: 'https://nodejs.org/api/async_hooks.html#asyncresourceemitdestroy',
    examples: {
      leak: `import { AsyncResource } from 'node:async_hooks';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AsyncResource('Job', { requireManualDestroy: true });

  work(): void {
    console.log(this.handle.asyncId());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { AsyncResource } from 'node:async_hooks';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AsyncResource('Job', { requireManualDestroy: true });

  work(): void {
    console.log(this.handle.asyncId());
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.emitDestroy();
  }
}
`,
    },
  },
  {
    id: 'node/async-store',
    family: 'handle',
    kind: 'handle',
    noun: 'store',
    keeps: 'what its contexts hold',
    acquire: [{ construct: { from: 'node:async_hooks', name: 'AsyncLocalStorage' } }],
    // Its values go with the asynchronous contexts that hold them.
    ends: 'soon',
    release: [{ method: 'disable' }],
    evidence: 'https://nodejs.org/api/async_hooks.html#asynclocalstoragedisable',
    examples: {
      leak: `import { AsyncLocalStorage } from 'node:async_hooks';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AsyncLocalStorage<string>();

  work(): void {
    this.handle.run('a', () => console.log(this.handle.getStore()));
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { AsyncLocalStorage } from 'node:async_hooks';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AsyncLocalStorage<string>();

  work(): void {
    this.handle.run('a', () => console.log(this.handle.getStore()));
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.disable();
  }
}
`,
    },
  },
];
