import type { ObligationRow } from './obligation-row.js';

/** Clients of undici differ in what they are told only. */
const dispatchers = [
  ['Client', 'origin'],
  ['Pool', 'origin'],
  ['BalancedPool', 'origin'],
  ['Agent', ''],
  ['ProxyAgent', 'origin'],
  ['EnvHttpProxyAgent', ''],
  ['RetryAgent', 'new Agent()'],
] as const;

export const ofServers: readonly ObligationRow[] = [
  ...dispatchers.map(([name, given]): ObligationRow => ({
    id: `undici.${name}`,
    protocol: 'packages/undici-dispatcher',
    program: `
  import { ${name === 'RetryAgent' ? 'Agent, ' : ''}${name} } from 'undici';

  export async function isUp(origin: string): Promise<boolean> {
    const dispatcher = new ${name}(${given});
+   try {
    const { statusCode, body } = await dispatcher.request({ origin, path: '/health', method: 'GET' });
    await body.dump();
    return statusCode === 200;
+   } finally {
+     await dispatcher.close();
+   }
  }
`,
  })),
  {
    id: 'undici.MockAgent',
    protocol: 'packages/undici-mock-agent',
    program: `
  import { MockAgent, fetch } from 'undici';

  export async function simulate(path: string): Promise<string> {
    const agent = new MockAgent();
+   try {
    agent.get('http://localhost').intercept({ path }).reply(200, 'done');
    const response = await fetch('http://localhost' + path, { dispatcher: agent });
    const text = await response.text();
-   await agent.close();
    return text;
+   } finally {
+     await agent.close();
+   }
  }
`,
  },
  {
    id: 'undici.request',
    protocol: 'streams/response-body',
    program: `
  import { request } from 'undici';

  export async function readTotal(url: string): Promise<unknown> {
    const { statusCode, body } = await request(url);
    if (statusCode !== 200) {
+     await body.dump();
      return undefined;
    }
    return body.json();
  }
`,
  },
  {
    id: 'undici.fetch',
    protocol: 'streams/response-body',
    program: `
  import { fetch } from 'undici';

  export async function readTotal(url: string): Promise<unknown> {
    const response = await fetch(url);
    if (!response.ok) {
+     await response.body?.cancel();
      return undefined;
    }
    return response.json();
  }
`,
  },
  {
    id: 'undici.WebSocket',
    protocol: 'packages/undici-socket',
    program: `
  import { WebSocket } from 'undici';

  export class Feed {
    private readonly socket: WebSocket;
    private readonly timer = setInterval(() => this.socket.send('ping'), 10_000);

    constructor(url: string) {
      this.socket = new WebSocket(url);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.socket.close();
    }
  }
`,
  },
  {
    id: 'undici.EventSource',
    protocol: 'packages/undici-socket',
    program: `
  import { EventSource } from 'undici';

  export class Feed {
    private readonly source: EventSource;
    private readonly timer = setInterval(() => console.log(this.source.readyState), 10_000);

    constructor(url: string) {
      this.source = new EventSource(url);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.source.close();
    }
  }
`,
  },
  {
    id: 'ws.WebSocket',
    protocol: 'packages/ws-socket',
    program: `
  import WebSocket from 'ws';

  export class Feed {
    private readonly socket: WebSocket;
    private readonly timer = setInterval(() => this.socket.ping(), 10_000);

    constructor(url: string) {
      this.socket = new WebSocket(url);
    }

    stop(): void {
      clearInterval(this.timer);
+     this.socket.close();
    }
  }
`,
  },
  {
    id: 'ws.WebSocketServer',
    protocol: 'packages/ws-server',
    program: `
  import { WebSocketServer } from 'ws';

  export class Hub {
    private readonly server: WebSocketServer;
    private readonly timer = setInterval(() => this.ping(), 30_000);

    constructor(port: number) {
      this.server = new WebSocketServer({ port });
    }

    ping(): void {
      for (const client of this.server.clients) {
        client.ping();
      }
    }

    close(): void {
      clearInterval(this.timer);
+     this.server.close();
    }
  }
`,
  },
  {
    id: 'ws.createWebSocketStream',
    protocol: 'packages/ws-stream',
    program: `
  import { createWebSocketStream, type WebSocket } from 'ws';

  export function sendAll(socket: WebSocket, parts: readonly string[], limit: number): boolean {
    const stream = createWebSocketStream(socket, { encoding: 'utf8' });
    let size = 0;
    for (const part of parts) {
      size += part.length;
      if (size > limit) {
+       stream.destroy();
        return false;
      }
      stream.write(part);
    }
    stream.end();
    return true;
  }
`,
  },
  {
    id: 'ws.WebSocket.on',
    protocol: 'node/emitter-listener',
    program: `
  import WebSocket from 'ws';

  const socket = new WebSocket('ws://localhost:8080');

  export function waitFor(type: string): Promise<string> {
    return new Promise((resolve) => {
      const onMessage = (data: WebSocket.RawData): void => {
        const message = JSON.parse(data.toString());
        if (message.type === type) {
+         socket.off('message', onMessage);
          resolve(message.text);
        }
      };
      socket.on('message', onMessage);
    });
  }
`,
  },
  {
    id: 'socket.io.Server',
    protocol: 'packages/socket-io-server',
    program: `
  import type { Server as HttpServer } from 'node:http';
  import { Server } from 'socket.io';

  export class Chat {
    private readonly io: Server;
    private readonly timer = setInterval(() => this.io.emit('tick'), 1_000);

    constructor(server: HttpServer) {
      this.io = new Server(server);
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.io.close();
    }
  }
`,
  },
  {
    id: 'socket.io.Socket.on',
    protocol: 'node/emitter-listener',
    program: `
  import type { Socket } from 'socket.io';

  export class Room {
    private readonly onSay = (text: string): void => console.log(text);
    private readonly onLeave = (): void => console.log('left');

    constructor(private readonly socket: Socket) {
      socket.on('say', this.onSay);
      socket.on('leave', this.onLeave);
    }

    close(): void {
      this.socket.off('leave', this.onLeave);
+     this.socket.off('say', this.onSay);
    }
  }
`,
  },
  {
    id: 'socket.io-client.io',
    protocol: 'packages/socket-io-client',
    program: `
  import { useEffect, useState } from 'react';
  import { io } from 'socket.io-client';

  export function Chat({ url }: { readonly url: string }) {
    const [text, setText] = useState('');
    useEffect(() => {
      const socket = io(url);
      socket.on('say', setText);
+     return () => {
+       socket.disconnect();
+     };
    }, [url]);
    return text;
  }
`,
  },
  {
    id: 'socket.io-client.Manager.socket',
    protocol: 'packages/socket-io-namespace',
    program: `
  import { useEffect } from 'react';
  import { Manager } from 'socket.io-client';

  const manager = new Manager('https://example.com');

  export function useNews(show: (text: string) => void): void {
    useEffect(() => {
      const socket = manager.socket('/news');
      socket.on('item', show);
+     return () => {
+       socket.disconnect();
+     };
    }, [show]);
  }
`,
  },
  {
    id: 'socket.io-client.Socket.on',
    protocol: 'node/emitter-listener',
    program: `
  import { useEffect, useState } from 'react';
  import { io } from 'socket.io-client';

  const socket = io();

  export function Users() {
    const [total, setTotal] = useState(0);
    useEffect(() => {
      const onUsers = (users: readonly string[]) => setTotal(users.length);
      socket.on('users', onUsers);
+     return () => {
+       socket.off('users', onUsers);
+     };
    }, []);
    return total;
  }
`,
  },
  {
    id: 'graphql-ws.createClient',
    protocol: 'packages/graphql-ws-client',
    program: `
  import { createClient, type Client } from 'graphql-ws';

  export class Api {
    private readonly client: Client;
    private readonly timer = setInterval(() => this.refresh(), 60_000);

    constructor(url: string) {
      this.client = createClient({ url });
    }

    refresh(): void {
      this.client.on('closed', () => {});
    }

    dispose(): void {
      clearInterval(this.timer);
+     void this.client.dispose();
    }
  }
`,
  },
  {
    id: 'graphql-ws.Client.subscribe',
    protocol: 'packages/graphql-ws-subscription',
    program: `
  import { createClient } from 'graphql-ws';
  import { useEffect } from 'react';

  const client = createClient({ url: 'wss://example.com/graphql' });

  export function usePrices(show: (price: unknown) => void): void {
    useEffect(() => {
-     client.subscribe(
+     const stop = client.subscribe(
        { query: 'subscription { price }' },
        { next: ({ data }) => show(data), error: () => {}, complete: () => {} },
      );
+     return () => stop();
    }, [show]);
  }
`,
  },
  {
    id: 'graphql-ws.Client.iterate',
    protocol: 'packages/graphql-ws-iterator',
    program: `
  import { createClient } from 'graphql-ws';

  const client = createClient({ url: 'wss://example.com/graphql' });

  export async function readPrice(limit: number): Promise<unknown> {
    const prices = client.iterate({ query: 'subscription { price }' });
-   const { value } = await prices.next();
-   if (Number(value) > limit) {
-     return value;
-   }
-   await prices.return?.();
-   return undefined;
+   try {
+     const { value } = await prices.next();
+     return Number(value) > limit ? value : undefined;
+   } finally {
+     await prices.return?.();
+   }
  }
`,
  },
  {
    id: 'graphql-ws.Client.on',
    protocol: 'packages/graphql-ws-subscription',
    program: `
  import { createClient } from 'graphql-ws';
  import { useEffect, useState } from 'react';

  const client = createClient({ url: 'wss://example.com/graphql' });

  export function Status() {
    const [isUp, setUp] = useState(false);
    useEffect(() => {
-     client.on('connected', () => setUp(true));
+     return client.on('connected', () => setUp(true));
    }, []);
    return isUp ? 'up' : 'down';
  }
`,
  },
  {
    id: 'ssh2.Client',
    protocol: 'packages/ssh-client',
    program: `
  import { Client } from 'ssh2';

  export class Shell {
    private readonly client = new Client();
    private readonly timer = setInterval(() => this.run('uptime'), 60_000);

    open(host: string): void {
      this.client.connect({ host });
    }

    run(command: string): void {
      this.client.exec(command, () => {});
    }

    close(): void {
      clearInterval(this.timer);
+     this.client.end();
    }
  }
`,
  },
  {
    id: 'ssh2.Client.sftp',
    protocol: 'packages/ssh-sftp',
    program: `
  import type { Client } from 'ssh2';

  export function list(client: Client, folder: string, done: (error?: Error, names?: readonly string[]) => void): void {
    client.sftp((error, sftp) => {
      if (error) {
        return done(error);
      }
      sftp.readdir(folder, (failure, entries) => {
        if (failure) {
+         sftp.end();
          return done(failure);
        }
        sftp.end();
        done(undefined, entries.map(({ filename }) => filename));
      });
    });
  }
`,
  },
];
