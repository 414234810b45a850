/** Gives runners, clients and the like, and counts those that nobody has given back. */
function createLender(rows = []) {
  const out = new Set();
  const lend = () => {
    const one = {
      query: () => Promise.resolve(rows),
      release: () => Promise.resolve(out.delete(one)),
    };
    out.add(one);
    return one;
  };
  return { createRunner: lend, getClient: () => Promise.resolve(lend()), count: () => out.size };
}

export default [
  {
    heading: 'Used once and lost',
    blocks: [1, 2],
    measure: 'leases',
    async start(kit) {
      const { version } = await kit.load();
      const source = createLender();
      return { turn: () => version(source), count: source.count };
    },
  },
  {
    heading: 'Kept and never released',
    blocks: [1],
    measure: 'documents',
    modules: {
      docs: `
let open = 0;
export class Doc {
  pages = [];
  head = { title: 'title' };
  constructor() { open += 1; }
  destroy() { open -= 1; }
}
globalThis.countDocuments = () => open;
`,
    },
    async start(kit) {
      const { countPages, readTitle } = await kit.load();
      const { countDocuments } = globalThis;
      return {
        turn() {
          countPages(new Uint8Array(8));
          readTitle(new Uint8Array(8));
        },
        count: countDocuments,
      };
    },
  },
  {
    heading: 'Missed on one way out',
    blocks: [1, 2],
    measure: 'leases',
    async start(kit) {
      const { findFirst } = await kit.load();
      const pool = createLender();
      return { turn: () => findFirst(pool, 'SELECT 1'), count: pool.count };
    },
  },
  {
    heading: 'Made only when nothing was passed',
    blocks: [1],
    measure: 'leases',
    async start(kit) {
      const { store } = await kit.load();
      const source = createLender();
      return { turn: () => store(source), count: source.count };
    },
  },
  {
    heading: 'Classes of the project that open something',
    blocks: [1],
    measure: 'connections',
    pause: 50,
    async start(kit) {
      const { port, open } = await kit.serve();
      const { ping } = await kit.load();
      return {
        async turn() {
          const before = open();
          ping(port);
          await kit.until(() => open() > before, 50);
        },
        count: open,
      };
    },
  },
  {
    heading: 'Who owns what a call is given',
    blocks: [1],
    measure: 'leases',
    async start(kit) {
      const { look } = await kit.load();
      const source = createLender();
      return { turn: () => look(source), count: source.count };
    },
  },
  {
    heading: 'Resources of your own',
    blocks: [1, 2],
    measure: 'leases',
    async start(kit) {
      const { look, isTaken } = await kit.load();
      const ids = [];
      return {
        turn(n) {
          ids.push(`row ${n}`);
          return kit.end(look(`row ${n}`));
        },
        count: () => ids.filter(isTaken).length,
      };
    },
  },
  { heading: 'Made where code runs again, and let go', blocks: [1], runsIn: 'none', reason: 'What stays is one time-out of half a second: nothing that a count would find after it.' },
];
