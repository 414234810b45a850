/** Methods whose async iterator goes on as long as the object does: `for await (const event of client.events())`. */
export const feedNames: readonly string[] = [
  'status',
  'events',
  'changes',
  'updates',
  'notifications',
  'messages',
  'watch',
  'watchAll',
  'subscribe',
  'listen',
  'observe',
];
