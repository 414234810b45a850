export default [
  { heading: 'Nothing can revoke it', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'It is kept and never revoked', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'One way out misses the release', blocks: [1], runsIn: 'browser' },
];
