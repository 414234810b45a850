import type { SwitchProtocol } from './switches.js';

/** What the channels and stores of Node keep. */
export const channelSwitches: readonly SwitchProtocol[] = [
  {
    id: 'node/diagnostics-subscription',
    family: 'subscription',
    kind: 'registration',
    noun: 'subscription',
    keeps: 'its function and all that it captures',
    acquire: [{ call: { from: 'node:diagnostics_channel', name: 'subscribe' } }, { call: { from: 'node:diagnostics_channel', name: 'default.subscribe' } }],
    needs: 'teardown',
    endedBy: [],
    isShared: 'always',
    ends: 'outside',
    release: [{ mirror: 'unsubscribe', same: [] }],
    evidence: 'https://nodejs.org/api/diagnostics_channel.html#diagnostics_channelunsubscribename-onmessage',
    examples: {
      leak: `import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: (message: unknown) => void) {}

  start(): void {
    subscribe('http.client.request.start', this.host);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: (message: unknown) => void) {}

  start(): void {
    subscribe('http.client.request.start', this.host);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    unsubscribe('http.client.request.start', this.host);
  }
}
`,
    },
  },
  {
    id: 'node/channel-subscription',
    family: 'subscription',
    kind: 'registration',
    noun: 'subscription',
    keeps: 'its function and all that it captures',
    acquire: [{ method: 'subscribe', on: { from: 'node:diagnostics_channel', name: 'Channel' } }],
    needs: 'teardown',
    endedBy: [],
    isShared: 'always',
    ends: 'outside',
    release: [{ mirror: 'unsubscribe', same: [] }],
    evidence: 'https://nodejs.org/api/diagnostics_channel.html#channelunsubscribeonmessage',
    examples: {
      leak: `import type { Channel } from 'node:diagnostics_channel';

const log = (message: unknown): void => console.log(message);

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Channel) {}

  start(): void {
    this.host.subscribe(log);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Channel } from 'node:diagnostics_channel';

const log = (message: unknown): void => console.log(message);

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Channel) {}

  start(): void {
    this.host.subscribe(log);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.unsubscribe(log);
  }
}
`,
    },
  },
  {
    id: 'node/tracing-subscription',
    family: 'subscription',
    kind: 'registration',
    noun: 'subscription',
    keeps: 'its functions and all that they capture',
    acquire: [{ method: 'subscribe', on: { from: 'node:diagnostics_channel', name: 'TracingChannel' } }],
    needs: 'teardown',
    endedBy: [],
    isShared: 'always',
    ends: 'outside',
    release: [{ mirror: 'unsubscribe', same: [] }],
    evidence: 'https://nodejs.org/api/diagnostics_channel.html#tracingchannelunsubscribesubscribers',
    examples: {
      leak: `import type { TracingChannel, TracingChannelSubscribers } from 'node:diagnostics_channel';

declare const log: TracingChannelSubscribers<object>;

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: TracingChannel) {}

  start(): void {
    this.host.subscribe(log);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { TracingChannel, TracingChannelSubscribers } from 'node:diagnostics_channel';

declare const log: TracingChannelSubscribers<object>;

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: TracingChannel) {}

  start(): void {
    this.host.subscribe(log);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.unsubscribe(log);
  }
}
`,
    },
  },
  {
    id: 'node/channel-store',
    family: 'subscription',
    kind: 'registration',
    noun: 'binding',
    keeps: 'its store',
    acquire: [{ method: 'bindStore', on: { from: 'node:diagnostics_channel', name: 'Channel' } }],
    needs: 'teardown',
    endedBy: [],
    ends: 'outside',
    release: [{ mirror: 'unbindStore', same: [] }],
    evidence: 'https://nodejs.org/api/diagnostics_channel.html#channelunbindstorestore',
    examples: {
      leak: `import { AsyncLocalStorage } from 'node:async_hooks';
import type { Channel } from 'node:diagnostics_channel';

const store = new AsyncLocalStorage<unknown>();

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Channel<unknown, unknown>) {}

  start(): void {
    this.host.bindStore(store);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { AsyncLocalStorage } from 'node:async_hooks';
import type { Channel } from 'node:diagnostics_channel';

const store = new AsyncLocalStorage<unknown>();

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Channel<unknown, unknown>) {}

  start(): void {
    this.host.bindStore(store);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.unbindStore(store);
  }
}
`,
    },
  },
  {
    id: 'node/entered-store',
    family: 'handle',
    kind: 'registration',
    noun: 'store',
    keeps: 'its value in the rest of the context',
    acquire: [{ method: 'enterWith', on: { from: 'node:async_hooks', name: 'AsyncLocalStorage' } }],
    needs: 'kin',
    endedBy: [],
    // It ends with its asynchronous context.
    ends: 'outside',
    release: [{ mirror: 'disable', same: [] }],
    evidence: 'https://nodejs.org/api/async_context.html#asynclocalstorageenterwithstore',
    examples: {
      leak: `import type { AsyncLocalStorage } from 'node:async_hooks';

export class Owner {
  constructor(private readonly host: AsyncLocalStorage<string>, private readonly other: AsyncLocalStorage<string>) {}

  start(): void {
    this.host.enterWith('a');
    this.other.enterWith('a');
  }

  dispose(): void {
    this.other.disable();
  }
}
`,
      clean: `import type { AsyncLocalStorage } from 'node:async_hooks';

export class Owner {
  constructor(private readonly host: AsyncLocalStorage<string>, private readonly other: AsyncLocalStorage<string>) {}

  start(): void {
    this.host.enterWith('a');
    this.other.enterWith('a');
  }

  dispose(): void {
    this.other.disable();
    this.host.disable();
  }
}
`,
    },
  },
];
