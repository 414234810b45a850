import type { Protocol } from '../schema.js';

/** Servers. One that a process starts for good is none of our business; one that belongs to something with an end is. */
export const nodeServers: readonly Protocol[] = [
  {
    id: 'node/net-create-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:net', name: 'createServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/net.html#netcreateserveroptions-connectionlistener',
    examples: {
      leak: `import { createServer } from 'node:net';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createServer } from 'node:net';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/net-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ construct: { from: 'node:net', name: 'Server' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/net.html#new-netserveroptions-connectionlistener',
    examples: {
      leak: `import { Server } from 'node:net';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Server } from 'node:net';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Server();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/tls-create-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:tls', name: 'createServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/tls.html#tlscreateserveroptions-secureconnectionlistener',
    examples: {
      leak: `import { createServer } from 'node:tls';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createServer } from 'node:tls';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/http-create-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:http', name: 'createServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener',
    examples: {
      leak: `import { createServer } from 'node:http';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createServer } from 'node:http';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/https-create-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:https', name: 'createServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/https.html#httpscreateserveroptions-requestlistener',
    examples: {
      leak: `import { createServer } from 'node:https';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createServer } from 'node:https';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/http2-create-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:http2', name: 'createServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/http2.html#http2createserveroptions-onrequesthandler',
    examples: {
      leak: `import { createServer } from 'node:http2';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createServer } from 'node:http2';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
    id: 'node/http2-create-secure-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'node:http2', name: 'createSecureServer' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/http2.html#http2createsecureserveroptions-onrequesthandler',
    examples: {
      leak: `import { createSecureServer } from 'node:http2';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createSecureServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createSecureServer } from 'node:http2';

export class Endpoint {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createSecureServer();

  constructor(port: number) {
    this.handle.listen(port);
  }

  work(): void {
    console.log(this.handle.listening);
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
