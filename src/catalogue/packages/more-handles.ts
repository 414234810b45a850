import type { Protocol } from '../schema.js';

/** Channels, loggers and temporary files whose handle comes by a callback, or that another handle gives. */
export const packagesMoreHandles: readonly Protocol[] = [
  {
    id: 'packages/ssh-sftp',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its place on the connection',
    acquire: [{ method: 'sftp', on: { from: 'ssh2', name: 'Client' } }],
    handle: { callbackArgument: 0, parameter: 1 },
    ends: 'receiver',
    release: [{ method: 'end' }, { method: 'destroy' }],
    evidence: 'https://github.com/mscdex/ssh2#client-methods',
    examples: {
      leak: `import { Client } from 'ssh2';

const client = new Client();

export function list(path: string, isIdle: boolean, done: (error?: Error) => void): void {
  client.sftp((error, sftp) => {
    if (error) {
      return done(error);
    }
    if (isIdle) {
      return done();
    }
    sftp.end();
    done();
  });
}
`,
      clean: `import { Client } from 'ssh2';

const client = new Client();

export function list(path: string, isIdle: boolean, done: (error?: Error) => void): void {
  client.sftp((error, sftp) => {
    if (error) {
      return done(error);
    }
    sftp.end();
    done();
  });
}
`,
    },
  },
  {
    id: 'packages/tmp-file',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary file',
    keeps: 'it on the disk, open',
    acquire: [{ call: { from: 'tmp', name: 'file' } }],
    handle: { callbackArgument: 1, parameter: 3 },
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://github.com/raszi/node-tmp#asynchronous-file-creation',
    examples: {
      leak: `import { file } from 'tmp';

export function write(isIdle: boolean, done: (error: Error | null) => void): void {
  file((error, path, fd, remove) => {
    if (error) {
      return done(error);
    }
    if (isIdle) {
      return done(null);
    }
    remove();
    done(null);
  });
}
`,
      clean: `import { file } from 'tmp';

export function write(isIdle: boolean, done: (error: Error | null) => void): void {
  file((error, path, fd, remove) => {
    if (error) {
      return done(error);
    }
    remove();
    done(null);
  });
}
`,
    },
  },
  {
    id: 'packages/tmp-dir',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary folder',
    keeps: 'it on the disk',
    acquire: [{ call: { from: 'tmp', name: 'dir' } }],
    handle: { callbackArgument: 1, parameter: 2 },
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://github.com/raszi/node-tmp#asynchronous-directory-creation',
    examples: {
      leak: `import { dir } from 'tmp';

export function write(isIdle: boolean, done: (error: Error | null) => void): void {
  dir((error, path, remove) => {
    if (error) {
      return done(error);
    }
    if (isIdle) {
      return done(null);
    }
    remove();
    done(null);
  });
}
`,
      clean: `import { dir } from 'tmp';

export function write(isIdle: boolean, done: (error: Error | null) => void): void {
  dir((error, path, remove) => {
    if (error) {
      return done(error);
    }
    remove();
    done(null);
  });
}
`,
    },
  },
  {
    id: 'packages/winston-logger',
    family: 'handle',
    kind: 'handle',
    noun: 'logger',
    keeps: 'its transports and their files',
    acquire: [{ call: { from: 'winston', name: 'createLogger' } }],
    ends: 'outside',
    release: [{ method: 'close' }, { method: 'end' }],
    evidence: 'https://github.com/winstonjs/winston#using-winston-in-a-clustered-environment',
    examples: {
      leak: `import { createLogger } from 'winston';

export class Service {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createLogger();

  work(): void {
    this.handle.info('at work');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createLogger } from 'winston';

export class Service {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createLogger();

  work(): void {
    this.handle.info('at work');
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
    id: 'packages/socket-io-namespace',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its listeners',
    acquire: [{ method: 'socket', on: { from: 'socket.io-client', name: 'Manager' } }],
    ends: 'outside',
    release: [{ method: 'disconnect' }, { method: 'close' }],
    evidence: 'https://socket.io/docs/v4/client-api/#managersocketnsp-options',
    examples: {
      leak: `import { Manager } from 'socket.io-client';

const manager = new Manager('https://example.org');

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = manager.socket('/news');

  work(): void {
    this.handle.emit('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Manager } from 'socket.io-client';

const manager = new Manager('https://example.org');

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = manager.socket('/news');

  work(): void {
    this.handle.emit('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.disconnect();
  }
}
`,
    },
  },
  {
    id: 'packages/three-controls',
    family: 'handle',
    kind: 'handle',
    noun: 'controls',
    keeps: 'their listeners on the page',
    acquire: [
      { construct: { from: 'three/addons/controls/OrbitControls.js', name: 'OrbitControls' } },
      { construct: { from: 'three/examples/jsm/controls/OrbitControls.js', name: 'OrbitControls' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://threejs.org/docs/#examples/en/controls/OrbitControls.dispose',
    examples: {
      leak: `import { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new OrbitControls(new PerspectiveCamera(), document.body);

  work(): void {
    this.handle.update();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new OrbitControls(new PerspectiveCamera(), document.body);

  work(): void {
    this.handle.update();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/grpc-call',
    family: 'handle',
    kind: 'handle',
    noun: 'call',
    keeps: 'its stream',
    acquire: [{ method: 'makeUnaryRequest', on: { from: '@grpc/grpc-js', name: 'Client' } }],
    ends: 'outside',
    release: [{ method: 'cancel' }],
    evidence: 'https://grpc.github.io/grpc/node/grpc.Client.html#makeUnaryRequest',
    examples: {
      leak: `import type { Client } from '@grpc/grpc-js';

declare const client: Client;

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = client.makeUnaryRequest('/news', (value: Buffer) => value, (bytes) => bytes, Buffer.of(), () => {});

  work(): void {
    console.log(this.handle.getPeer());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Client } from '@grpc/grpc-js';

declare const client: Client;

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = client.makeUnaryRequest('/news', (value: Buffer) => value, (bytes) => bytes, Buffer.of(), () => {});

  work(): void {
    console.log(this.handle.getPeer());
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
