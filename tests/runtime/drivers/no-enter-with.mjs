import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import net from 'node:net';

/** A server, and a turn that opens a connection, sends one request and keeps the connection. */
async function keepConnections(kit, server) {
  server.keepAliveTimeout = 0;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const sockets = [];
  return {
    turn: () =>
      new Promise((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
        sockets.push(socket.once('data', resolve).on('error', reject));
      }),
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** The listener gives its work an object that stands for the user of the request. */
const answer = (kit, use) => keepConnections(kit, createServer((_req, res) => use(kit.track({}), () => res.end('done'))));

export default [
  {
    heading: 'A handler that enters',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { server } = await kit.load();
      server.prependListener('request', (req) => kit.track(req));
      return keepConnections(kit, server);
    },
  },
  {
    heading: 'A storage for each request',
    blocks: [1, 2],
    measure: 'survivors',
    node: [18, 20, 22],
    async start(kit) {
      kit.replace(AsyncLocalStorage.prototype, 'run', (run) => function (...values) {
        kit.track(this);
        return run.apply(this, values);
      });
      const { answer: respond } = await kit.load();
      return { turn: () => respond({ url: '/' }, { end() {} }) };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { setUser, withUser } = await kit.load();
      return answer(kit, (user, done) => {
        if (withUser !== undefined) return withUser(user, done);
        const leave = setUser(user);
        return done(leave);
      });
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { trace } = await kit.load();
      return answer(kit, (id, done) => trace(done, id));
    },
  },
];
