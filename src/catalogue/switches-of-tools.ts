import type { SwitchProtocol } from './switches.js';

/** What tools of Node turn on: the inspector, pipes, mocks. */
export const toolSwitches: readonly SwitchProtocol[] = [
  {
    id: 'node/inspector-port',
    family: 'handle',
    kind: 'registration',
    noun: 'inspector',
    keeps: 'its port open',
    acquire: [{ call: { from: 'node:inspector', name: 'open' } }, { call: { from: 'node:inspector', name: 'default.open' } }],
    needs: 'teardown',
    endedBy: [],
    // There is one for the process.
    ends: 'outside',
    release: [{ mirror: 'close', same: [] }],
    evidence: 'https://nodejs.org/api/inspector.html#inspectorclose',
    examples: {
      leak: `import { close, open } from 'node:inspector';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: object) {}

  start(): void {
    open(9229);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { close, open } from 'node:inspector';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: object) {}

  start(): void {
    open(9229);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    close();
  }
}
`,
    },
  },
  {
    id: 'node/stream-pipe',
    family: 'handle',
    kind: 'registration',
    noun: 'pipe',
    keeps: 'its target written to',
    acquire: [{ method: 'pipe', on: { from: 'node:stream', name: 'Readable' } }],
    needs: 'kin',
    endedBy: ['end', 'close'],
    // It ends with its source.
    ends: 'outside',
    release: [{ mirror: 'unpipe', same: [] }, { mirror: 'destroy', same: [] }],
    evidence: 'https://nodejs.org/api/stream.html#readableunpipedestination',
    examples: {
      leak: `import type { Readable } from 'node:stream';

export class Owner {
  constructor(private readonly host: Readable, private readonly other: Readable) {}

  start(): void {
    this.host.pipe(process.stdout);
    this.other.pipe(process.stdout);
  }

  dispose(): void {
    this.other.unpipe(process.stdout);
  }
}
`,
      clean: `import type { Readable } from 'node:stream';

export class Owner {
  constructor(private readonly host: Readable, private readonly other: Readable) {}

  start(): void {
    this.host.pipe(process.stdout);
    this.other.pipe(process.stdout);
  }

  dispose(): void {
    this.other.unpipe(process.stdout);
    this.host.unpipe(process.stdout);
  }
}
`,
    },
  },
  {
    id: 'node/mock-timers',
    family: 'handle',
    kind: 'registration',
    noun: 'timers',
    keeps: 'the time mocked',
    acquire: [{ method: 'enable', on: { from: 'node:test', name: 'MockTimers' } }],
    needs: 'teardown',
    endedBy: [],
    // Those of a test context end with the test.
    ends: 'outside',
    release: [{ mirror: 'reset', same: [] }],
    evidence: 'https://nodejs.org/api/test.html#timersreset',
    examples: {
      leak: `import type { MockTimers } from 'node:test';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MockTimers) {}

  start(): void {
    this.host.enable();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { MockTimers } from 'node:test';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MockTimers) {}

  start(): void {
    this.host.enable();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.reset();
  }
}
`,
    },
  },
  {
    id: 'node/mock-method',
    family: 'handle',
    kind: 'registration',
    noun: 'mock',
    keeps: 'the method replaced',
    acquire: [{ method: 'method', on: { from: 'node:test', name: 'MockTracker' } }],
    needs: 'teardown',
    endedBy: ['restore'],
    // Those of a test context end with the test.
    ends: 'outside',
    release: [{ mirror: 'restoreAll', same: [] }, { mirror: 'reset', same: [] }],
    evidence: 'https://nodejs.org/api/test.html#mockrestoreall',
    examples: {
      leak: `import type { MockTracker } from 'node:test';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MockTracker) {}

  start(): void {
    this.host.method(console, 'log');
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { MockTracker } from 'node:test';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MockTracker) {}

  start(): void {
    this.host.method(console, 'log');
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.restoreAll();
  }
}
`,
    },
  },
];
