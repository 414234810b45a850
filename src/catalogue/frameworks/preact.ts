import type { Framework } from '../schema.js';

/** React's hooks under other module names, and the effects of signals. */
export const preact: Framework = {
  id: 'preact',
  modules: ['preact', 'preact/hooks', 'preact/compat', '@preact/signals', '@preact/signals-core', '@preact/signals-react'],
  effects: [
    { name: 'useEffect', callback: 0, cleanup: 'returned' },
    { name: 'useLayoutEffect', callback: 0, cleanup: 'returned' },
    { name: 'useInsertionEffect', callback: 0, cleanup: 'returned' },
    { name: 'useSyncExternalStore', callback: 0, cleanup: 'returned' },
    { name: 'useSignalEffect', callback: 0, cleanup: 'returned' },
    { name: 'effect', callback: 0, cleanup: 'returned' },
  ],
  effectAttributes: [{ name: 'ref', cleanup: 'returned' }],
  classes: {
    bases: [
      { from: 'preact', name: 'Component' },
      { from: 'preact/compat', name: 'Component' },
      { from: 'preact/compat', name: 'PureComponent' },
    ],
    decorators: [],
    hooks: {
      setUp: ['componentDidMount', 'componentDidUpdate', 'componentWillMount', 'componentWillReceiveProps'],
      tearDown: ['componentWillUnmount'],
    },
  },
  evidence: 'https://preactjs.com/guide/v10/hooks',
};
