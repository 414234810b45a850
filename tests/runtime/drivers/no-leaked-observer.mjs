export default [
  { heading: 'Nothing disconnects it', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'An effect adds one on each run', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'The teardown releases the others and forgets this one', blocks: [1], runsIn: 'browser' },
  { heading: 'One way out misses the release', blocks: [1, 2], runsIn: 'browser' },
];
