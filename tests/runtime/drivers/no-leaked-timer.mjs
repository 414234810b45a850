import net from 'node:net';
import timersPromises from 'node:timers/promises';

const ignore = () => undefined;

/** The port of the server that the block starts, and each connection of it tracked. */
async function findPort(kit) {
  const found = [];
  kit.replace(net.Server.prototype, 'listen', (listen) => function (...values) {
    found.push(this);
    return listen.apply(this, values);
  });
  await kit.load();
  const [server] = found;
  await kit.until(() => server.address() !== null);
  server.on('connection', (socket) => kit.track(socket.resume()));
  kit.later(() => server.close());
  return server.address().port;
}

export default [
  {
    heading: 'The id is dropped',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const port = await findPort(kit);
      return { turn: () => kit.visit(port) };
    },
  },
  {
    heading: 'The id is dropped',
    blocks: [3, 4],
    measure: 'survivors',
    async start(kit) {
      const { Session } = await kit.load();
      return { turn: () => new Session(kit.track(() => undefined), kit.track(() => undefined)).dispose() };
    },
  },
  {
    heading: 'The id is kept, and nothing clears it',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Cache } = await kit.load();
      return { turn: () => kit.end(kit.track(new Cache())) };
    },
  },
  {
    heading: 'The teardown forgets it',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Preview } = await kit.load();
      return {
        turn() {
          const preview = new Preview({ close() {} });
          preview.follow(kit.track(() => undefined));
          preview.destroy();
        },
      };
    },
  },
  {
    heading: 'The teardown forgets it',
    blocks: [3],
    measure: 'survivors',
    async start(kit) {
      const { Screen } = await kit.load();
      return {
        turn() {
          const canvas = new EventTarget();
          const screen = kit.track(new Screen(canvas, () => undefined));
          canvas.dispatchEvent(new Event('webglcontextlost'));
          screen.dispose();
        },
      };
    },
  },
  {
    heading: 'It starts again what has ended',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { WebSocket } = kit.require('undici');
      kit.replace(globalThis, 'WebSocket', () => WebSocket);
      const { Feed } = await kit.load();
      return {
        // Nobody listens at the port: the first attempt fails, and the feed is closed while it waits for the second.
        async turn() {
          const before = kit.timers();
          const feed = kit.track(new Feed());
          feed.connect('ws://127.0.0.1:9/');
          await kit.until(() => kit.timers() > before, 50);
          feed.close();
        },
      };
    },
  },
  {
    heading: 'It is cleared only to be set again',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { AutoSave } = await kit.load();
      return {
        turn() {
          const saving = new AutoSave();
          saving.restart(kit.track(() => undefined), 1000);
          saving.restart(kit.track(() => undefined), 2000);
          return kit.end(saving);
        },
      };
    },
  },
  { heading: 'It schedules itself again', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'One way out misses the release',
    blocks: [1, 2],
    measure: 'timers',
    perTurn: 2,
    async start(kit) {
      const path = kit.file('binary.txt', 'a\0b');
      const { countLines, upload } = await kit.load();
      return {
        async turn() {
          await countLines([path]);
          // No edit is offered for it.
          if (kit.kind === 'leak') await upload(() => Promise.resolve(false), ignore);
        },
      };
    },
  },
  { heading: 'It is overwritten while it runs', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'It is overwritten while it runs',
    blocks: [3, 4],
    measure: 'survivors',
    async start(kit) {
      const { Rewind } = await kit.load();
      return {
        turn() {
          const button = new EventTarget();
          new Rewind(button, kit.track(() => undefined));
          for (const type of ['keydown', 'keydown', 'keyup']) button.dispatchEvent(new Event(type));
        },
      };
    },
  },
  {
    heading: 'A loop over an interval never ends',
    blocks: [1, 2],
    measure: 'survivors',
    pause: 60,
    // A clock that is a thousand times as fast: the loop looks at its connection every 10 milliseconds.
    async start(kit) {
      kit.replace(timersPromises, 'setInterval', (make) => (ms) => make(ms / 1000));
      const port = await findPort(kit);
      return { turn: () => kit.visit(port) };
    },
  },
  { heading: 'React', blocks: [1, 2, 3, 4], runsIn: 'browser' },
  { heading: 'Vue', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'Angular', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'Svelte', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'Custom elements and Lit', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'Node',
    blocks: [1],
    measure: 'timers',
    async start(kit) {
      kit.replace(globalThis, 'fetch', () => () => Promise.resolve(new Response('')));
      const { fetchWithin, sample } = await kit.load();
      sample(ignore);
      return { turn: () => fetchWithin('http://localhost/', 1000) };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'timers',
    async start(kit) {
      const { every, Poller, sleep, waitUntil } = await kit.load();
      return {
        async turn() {
          every(1000, ignore)();
          const poller = new Poller();
          poller.start(ignore);
          poller.stop();
          await sleep(1);
          await new Promise((resolve) => waitUntil(() => true, resolve));
        },
      };
    },
  },
  {
    heading: '`includeThrows`',
    blocks: [1, 2],
    measure: 'timers',
    perTurn: 2,
    async start(kit) {
      const { runWithClock, waitForFile } = await kit.load();
      return {
        async turn() {
          await runWithClock(() => Promise.reject(new Error('failed')), ignore).catch(ignore);
          await waitForFile?.(() => Promise.resolve(false), ignore).catch(ignore);
        },
      };
    },
  },
  {
    heading: '`includeLikely`',
    blocks: [1, 2],
    measure: 'timers',
    async start(kit) {
      const { watchMemory } = await kit.load();
      return { turn: () => kit.end(watchMemory()) };
    },
  },
  { heading: 'Types', blocks: [1], runsIn: 'browser' },
];
