import type { Protocol } from './schema.js';

/** What a call gives in another place than its own handle, which has an entry of its own. */
export const secondHandles: readonly Protocol[] = [
  {
    id: 'node/accepted-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'socket',
    keeps: 'its connection and its descriptor',
    acquire: [{ call: { from: 'node:net', name: 'createServer' } }, { call: { from: 'node:tls', name: 'createServer' } }],
    handle: { callbackArgument: 1, parameter: 0 },
    // The other side may end it.
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'destroy' }, { method: 'destroySoon' }, { method: 'resetAndDestroy' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/net.html#netcreateserveroptions-connectionlistener',
    examples: {
      leak: `import { createServer, type Server } from 'node:net';

export function serve(isFull: () => boolean): Server {
  return createServer((socket) => {
    if (isFull()) {
      return;
    }
    socket.end('hello');
  });
}
`,
      clean: `import { createServer, type Server } from 'node:net';

export function serve(isFull: () => boolean): Server {
  return createServer((socket) => {
    if (isFull()) {
      socket.destroy();
      return;
    }
    socket.end('hello');
  });
}
`,
    },
  },
  {
    id: 'web/indexed-db',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'upgrades of the database waiting',
    acquire: [{ method: 'open', on: { from: 'global', name: 'IDBFactory' } }, { call: { from: 'global', name: 'indexedDB.open' } }],
    handle: { property: 'result' },
    // It is closed when it is collected.
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/IDBDatabase/close',
    examples: {
      leak: `export function forget(key: string): void {
  const request = indexedDB.open('app', 1);
  request.onsuccess = () => {
    const db = request.result;
    if (!db.objectStoreNames.contains('items')) {
      return;
    }
    db.transaction('items', 'readwrite').objectStore('items').delete(key);
    db.close();
  };
}
`,
      clean: `export function forget(key: string): void {
  const request = indexedDB.open('app', 1);
  request.onsuccess = () => {
    const db = request.result;
    if (!db.objectStoreNames.contains('items')) {
      db.close();
      return;
    }
    db.transaction('items', 'readwrite').objectStore('items').delete(key);
    db.close();
  };
}
`,
    },
  },
];
