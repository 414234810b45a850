import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';

const ignore = () => undefined;
const body = Buffer.alloc(500_000, 'a');

/** Streams that a turn has been through, and how many of them are still locked. */
function countLocks(use, make) {
  const streams = [];
  return {
    async turn() {
      const stream = make();
      streams.push(stream);
      await Promise.resolve(use(stream)).catch(ignore);
    },
    count: () => streams.filter(({ locked }) => locked).length,
  };
}

const makeSource = () =>
  new ReadableStream({
    start(controller) {
      for (const part of ['first', 'second', 'third']) controller.enqueue(part);
    },
  });

/** A server that refuses everything, with a body that is longer than what a client reads unasked. */
async function refuse(kit) {
  const sockets = new Set();
  const server = http.createServer((_req, res) => {
    res.on('error', ignore).writeHead(500).end(body);
  });
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', ignore)));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  kit.later(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, open: () => sockets.size };
}

export default [
  {
    heading: 'Something else throws between two reads',
    blocks: [1, 2],
    measure: 'locks',
    async start(kit) {
      const { copy } = await kit.load();
      return countLocks((stream) => copy(stream, () => Promise.reject(new Error('full'))), makeSource);
    },
  },
  {
    heading: 'It is left before the end',
    blocks: [1, 2],
    measure: 'locks',
    async start(kit) {
      const { hasLine } = await kit.load();
      return countLocks((stream) => hasLine(stream, 'second'), makeSource);
    },
  },
  {
    heading: 'A generator that nobody asks for more',
    blocks: [1],
    measure: 'locks',
    async start(kit) {
      const { parts } = await kit.load();
      return countLocks(async (stream) => {
        for await (const part of parts(stream)) {
          if (part === 'first') break;
        }
      }, makeSource);
    },
  },
  {
    heading: 'A writer that keeps its lock',
    blocks: [1, 2],
    measure: 'locks',
    async start(kit) {
      const { send } = await kit.load();
      return countLocks((stream) => send(stream, 'text'), () => new WritableStream());
    },
  },
  {
    heading: 'A body that nobody reads',
    blocks: [1, 2],
    measure: 'connections',
    pause: 50,
    // Without a certificate: `http.get()` in the place of `https.get()`.
    async start(kit) {
      const server = await refuse(kit);
      kit.replace(https, 'get', () => http.get);
      const { load } = await kit.load();
      return {
        async turn() {
          await new Promise((resolve) => load(`${server.url}/`, resolve));
          await kit.wait(5);
        },
        count: server.open,
      };
    },
  },
  {
    heading: 'A body that nobody reads',
    blocks: [3, 4],
    measure: 'connections',
    pause: 50,
    most: 10,
    async start(kit) {
      const server = await refuse(kit);
      const { load } = await kit.load();
      return {
        async turn() {
          await load(`${server.url}/`).catch(ignore);
          await kit.wait(5);
        },
        count: server.open,
      };
    },
  },
  {
    heading: 'A body that nobody reads',
    blocks: [5, 6],
    measure: 'connections',
    pause: 50,
    most: 10,
    // The responses are kept, as if no collector came: it would free their connections.
    async start(kit) {
      kit.capture(globalThis, 'fetch');
      const server = await refuse(kit);
      process.env.HOST = server.url;
      const { load } = await kit.load();
      return {
        async turn() {
          await load('/').catch(ignore);
          await kit.wait(5);
        },
        count: server.open,
      };
    },
  },
  {
    heading: 'A file that is opened too early',
    blocks: [1, 2],
    measure: 'descriptors',
    async start(kit) {
      const path = join(kit.folder, 'out.txt');
      const { write } = await kit.load();
      return {
        async turn() {
          write(path, []);
          await kit.wait(5);
        },
      };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { readAll } = await kit.load();
      return { turn: () => readAll(kit.track(new Blob(['text']).stream().pipeThrough(new TextDecoderStream()))) };
    },
  },
];
