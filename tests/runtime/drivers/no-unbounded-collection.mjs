import { EventEmitter } from 'node:events';

const ignore = () => undefined;

/** More items than the largest limit that an example or an edit sets. */
const FULL = 1010;

export default [
  {
    heading: 'Nothing takes anything out',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: FULL,
    async start(kit) {
      const event = 'uncaughtExceptionMonitor';
      const { getFirst } = await kit.load();
      return {
        turn: () => void process.emit(event, kit.track(new Error('failed'))),
        stop() {
          process.removeAllListeners(event);
          return getFirst();
        },
      };
    },
  },
  {
    heading: 'One way out misses the removal',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Lock } = await kit.load();
      const lock = new Lock();
      return { turn: async () => void (await kit.track(lock.acquire(1)).catch(ignore)), stop: () => lock };
    },
  },
  {
    heading: 'Released, and kept in the list',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Board } = await kit.load();
      const board = new Board();
      return {
        turn() {
          const item = new EventEmitter();
          board.add(item, () => kit.track(() => undefined));
          item.emit('remove');
        },
        stop: () => board.destroy(),
      };
    },
  },
  { heading: 'Instances that add themselves', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'What is fixed',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { isNew } = await kit.load();
      return { turn: () => isNew(kit.track({})) };
    },
  },
];
