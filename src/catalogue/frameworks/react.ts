import type { Framework } from '../schema.js';

/** An effect's returned function runs before its next run and on unmount. It must be returned synchronously: an `async` effect has no cleanup. */
export const react: Framework = {
  id: 'react',
  modules: ['react'],
  effects: [
    { name: 'useEffect', callback: 0, cleanup: 'returned' },
    { name: 'useLayoutEffect', callback: 0, cleanup: 'returned' },
    { name: 'useInsertionEffect', callback: 0, cleanup: 'returned' },
    { name: 'useSyncExternalStore', callback: 0, cleanup: 'returned' },
  ],
  effectAttributes: [{ name: 'ref', cleanup: 'returned' }],
  classes: {
    bases: [
      { from: 'react', name: 'Component' },
      { from: 'react', name: 'PureComponent' },
    ],
    decorators: [],
    hooks: {
      setUp: [
        'componentDidMount',
        'componentDidUpdate',
        'componentWillMount',
        'UNSAFE_componentWillMount',
        'componentWillReceiveProps',
        'UNSAFE_componentWillReceiveProps',
      ],
      tearDown: ['componentWillUnmount'],
    },
  },
  evidence: 'https://react.dev/reference/react/useEffect',
};
