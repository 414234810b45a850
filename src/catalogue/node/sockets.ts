import type { Protocol } from '../schema.js';

/** Connections. The other side may end one at any time. */
export const nodeSockets: readonly Protocol[] = [
  {
    id: 'node/net-connect',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its descriptor',
    acquire: [
      { call: { from: 'node:net', name: 'connect' } },
      { call: { from: 'node:net', name: 'createConnection' } },
    ],
    ends: 'outside',
    release: [
      { method: 'destroy' },
      { method: 'end' },
      { method: 'destroySoon' },
      { method: 'resetAndDestroy' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    afterRelease: [{ after: ['destroy', 'end', 'destroySoon', 'resetAndDestroy'], fails: ['write'] }],
    evidence: 'https://nodejs.org/api/net.html#netconnect',
    examples: {
      leak: `import { connect } from 'node:net';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect(7000);

  work(): void {
    this.handle.write('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { connect } from 'node:net';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect(7000);

  work(): void {
    this.handle.write('ping');
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
    id: 'node/net-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its descriptor',
    acquire: [{ construct: { from: 'node:net', name: 'Socket' } }],
    armedBy: { method: 'connect' },
    ends: 'outside',
    release: [
      { method: 'destroy' },
      { method: 'end' },
      { method: 'destroySoon' },
      { method: 'resetAndDestroy' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    afterRelease: [{ after: ['destroy', 'end', 'destroySoon', 'resetAndDestroy'], fails: ['write'] }],
    evidence: 'https://nodejs.org/api/net.html#new-netsocketoptions',
    examples: {
      leak: `import { Socket } from 'node:net';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Socket();

  constructor(port: number) {
    this.handle.connect(port);
  }

  work(): void {
    this.handle.write('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Socket } from 'node:net';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Socket();

  constructor(port: number) {
    this.handle.connect(port);
  }

  work(): void {
    this.handle.write('ping');
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
    id: 'node/tls-connect',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its descriptor',
    acquire: [{ call: { from: 'node:tls', name: 'connect' } }],
    ends: 'outside',
    release: [
      { method: 'destroy' },
      { method: 'end' },
      { method: 'destroySoon' },
      { method: 'resetAndDestroy' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    afterRelease: [{ after: ['destroy', 'end', 'destroySoon', 'resetAndDestroy'], fails: ['write'] }],
    evidence: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
    examples: {
      leak: `import { connect } from 'node:tls';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect(7000);

  work(): void {
    this.handle.write('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { connect } from 'node:tls';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect(7000);

  work(): void {
    this.handle.write('ping');
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
    id: 'node/dgram-create-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'datagram socket',
    keeps: 'its port and its descriptor',
    acquire: [{ call: { from: 'node:dgram', name: 'createSocket' } }],
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    exempt: [{ option: 'signal', argument: 0, equals: 'present' }],
    afterRelease: [{ after: ['close'], fails: ['send', 'bind', 'connect', 'address', 'setBroadcast', 'setTTL', 'setMulticastTTL', 'setMulticastLoopback', 'setMulticastInterface', 'addMembership', 'dropMembership', 'setRecvBufferSize', 'setSendBufferSize', 'close'] }],
    evidence: 'https://nodejs.org/api/dgram.html#dgramcreatesocketoptions-callback',
    examples: {
      leak: `import { createSocket } from 'node:dgram';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createSocket('udp4');

  work(): void {
    this.handle.send('ping', 7000);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createSocket } from 'node:dgram';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createSocket('udp4');

  work(): void {
    this.handle.send('ping', 7000);
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
    id: 'node/http-request',
    family: 'handle',
    kind: 'handle',
    noun: 'request',
    keeps: 'its connection and its descriptor',
    acquire: [
      { call: { from: 'node:http', name: 'request' } },
      { call: { from: 'node:http', name: 'get' } },
      { call: { from: 'node:https', name: 'request' } },
      { call: { from: 'node:https', name: 'get' } },
    ],
    ends: 'outside',
    release: [{ method: 'destroy' }, { method: 'abort' }],
    evidence: 'https://nodejs.org/api/http.html#httprequestoptions-callback',
    examples: {
      leak: `import { request } from 'node:http';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = request('http://localhost');

  work(): void {
    this.handle.write('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { request } from 'node:http';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = request('http://localhost');

  work(): void {
    this.handle.write('ping');
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
    id: 'node/http2-connect',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'its connection and its descriptor',
    acquire: [{ call: { from: 'node:http2', name: 'connect' } }],
    ends: 'outside',
    release: [{ method: 'close' }, { method: 'destroy' }],
    afterRelease: [{ after: ['close', 'destroy'], fails: ['request'] }],
    evidence: 'https://nodejs.org/api/http2.html#http2connectauthority-options-listener',
    examples: {
      leak: `import { connect } from 'node:http2';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect('http://localhost');

  work(): void {
    this.handle.ping(() => {});
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { connect } from 'node:http2';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect('http://localhost');

  work(): void {
    this.handle.ping(() => {});
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.close();
  }
}
`,
    },
  },
];
