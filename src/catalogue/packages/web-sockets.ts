import type { Protocol } from '../schema.js';

/** Web sockets and their servers. The other side may end most of them. */
export const packagesWebSockets: readonly Protocol[] = [
  {
    id: 'packages/ws-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'web socket',
    keeps: 'its connection and its listeners',
    acquire: [{ construct: { from: 'ws', name: 'WebSocket' } }, { construct: { from: 'ws', name: 'default' } }],
    ends: 'outside',
    release: [{ method: 'close' }, { method: 'terminate' }],
    evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#websocketclosecode-reason',
    examples: {
      leak: `import { WebSocket } from 'ws';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocket('wss://example.org');

  work(): void {
    this.handle.send('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { WebSocket } from 'ws';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocket('wss://example.org');

  work(): void {
    this.handle.send('ping');
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
    id: 'packages/ws-server',
    family: 'handle',
    kind: 'handle',
    noun: 'web socket server',
    keeps: 'its port and its clients',
    acquire: [{ construct: { from: 'ws', name: 'WebSocketServer' } }, { construct: { from: 'ws', name: 'Server' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#serverclosecallback',
    examples: {
      leak: `import { WebSocketServer } from 'ws';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocketServer({ port: 8080 });

  work(): void {
    console.log(this.handle.clients.size);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { WebSocketServer } from 'ws';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocketServer({ port: 8080 });

  work(): void {
    console.log(this.handle.clients.size);
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
    id: 'packages/socket-io-client',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its listeners',
    acquire: [
      { call: { from: 'socket.io-client', name: 'io' } },
      { call: { from: 'socket.io-client', name: 'connect' } },
      { call: { from: 'socket.io-client', name: 'default' } },
    ],
    ends: 'outside',
    release: [{ method: 'disconnect' }, { method: 'close' }],
    evidence: 'https://socket.io/docs/v4/client-api/#socketdisconnect',
    examples: {
      leak: `import { io } from 'socket.io-client';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = io('https://example.org');

  work(): void {
    this.handle.emit('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { io } from 'socket.io-client';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = io('https://example.org');

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
    id: 'packages/socket-io-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its sockets',
    acquire: [{ construct: { from: 'socket.io', name: 'Server' } }],
    ends: 'outside',
    release: [{ method: 'close', async: true }],
    evidence: 'https://socket.io/docs/v4/server-api/#serverclosecallback',
    examples: {
      leak: `import { Server } from 'socket.io';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server(8080);

  work(): void {
    this.handle.emit('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Server } from 'socket.io';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server(8080);

  work(): void {
    this.handle.emit('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.close();
  }
}
`,
    },
  },
];
