import type { SwitchProtocol } from './switches.js';

/** What processes of Node turn on: files, servers, terminals. */
export const processSwitches: readonly SwitchProtocol[] = [
  {
    id: 'node/exception-capture',
    family: 'handle',
    kind: 'registration',
    noun: 'capture',
    keeps: 'its function and all that it captures',
    acquire: [{ call: { from: 'global', name: 'process.setUncaughtExceptionCaptureCallback' } }, { call: { from: 'node:process', name: 'setUncaughtExceptionCaptureCallback' } }, { call: { from: 'node:process', name: 'default.setUncaughtExceptionCaptureCallback' } }],
    needs: 'teardown',
    endedBy: [],
    off: { argument: 0, equals: 'null' },
    // There is one for the process.
    ends: 'outside',
    release: [{ mirror: 'setUncaughtExceptionCaptureCallback', same: [] }],
    evidence: 'https://nodejs.org/api/process.html#processsetuncaughtexceptioncapturecallbackfn',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: object) {}

  start(): void {
    process.setUncaughtExceptionCaptureCallback(() => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: object) {}

  start(): void {
    process.setUncaughtExceptionCaptureCallback(() => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    process.setUncaughtExceptionCaptureCallback(null);
  }
}
`,
    },
  },
  {
    id: 'node/fs-watch-file',
    family: 'handle',
    kind: 'registration',
    noun: 'file watcher',
    keeps: 'its callback, and the file polled',
    acquire: [{ call: { from: 'node:fs', name: 'watchFile' } }],
    needs: 'teardown',
    endedBy: [],
    isShared: 'always',
    ends: 'outside',
    release: [{ mirror: 'unwatchFile', same: [] }],
    evidence: 'https://nodejs.org/api/fs.html#fsunwatchfilefilename-listener',
    examples: {
      leak: `import { unwatchFile, watchFile } from 'node:fs';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: string) {}

  start(): void {
    watchFile(this.host, () => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { unwatchFile, watchFile } from 'node:fs';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: string) {}

  start(): void {
    watchFile(this.host, () => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    unwatchFile(this.host);
  }
}
`,
    },
  },
  {
    id: 'node/server-listen',
    family: 'handle',
    kind: 'registration',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ method: 'listen', on: { from: 'node:net', name: 'Server' } }],
    isGiven: true,
    needs: 'teardown',
    endedBy: [],
    // A server that the process starts serves as long as the process.
    ends: 'outside',
    release: [{ mirror: 'close', same: [] }],
    evidence: 'https://nodejs.org/api/net.html#serverclosecallback',
    examples: {
      leak: `import type { Server } from 'node:net';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Server) {}

  start(): void {
    this.host.listen(0);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Server } from 'node:net';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: Server) {}

  start(): void {
    this.host.listen(0);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.close();
  }
}
`,
    },
  },
  {
    id: 'node/raw-mode',
    family: 'handle',
    kind: 'registration',
    noun: 'raw mode',
    keeps: 'the terminal without lines and echo',
    acquire: [{ method: 'setRawMode', on: { from: 'node:tty', name: 'ReadStream' } }, { call: { from: 'global', name: 'process.stdin.setRawMode' } }],
    needs: 'teardown',
    endedBy: [],
    off: { argument: 0, equals: 'false' },
    ends: 'outside',
    release: [{ mirror: 'setRawMode', same: [] }],
    evidence: 'https://nodejs.org/api/tty.html#readstreamsetrawmodemode',
    examples: {
      leak: `import type { ReadStream } from 'node:tty';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: ReadStream) {}

  start(): void {
    this.host.setRawMode(true);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { ReadStream } from 'node:tty';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: ReadStream) {}

  start(): void {
    this.host.setRawMode(true);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.setRawMode(false);
  }
}
`,
    },
  },
];
