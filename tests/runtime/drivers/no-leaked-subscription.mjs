const ignore = () => undefined;

export default [
  { heading: 'The subscription is dropped', blocks: [1, 2, 3, 4], runsIn: 'browser' },
  { heading: 'It is kept, and nothing ends it', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'The notifier never emits', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'An operator goes on behind `takeUntil()`', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'What only removes is dropped', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: 'What only removes is dropped',
    blocks: [3, 4],
    measure: 'commands',
    modules: {
      vscode: `
let registered = 0;
export const commands = {
  registerCommand() {
    registered += 1;
    return { dispose() { registered -= 1; } };
  },
};
globalThis.countCommands = () => registered;
`,
    },
    async start(kit) {
      const { activate } = await kit.load();
      const { countCommands } = globalThis;
      return {
        turn() {
          const context = { subscriptions: [] };
          activate(context);
          for (const each of context.subscriptions) each.dispose();
        },
        count: countCommands,
      };
    },
  },
  { heading: 'What is not reported', blocks: [1], runsIn: 'none', reason: 'A subscription that is meant to last.' },
  { heading: '`includeLikely`', blocks: [1, 2], runsIn: 'browser' },
  {
    heading: '`includeThrows`',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { runWithTicks } = await kit.load();
      return { turn: () => runWithTicks(() => Promise.reject(new Error('failed')), kit.track(() => undefined)).catch(ignore) };
    },
  },
];
