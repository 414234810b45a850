import { EventEmitter } from 'node:events';

export default [
  {
    heading: 'A request in a variable of the module',
    blocks: [1, 2],
    measure: 'stale reads',
    // There is one variable, and so one survivor: a turn asks for the user after the request.
    async start(kit) {
      const { remember, getUser } = await kit.load();
      let stale = 0;
      return {
        async turn(n) {
          remember({ user: `user ${n}` }, {}, () => undefined);
          await kit.wait(0);
          stale += getUser() === undefined ? 0 : 1;
        },
        count: () => stale,
      };
    },
  },
  {
    heading: 'A component that nobody takes out',
    blocks: [1, 2],
    measure: 'stale reads',
    async start(kit) {
      const { Panel } = await kit.load();
      let stale = 0;
      return {
        turn() {
          const panel = new Panel();
          panel.ngOnInit();
          panel.ngOnDestroy?.();
          stale += Panel.current === undefined ? 0 : 1;
        },
        count: () => stale,
      };
    },
  },
  {
    heading: 'An error that keeps all before it',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Client } = await kit.load();
      const client = new Client();
      return {
        turn() {
          client.fail();
          kit.track(client.reason);
        },
        stop: () => client.reason,
      };
    },
  },
  { heading: 'Options', blocks: [1], runsIn: 'browser' },
  { heading: 'Options', blocks: [2, 3], runsIn: 'none', reason: 'The element goes with the component that keeps it; what stays is up to what keeps the component.' },
  {
    heading: 'Options',
    blocks: [4, 5],
    measure: 'survivors',
    async start(kit) {
      const { Pool } = await kit.load();
      const pool = new Pool();
      return {
        turn() {
          const client = { query: (_sql, done) => done(null) };
          pool.lend(client, kit.track({ callback: (_error, lent) => lent.release() }));
        },
        stop: () => pool.idle.length,
      };
    },
  },
  {
    heading: 'A value that keeps the one before',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: 2,
    async start(kit) {
      const { follow } = await kit.load();
      const source = new EventEmitter();
      follow(source);
      return { turn: () => void source.emit('entry', kit.track({})), stop: () => source };
    },
  },
  {
    heading: 'A spy that no hook takes back',
    blocks: [1, 2],
    measure: 'survivors',
    // A turn is a test that has something to complain about, run as the runner would.
    async start(kit) {
      const hooks = { beforeEach: [], afterEach: [] };
      const runner = kit.require('node:test');
      kit.replace(runner, 'beforeEach', () => (hook) => hooks.beforeEach.push(hook));
      kit.replace(runner, 'afterEach', () => (hook) => hooks.afterEach.push(hook));
      kit.replace(console, 'error', () => () => undefined);
      await kit.load();
      return {
        turn() {
          hooks.beforeEach.forEach((hook) => hook());
          console.error(kit.track({}));
          hooks.afterEach.forEach((hook) => hook());
        },
        stop: () => runner.mock.reset(),
      };
    },
  },
];
