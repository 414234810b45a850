import type { ObligationRow } from './obligations-web-node.js';

const sockets = (names: string): string => `import { ${names} } from 'node:net';`;

const server = (module: string, call: string, id: string): ObligationRow => ({
  api: `${module}.${call}`,
  id,
  imports: `import { ${call.replace('new ', '')} } from 'node:${module}';`,
  make: `${call}()`,
  arm: 'handle.listen(0);',
  work: 'console.log(handle.listening);',
  release: 'handle.close();',
});

const response = (module: string): ObligationRow => ({
  api: `${module}.request (response)`,
  id: 'responses/incoming',
  rule: 'no-leaked-stream',
  written: {
    leak: `import { request } from 'node:${module}';

export function isUp(url: string, done: (isUp: boolean) => void): void {
  request(url, (response) => {
    done(response.statusCode === 200);
  }).end();
}
`,
    clean: `import { request } from 'node:${module}';

export function isUp(url: string, done: (isUp: boolean) => void): void {
  request(url, (response) => {
    response.resume();
    done(response.statusCode === 200);
  }).end();
}
`,
  },
});

/** Sockets, servers, requests and sessions. */
export const networkObligations: readonly ObligationRow[] = [
  server('net', 'createServer', 'node/net-create-server'),
  server('net', 'new Server', 'node/net-server'),
  server('tls', 'createServer', 'node/tls-create-server'),
  server('http', 'createServer', 'node/http-create-server'),
  server('https', 'createServer', 'node/https-create-server'),
  server('http2', 'createServer', 'node/http2-create-server'),
  server('http2', 'createSecureServer', 'node/http2-create-secure-server'),
  { api: 'net.Server.listen', id: 'node/server-listen', imports: sockets('type Server'), host: 'Server', make: 'host.listen(0)', release: 'host.close();', shapes: ['switch'] },
  { api: 'net.createConnection', id: 'node/net-connect', imports: sockets('createConnection'), make: 'createConnection(80)', work: "handle.write('ping');", release: 'handle.destroy();' },
  { api: 'net.connect', id: 'node/net-connect', imports: sockets('connect'), make: 'connect(80)', work: "handle.write('ping');", release: 'handle.end();' },
  { api: 'net.Socket', id: 'node/net-socket', imports: sockets('Socket'), make: 'new Socket()', arm: 'handle.connect(80);', work: "handle.write('ping');", release: 'handle.destroy();' },
  {
    api: 'net.createServer (connection)',
    id: 'node/accepted-socket',
    written: {
      leak: `import { createServer, type Server } from 'node:net';

export function serve(isFull: () => boolean): Server {
  return createServer((socket) => {
    if (isFull()) {
      return;
    }
    socket.end('hello');
  });
}
`,
      clean: `import { createServer, type Server } from 'node:net';

export function serve(isFull: () => boolean): Server {
  return createServer((socket) => {
    if (isFull()) {
      socket.destroy();
      return;
    }
    socket.end('hello');
  });
}
`,
    },
  },
  { api: 'net.BoundSocket', id: 'node/bound-socket', imports: sockets('BoundSocket'), make: 'new BoundSocket({ port: 0 })', work: 'console.log(handle.address());', release: 'handle.close();' },
  { api: 'tls.connect', id: 'node/tls-connect', imports: "import { connect } from 'node:tls';", make: 'connect(443)', work: "handle.write('ping');", release: 'handle.destroy();' },
  { api: 'dgram.createSocket', id: 'node/dgram-create-socket', imports: "import { createSocket } from 'node:dgram';", make: "createSocket('udp4')", work: "handle.send('ping', 80);", release: 'handle.close();' },
  ...['http', 'https'].flatMap((module): readonly ObligationRow[] => [
    { api: `${module}.request`, id: 'node/http-request', imports: `import { request } from 'node:${module}';`, make: "request('http://example.org')", work: "handle.write('text');", release: 'handle.destroy();', shapes: ['field'] },
    { api: `${module}.get`, id: 'node/http-request', imports: `import { get } from 'node:${module}';`, make: "get('http://example.org')", work: 'console.log(handle.path);', release: 'handle.destroy();', shapes: ['field'] },
    response(module),
    { api: `${module}.Agent`, id: 'node/http-agent', imports: `import { Agent } from 'node:${module}';`, make: 'new Agent({ keepAlive: true })', work: 'console.log(handle.maxSockets);', release: 'handle.destroy();' },
  ]),
  { api: 'http2.connect', id: 'node/http2-connect', imports: "import { connect } from 'node:http2';", make: "connect('https://example.org')", work: 'console.log(handle.alpnProtocol);', release: 'handle.close();' },
  { api: 'ClientHttp2Session.request', id: 'node/http2-stream', imports: "import type { ClientHttp2Session } from 'node:http2';", host: 'ClientHttp2Session', make: "host.request({ ':path': '/' })", work: 'console.log(handle.id);', release: 'handle.close();' },
  {
    api: 'fetch (Node)',
    id: 'responses/fetch',
    rule: 'no-leaked-stream',
    written: {
      leak: `import { writeFile } from 'node:fs/promises';

export async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  await writeFile(path, response.body ?? '');
}
`,
      clean: `import { writeFile } from 'node:fs/promises';

export async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(String(response.status));
  }
  await writeFile(path, response.body ?? '');
}
`,
    },
  },
  { api: 'dns.Resolver', id: 'node/dns-resolver', imports: "import { Resolver } from 'node:dns';", make: 'new Resolver()', work: 'console.log(handle.getServers());', release: 'handle.cancel();', shapes: ['field'] },
  { api: 'quic.connect', id: 'node/quic-session', imports: "import { connect } from 'node:quic';", make: "connect('example.org:443')", isAsync: true, work: 'console.log(handle.destroyed);', release: 'await handle.close();' },
  { api: 'quic.listen', id: 'node/quic-endpoint', imports: "import { listen } from 'node:quic';", make: 'listen(() => console.log(1))', isAsync: true, work: 'console.log(handle.destroyed);', release: 'await handle.close();' },
];
