import { EventEmitter } from 'node:events';

/** More jobs than the largest limit that an example sets. */
const FULL = 1010;

export default [
  {
    heading: 'What is reported',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: FULL,
    // The first job takes as long as the program.
    async start(kit) {
      const { follow, work } = await kit.load();
      const socket = Object.assign(new EventEmitter(), { close() {} });
      follow(socket);
      socket.emit('message', {});
      void work(() => new Promise(() => undefined));
      return { turn: () => void socket.emit('message', kit.track({})) };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: FULL,
    async start(kit) {
      const { Runner } = await kit.load();
      const runner = new Runner();
      runner.add(() => new Promise(() => undefined));
      void runner.drain();
      return {
        turn() {
          try {
            runner.add(kit.track(() => Promise.resolve()));
          } catch (error) {
            if (!(error instanceof RangeError)) throw error;
          }
        },
        stop: () => runner,
      };
    },
  },
  {
    heading: 'Options',
    blocks: [3, 4],
    measure: 'moved entries',
    // A node with two leaves: `shift()` of the list moves what is behind the first entry, as the language has it for all lists.
    async start(kit) {
      let moved = 0;
      kit.replace(Array.prototype, 'shift', (shift) => function shiftAndCount() {
        moved += Math.max(this.length - 1, 0);
        return shift.call(this);
      });
      const { visit } = await kit.load();
      const leaves = Array.from({ length: 2 }, () => ({ children: [] }));
      return { turn: () => visit({ children: leaves }, () => undefined), count: () => moved };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { visit } = await kit.load();
      return { turn: () => visit(kit.track({}), () => Promise.resolve([])) };
    },
  },
];
