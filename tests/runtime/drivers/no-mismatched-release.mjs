import { getEventListeners } from 'node:events';

export default [
  { heading: 'A hook with another name', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'A guard the wrong way round',
    blocks: [1, 2],
    measure: 'listeners and timers',
    perTurn: 2,
    async start(kit) {
      const { onScroll, Ticker } = await kit.load();
      const node = new EventTarget();
      return {
        turn() {
          onScroll(node, () => undefined).dispose();
          if (Ticker !== undefined) {
            const ticker = new Ticker();
            ticker.start();
            ticker.stop();
          }
        },
        count: () => getEventListeners(node, 'scroll').length + kit.timers(),
      };
    },
  },
  { heading: 'A cleanup that asks a ref for its element', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'A cleanup that is handed over wrongly', blocks: [1, 2, 3, 4], runsIn: 'browser' },
  { heading: 'Another function, or another object', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'A removal that names another listener', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'A raised limit in place of a removal',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Progress } = await kit.load();
      return {
        turn() {
          const progress = new Progress();
          kit.track(progress.onProgress);
          progress.dispose();
        },
      };
    },
  },
  { heading: 'A teardown that adds once more', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'What is not reported', blocks: [1], runsIn: 'browser' },
  { heading: '`includeLikely`', blocks: [1, 2], runsIn: 'browser' },
];
