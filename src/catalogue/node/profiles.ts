import type { Protocol } from '../schema.js';

/** Profiles, hooks and sessions of the process. */
export const nodeProfiles: readonly Protocol[] = [
  {
    id: 'node/event-loop-delay',
    family: 'handle',
    kind: 'handle',
    noun: 'histogram',
    keeps: 'its timer',
    acquire: [{ call: { from: 'node:perf_hooks', name: 'monitorEventLoopDelay' } }],
    armedBy: { method: 'enable' },
    ends: 'outside',
    release: [{ method: 'disable' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions',
    examples: {
      leak: `import { monitorEventLoopDelay } from 'node:perf_hooks';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = monitorEventLoopDelay();

  constructor() {
    this.handle.enable();
  }

  work(): void {
    console.log(this.handle.mean);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { monitorEventLoopDelay } from 'node:perf_hooks';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = monitorEventLoopDelay();

  constructor() {
    this.handle.enable();
  }

  work(): void {
    console.log(this.handle.mean);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.disable();
  }
}
`,
    },
  },
  {
    id: 'node/async-hook',
    family: 'handle',
    kind: 'handle',
    noun: 'hook',
    keeps: 'its callbacks on each asynchronous operation',
    acquire: [{ call: { from: 'node:async_hooks', name: 'createHook' } }],
    armedBy: { method: 'enable' },
    ends: 'outside',
    release: [{ method: 'disable' }],
    evidence: 'https://nodejs.org/api/async_hooks.html#asynchookdisable',
    examples: {
      leak: `import { createHook } from 'node:async_hooks';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createHook({});

  constructor() {
    this.handle.enable();
  }

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createHook } from 'node:async_hooks';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createHook({});

  constructor() {
    this.handle.enable();
  }

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.disable();
  }
}
`,
    },
  },
  {
    id: 'node/gc-profiler',
    family: 'handle',
    kind: 'handle',
    noun: 'profiler',
    keeps: 'its measurements',
    acquire: [{ construct: { from: 'node:v8', name: 'GCProfiler' } }],
    armedBy: { method: 'start' },
    ends: 'outside',
    release: [{ method: 'stop' }],
    evidence: 'https://nodejs.org/api/v8.html#class-v8gcprofiler',
    examples: {
      leak: `import { GCProfiler } from 'node:v8';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new GCProfiler();

  constructor() {
    this.handle.start();
  }

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { GCProfiler } from 'node:v8';

export class Meter {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new GCProfiler();

  constructor() {
    this.handle.start();
  }

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'node/module-hooks',
    family: 'handle',
    kind: 'handle',
    noun: 'module hooks',
    keeps: 'its hooks on each import',
    acquire: [{ call: { from: 'node:module', name: 'registerHooks' } }],
    ends: 'outside',
    release: [{ method: 'deregister' }],
    evidence: 'https://nodejs.org/api/module.html#moduleregisterhooksoptions',
    examples: {
      leak: `import { registerHooks } from 'node:module';

export class Loader {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = registerHooks({});

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { registerHooks } from 'node:module';

export class Loader {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = registerHooks({});

  work(): void {
    console.log(typeof this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.deregister();
  }
}
`,
    },
  },
  {
    id: 'node/sqlite-session',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'its changes',
    acquire: [{ method: 'createSession', on: { from: 'node:sqlite', name: 'DatabaseSync' } }],
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/sqlite.html#class-session',
    examples: {
      leak: `import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');

export async function record(work: () => Promise<void>): Promise<void> {
  const session = db.createSession();
  await work();
  console.log(session.changeset());
  session.close();
}
`,
      clean: `import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');

export async function record(work: () => Promise<void>): Promise<void> {
  const session = db.createSession();
  try {
    await work();
    console.log(session.changeset());
  } finally {
    session.close();
  }
}
`,
    },
  },
  {
    id: 'node/http-agent',
    family: 'handle',
    kind: 'handle',
    noun: 'agent',
    keeps: 'its sockets',
    acquire: [{ construct: { from: 'node:http', name: 'Agent' } }, { construct: { from: 'node:https', name: 'Agent' } }],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://nodejs.org/api/http.html#agentdestroy',
    examples: {
      leak: `import { Agent } from 'node:http';

export class Client {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Agent({ keepAlive: true });

  work(): void {
    console.log(this.handle.maxSockets);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Agent } from 'node:http';

export class Client {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Agent({ keepAlive: true });

  work(): void {
    console.log(this.handle.maxSockets);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
  {
    id: 'node/dns-resolver',
    family: 'handle',
    kind: 'handle',
    noun: 'resolver',
    keeps: 'its pending queries',
    acquire: [
      { construct: { from: 'node:dns', name: 'Resolver' } },
      { construct: { from: 'node:dns/promises', name: 'Resolver' } },
    ],
    ends: 'outside',
    release: [{ method: 'cancel' }],
    evidence: 'https://nodejs.org/api/dns.html#resolvercancel',
    examples: {
      leak: `import { Resolver } from 'node:dns';

export class Client {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Resolver();

  work(): void {
    console.log(this.handle.getServers());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Resolver } from 'node:dns';

export class Client {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Resolver();

  work(): void {
    console.log(this.handle.getServers());
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.cancel();
  }
}
`,
    },
  },
];
