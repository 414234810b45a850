/** Gives a tracked message whenever it is asked. */
const createMessages = (kit) => ({
  isOpen: true,
  next: () => Promise.resolve({ done: false, value: kit.track({}) }),
  return: () => Promise.resolve({ done: true, value: undefined }),
  [Symbol.asyncIterator]() {
    return this;
  },
});

export default [
  {
    heading: 'A promise that was made before the loop',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { read } = await kit.load();
      const over = new AbortController();
      const messages = read(createMessages(kit), over.signal);
      return { turn: async () => void (await messages.next()), stop: () => messages };
    },
  },
  {
    heading: 'A promise of the module',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { answer } = await kit.load();
      return {
        async turn() {
          const work = () => Promise.resolve(kit.track({}));
          await answer(kit.kind === 'clean' ? work : work());
        },
      };
    },
  },
  {
    heading: 'A pool that reacts to all of its promises again and again',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: 10,
    // One job takes as long as the program; the others end one by one.
    async start(kit) {
      const waiting = [];
      const { work } = await kit.load();
      const slow = { isStarted: false };
      const source = {
        isOpen: true,
        next() {
          if (slow.isStarted) return new Promise((resolve) => waiting.push(resolve));
          slow.isStarted = true;
          return new Promise((resolve) => (slow.end = resolve));
        },
      };
      const working = work(source);
      return {
        async turn() {
          waiting.shift()?.(kit.track({}));
          await kit.wait(0);
        },
        stop() {
          source.isOpen = false;
          slow.end();
          return working === undefined;
        },
      };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Connection } = await kit.load();
      const connection = new Connection();
      return { turn: async () => void (await connection.ask(Promise.resolve(kit.track({})))), stop: () => connection.end() };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    pause: 30,
    // A clock that is a hundred times as fast: each wait ends after 10 milliseconds.
    async start(kit) {
      kit.hurry(100);
      const { poll } = await kit.load();
      const waiting = [];
      const source = { isOpen: true, next: () => new Promise((resolve) => waiting.push(resolve)) };
      void poll(source);
      return {
        async turn() {
          waiting.shift()?.(kit.track({}));
          await kit.wait(0);
        },
        stop: () => (source.isOpen = false),
      };
    },
  },
];
