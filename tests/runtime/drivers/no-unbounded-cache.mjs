const ignore = () => undefined;

/** More entries than the largest limit that an example or an edit sets. */
const FULL = 1010;

export default [
  {
    heading: 'Nothing takes anything out',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: FULL,
    async start(kit) {
      kit.replace(globalThis, 'fetch', () => () => Promise.resolve(kit.track(new Response())));
      const { getUser } = await kit.load();
      return { turn: async (n) => void (await getUser(`user ${n}`)) };
    },
  },
  {
    heading: 'Old entries leave only when somebody asks for them',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: FULL,
    // Each user comes two minutes after the one before.
    async start(kit) {
      let now = Date.now();
      kit.replace(Date, 'now', () => () => now);
      const { remember } = await kit.load();
      return {
        turn(n) {
          now += 120_000;
          remember(`user ${n}`, kit.track({}));
        },
      };
    },
  },
  {
    heading: 'A metric keeps a series for each value of a label',
    blocks: [1, 2],
    measure: 'series',
    async start(kit) {
      const { register } = kit.require('prom-client');
      const { onRequest } = await kit.load();
      const metric = register.getSingleMetric('requests');
      return {
        turn: (n) => onRequest({ url: `/users/${n}`, route: { path: '/users/:id' } }),
        count: async () => (await metric.get()).values.length,
        stop: () => register.clear(),
      };
    },
  },
  {
    heading: 'One way out misses the `delete`',
    blocks: [1, 2],
    measure: 'survivors',
    // A clock that is a thousand times as fast: an answer is late after 5 milliseconds.
    async start(kit) {
      kit.hurry(1000);
      const { Rpc } = await kit.load();
      const rpc = new Rpc();
      return { turn: async () => void (await kit.track(rpc.call(ignore)).catch(ignore)), stop: () => rpc };
    },
  },
  {
    heading: 'One way out misses the `delete`',
    blocks: [3, 4],
    measure: 'survivors',
    async start(kit) {
      const { run } = await kit.load();
      return { turn: () => run(kit.track({}), () => Promise.reject(new Error('failed'))).catch(ignore) };
    },
  },
  {
    heading: 'A sibling is deleted and this one stays',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Sessions } = await kit.load();
      const sessions = new Sessions();
      return {
        turn(n) {
          const socket = new EventTarget();
          sessions.open(`session ${n}`, socket, kit.track({}));
          socket.dispatchEvent(new Event('close'));
        },
        stop: () => sessions,
      };
    },
  },
  {
    heading: 'Everything stays open until the owner ends',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { Router } = await kit.load();
      const router = new Router(() => kit.track({ run: () => Promise.resolve(), close: ignore }));
      return { turn: (n) => router.run(`host ${n}`, 'SELECT 1'), stop: () => router.close() };
    },
  },
  {
    heading: 'What is fixed',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { start } = await kit.load();
      return { turn: () => start(kit.track(new Request('http://localhost/'))) };
    },
  },
  {
    heading: 'What is fixed',
    blocks: [3, 4],
    measure: 'survivors',
    warmUp: FULL,
    async start(kit) {
      const { getPage } = await kit.load();
      return { turn: () => void getPage({ url: { toUpperCase: () => kit.track({}) } }) };
    },
  },
  {
    heading: 'Options',
    blocks: [1],
    measure: 'survivors',
    warmUp: FULL,
    async start(kit) {
      globalThis.measure = () => kit.track({});
      kit.later(() => delete globalThis.measure);
      const { getWidth } = await kit.load();
      return { turn: (n) => void getWidth(`label ${n}`) };
    },
  },
  {
    heading: 'Options',
    blocks: [2],
    measure: 'survivors',
    // A program has a few patterns of its own.
    async start(kit) {
      const { toPattern } = await kit.load();
      return { turn: (n) => void kit.track(toPattern(n % 2 === 0 ? 'source' : 'test')) };
    },
  },
];
