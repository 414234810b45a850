import { EventEmitter, getEventListeners } from 'node:events';
import http from 'node:http';

/** The emitter on which the block listens to an event of this name. */
function findEmitter(kit, event) {
  const found = {};
  for (const name of ['on', 'once', 'prependListener']) {
    kit.replace(EventEmitter.prototype, name, (add) => function (type, ...rest) {
      if (type === event) found.emitter = this;
      return add.call(this, type, ...rest);
    });
  }
  return found;
}

const countAborts = (signal) => getEventListeners(signal, 'abort').length;
const ignore = () => undefined;

export default [
  { heading: 'An effect that only adds', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'The teardown removes the others and forgets this one', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'The teardown removes the others and forgets this one',
    blocks: [3],
    measure: 'survivors',
    async start(kit) {
      const { Reader } = await kit.load();
      const input = new EventEmitter().setMaxListeners(0);
      return { turn: () => kit.track(new Reader(input)).dispose() };
    },
  },
  {
    heading: 'A teardown that adds one more',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { Writer } = await kit.load();
      const output = new EventEmitter().setMaxListeners(0);
      return { turn: () => kit.track(new Writer(output)).close() };
    },
  },
  {
    heading: 'The half of a pair that never fires',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { readRow } = await kit.load();
      const connection = new EventEmitter().setMaxListeners(0);
      return {
        turn() {
          readRow(connection, kit.track(() => undefined));
          connection.emit('empty');
        },
      };
    },
  },
  {
    heading: 'The half of a pair that never fires',
    blocks: [3, 4, 5],
    measure: 'listeners',
    async start(kit) {
      const servers = kit.capture(http, 'createServer');
      const jobs = findEmitter(kit, 'drained');
      await kit.load();
      const [server] = servers;
      return {
        async turn() {
          server.emit('request', {}, {});
          await kit.wait(0);
          jobs.emitter.setMaxListeners(0).emit('done');
          await kit.wait(0);
        },
        count: () => jobs.emitter.listenerCount('drained') + jobs.emitter.listenerCount('done'),
      };
    },
  },
  { heading: 'Signals', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'Signals',
    blocks: [3, 4],
    measure: 'listeners',
    async start(kit) {
      const { sleep } = await kit.load();
      const { signal } = new AbortController();
      return { turn: () => sleep(1, signal), count: () => countAborts(signal) };
    },
  },
  {
    heading: 'Signals',
    blocks: [5],
    measure: 'listeners',
    async start(kit) {
      const { within } = await kit.load();
      const { signal } = new AbortController();
      return { turn: () => within(Promise.resolve('done'), signal), count: () => countAborts(signal) };
    },
  },
  {
    heading: 'Signals',
    blocks: [6, 7],
    measure: 'listeners',
    async start(kit) {
      const { load } = await kit.load();
      const { signal } = new AbortController();
      const server = http.createServer((_req, res) => res.end('done'));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${server.address().port}/`;
      return {
        async turn() {
          await (await load(url, signal)).text();
        },
        count: () => countAborts(signal),
        stop() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
  {
    heading: 'Signals',
    blocks: [8, 9],
    measure: 'listeners',
    async start(kit) {
      const { follow } = await kit.load();
      const jobs = new EventEmitter().setMaxListeners(0);
      return {
        async turn(n) {
          const over = new AbortController();
          follow(jobs, ignore, over.signal).catch(ignore);
          jobs.emit('job', n);
          await kit.wait(0);
          over.abort();
          await kit.wait(0);
        },
        count: () => jobs.listenerCount('job'),
      };
    },
  },
];
