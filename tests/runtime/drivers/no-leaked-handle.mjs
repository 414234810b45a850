import fs from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';

/** A server that the block finds at a fixed port. */
async function serveAt(kit, fixed) {
  const server = await kit.serve();
  kit.replace(net, 'connect', (connect) => (port, ...rest) => connect(port === fixed ? server.port : port, '127.0.0.1', ...rest));
  return server;
}

const ignore = () => undefined;

export default [
  {
    heading: 'Nothing closes it',
    blocks: [1, 2, 3],
    measure: 'descriptors',
    async start(kit) {
      const path = kit.file('read.txt');
      const { readHead } = await kit.load();
      return { turn: () => readHead(path, Buffer.alloc(8)) };
    },
  },
  {
    heading: 'One way out misses the release',
    blocks: [1, 2],
    measure: 'descriptors',
    async start(kit) {
      const path = kit.file('read.txt');
      kit.replace(fs, 'fstat', () => (_fd, done) => setImmediate(done, new Error('EIO')));
      const { getSize } = await kit.load();
      return { turn: () => new Promise((resolve) => getSize(path, resolve)) };
    },
  },
  {
    heading: 'One way out misses the release',
    blocks: [3],
    measure: 'descriptors',
    async start(kit) {
      const path = kit.file('read.txt');
      const { isScript } = await kit.load();
      return { turn: () => isScript(path, Buffer.alloc(2)) };
    },
  },
  {
    heading: "The owner's end forgets it",
    blocks: [1, 2],
    measure: 'connections',
    pause: 50,
    async start(kit) {
      const server = await serveAt(kit, 7000);
      const { Link } = await kit.load();
      return {
        async turn() {
          const before = server.open();
          const link = new Link();
          await kit.until(() => server.open() > before);
          link.dispose();
          await kit.until(() => server.open() === before, 20);
        },
        count: server.open,
      };
    },
  },
  {
    heading: 'It arrives when its owner has ended',
    blocks: [1, 2],
    measure: 'connections',
    pause: 50,
    async start(kit) {
      const server = await serveAt(kit, 0);
      const { Link } = await kit.load();
      return {
        async turn() {
          const before = server.open();
          const link = new Link();
          const opened = link.open(server.port);
          link.close();
          await opened.catch(ignore);
          await kit.until(() => server.open() === before, 20);
        },
        count: server.open,
      };
    },
  },
  {
    heading: 'It is lost before anybody gets it',
    blocks: [1, 2],
    measure: 'descriptors',
    async start(kit) {
      const path = join(kit.folder, 'log.txt');
      const { Log } = await kit.load();
      return {
        turn() {
          try {
            new Log(path, -1);
          } catch {
            return;
          }
          throw new Error('It throws.');
        },
      };
    },
  },
  {
    heading: 'It is lost before anybody gets it',
    blocks: [3, 4],
    measure: 'descriptors',
    async start(kit) {
      // Longer than what is read at a time, so that the loop leaves in the middle.
      const path = kit.file('lines.txt', 'a line of text\n'.repeat(100_000));
      const { hasLine } = await kit.load();
      return {
        async turn() {
          await hasLine(path, 'a line of text');
          await kit.wait(2);
        },
      };
    },
  },
  { heading: 'Each run of an effect opens one', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'What is lent comes back on every way out', blocks: [1, 2, 3, 4], runsIn: 'database' },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    most: 5,
    // The server is meant to stay; only the worker is of a call.
    async start(kit) {
      kit.file('job.js', "require('node:worker_threads').parentPort.postMessage('done');");
      const { compute } = await kit.load();
      return { turn: () => new Promise((resolve) => compute('input', kit.track(() => setTimeout(resolve, 5)))) };
    },
  },
];
