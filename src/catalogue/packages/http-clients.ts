import type { Protocol } from '../schema.js';

/** Clients that keep sockets, and servers of frameworks. */
export const packagesHttpClients: readonly Protocol[] = [
  {
    id: 'packages/undici-dispatcher',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its sockets',
    acquire: [
      { construct: { from: 'undici', name: 'Client' } },
      { construct: { from: 'undici', name: 'Pool' } },
      { construct: { from: 'undici', name: 'BalancedPool' } },
      { construct: { from: 'undici', name: 'Agent' } },
      { construct: { from: 'undici', name: 'ProxyAgent' } },
      { construct: { from: 'undici', name: 'EnvHttpProxyAgent' } },
      { construct: { from: 'undici', name: 'RetryAgent' } },
    ],
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'destroy', async: true }],
    evidence: 'https://undici.nodejs.org/#/docs/api/Dispatcher?id=dispatcherclosecallback-promise',
    examples: {
      leak: `import { Client } from 'undici';

export async function ask(url: string): Promise<void> {
  const client = new Client(url);
  const { body } = await client.request({ path: '/', method: 'GET' });
  console.log(await body.text());
}
`,
      clean: `import { Client } from 'undici';

export async function ask(url: string): Promise<void> {
  const client = new Client(url);
  try {
    const { body } = await client.request({ path: '/', method: 'GET' });
    console.log(await body.text());
  } finally {
    await client.close();
  }
}
`,
    },
  },
  {
    id: 'packages/undici-mock-agent',
    family: 'handle',
    kind: 'handle',
    noun: 'mock',
    keeps: 'its interceptors',
    acquire: [{ construct: { from: 'undici', name: 'MockAgent' } }],
    ends: 'never',
    release: [{ method: 'close', async: true }],
    evidence: 'https://undici.nodejs.org/#/docs/api/MockAgent?id=mockagentclose',
    examples: {
      leak: `import { MockAgent, request } from 'undici';

export async function ask(url: string): Promise<void> {
  const mock = new MockAgent();
  mock.disableNetConnect();
  console.log(await request(url));
}
`,
      clean: `import { MockAgent, request } from 'undici';

export async function ask(url: string): Promise<void> {
  const mock = new MockAgent();
  try {
    mock.disableNetConnect();
    console.log(await request(url));
  } finally {
    await mock.close();
  }
}
`,
    },
  },
  {
    id: 'packages/undici-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its listeners',
    acquire: [
      { construct: { from: 'undici', name: 'WebSocket' } },
      { construct: { from: 'undici', name: 'EventSource' } },
    ],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://undici.nodejs.org/#/docs/api/WebSocket',
    examples: {
      leak: `import { WebSocket } from 'undici';

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
      clean: `import { WebSocket } from 'undici';

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
    id: 'packages/s3-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its sockets',
    acquire: [
      { construct: { from: '@aws-sdk/client-s3', name: 'S3Client' } },
      { construct: { from: '@aws-sdk/client-s3', name: 'S3' } },
    ],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/',
    examples: {
      leak: `import { S3Client } from '@aws-sdk/client-s3';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new S3Client({});

  work(): void {
    console.log(this.handle.config);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { S3Client } from '@aws-sdk/client-s3';

export class Store {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new S3Client({});

  work(): void {
    console.log(this.handle.config);
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
    id: 'packages/nodemailer-transport',
    family: 'handle',
    kind: 'handle',
    noun: 'transport',
    keeps: 'its connections',
    acquire: [{ call: { from: 'nodemailer', name: 'createTransport' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    exempt: [{ option: 'pool', argument: 0, equals: 'absent' }, { option: 'pool', argument: 0, equals: false }],
    evidence: 'https://nodemailer.com/smtp/pooled/',
    examples: {
      leak: `import { createTransport } from 'nodemailer';

export class Mailer {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createTransport({ pool: true, host: 'localhost' });

  work(): void {
    void this.handle.verify();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createTransport } from 'nodemailer';

export class Mailer {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createTransport({ pool: true, host: 'localhost' });

  work(): void {
    void this.handle.verify();
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
    id: 'packages/fastify',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ call: { from: 'fastify', name: 'default' } }, { call: { from: 'fastify', name: 'fastify' } }],
    armedBy: { method: 'listen' },
    ends: 'outside',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://fastify.dev/docs/latest/Reference/Server/#close',
    examples: {
      leak: `import { fastify } from 'fastify';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = fastify();

  constructor() {
    void this.handle.listen({ port: 8080 });
  }

  work(): void {
    console.log(this.handle.version);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { fastify } from 'fastify';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = fastify();

  constructor() {
    void this.handle.listen({ port: 8080 });
  }

  work(): void {
    console.log(this.handle.version);
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.close();
  }
}
`,
    },
  },
  {
    id: 'packages/express-server',
    family: 'handle',
    kind: 'handle',
    noun: 'server',
    keeps: 'its port and its connections',
    acquire: [{ method: 'listen', on: { from: 'express-serve-static-core', name: 'Application' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://expressjs.com/en/5x/api.html#app.listen',
    examples: {
      leak: `import express from 'express';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = express().listen(8080);

  work(): void {
    console.log(this.handle.listening);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import express from 'express';

export class Hub {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = express().listen(8080);

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
