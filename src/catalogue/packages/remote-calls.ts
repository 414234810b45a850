import type { Protocol } from '../schema.js';

/** Clients and servers of remote calls. */
export const packagesRemoteCalls: readonly Protocol[] = [
  {
    id: 'packages/graphql-ws-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ call: { from: 'graphql-ws', name: 'createClient' } }],
    ends: 'outside',
    release: [{ method: 'dispose', async: true }, { method: 'terminate' }],
    evidence: 'https://the-guild.dev/graphql/ws/docs/client/interfaces/Client#dispose',
    examples: {
      leak: `import { createClient } from 'graphql-ws';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createClient({ url: 'wss://example.org' });

  work(): void {
    console.log(this.handle.terminate.length);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createClient } from 'graphql-ws';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createClient({ url: 'wss://example.org' });

  work(): void {
    console.log(this.handle.terminate.length);
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/grpc-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its channel',
    acquire: [{ construct: { from: '@grpc/grpc-js', name: 'Client' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://grpc.github.io/grpc/node/grpc.Client.html#close',
    examples: {
      leak: `import { Client, credentials } from '@grpc/grpc-js';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Client('localhost:50051', credentials.createInsecure());

  work(): void {
    console.log(this.handle.getChannel());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Client, credentials } from '@grpc/grpc-js';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Client('localhost:50051', credentials.createInsecure());

  work(): void {
    console.log(this.handle.getChannel());
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
    id: 'packages/grpc-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its ports and its calls',
    acquire: [{ construct: { from: '@grpc/grpc-js', name: 'Server' } }],
    armedBy: { method: 'bindAsync' },
    ends: 'outside',
    release: [{ method: 'tryShutdown' }, { method: 'forceShutdown' }],
    evidence: 'https://grpc.github.io/grpc/node/grpc.Server.html#tryShutdown',
    examples: {
      leak: `import { Server, ServerCredentials } from '@grpc/grpc-js';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server();

  constructor() {
    this.handle.bindAsync('localhost:50051', ServerCredentials.createInsecure(), () => {});
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Server, ServerCredentials } from '@grpc/grpc-js';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server();

  constructor() {
    this.handle.bindAsync('localhost:50051', ServerCredentials.createInsecure(), () => {});
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.forceShutdown();
  }
}
`,
    },
  },
  {
    id: 'packages/ssh-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ construct: { from: 'ssh2', name: 'Client' } }],
    armedBy: { method: 'connect' },
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'destroy' }],
    evidence: 'https://github.com/mscdex/ssh2#client-methods',
    examples: {
      leak: `import { Client } from 'ssh2';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Client();

  constructor() {
    this.handle.connect({ host: 'localhost' });
  }

  work(): void {
    this.handle.exec('uptime', () => {});
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Client } from 'ssh2';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Client();

  constructor() {
    this.handle.connect({ host: 'localhost' });
  }

  work(): void {
    this.handle.exec('uptime', () => {});
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
];
