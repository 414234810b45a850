import rule from '../../../src/rules/no-unbounded-cache.js';
import { untyped } from '../../support/rule-testers.js';

const WIDGETS = (end: string): string => `
class Widgets {
  widgets = new Map();
  promises = new Map();
  async open(key) {
    const known = this.promises.get(key);
    if (known) return known;
    const promise = create(key);
    this.promises.set(key, promise);
    const widget = await promise;
    this.widgets.set(key, widget);
    widget.disposed.connect(() => {
      this.widgets.delete(key);${end}
    });
    return widget;
  }
}`;

const MEMBERS = (end: string): string => `
const sockets = {};
const names = {};
export function join(id, socket, name) {
  sockets[id] = socket;
  names[id] = name;
}
export function leave(id) {
  log(names[id]);
  delete sockets[id];${end}
}`;

untyped.run('no-unbounded-cache: a sibling is removed and this one stays', rule, {
  valid: [
    WIDGETS('\n      this.promises.delete(key);'),
    // A cache remembers on purpose.
    `
      const open = new Map();
      const sizeCache = new Map();
      export function add(key, socket) {
        open.set(key, socket);
        sizeCache.set(key, socket.size);
        socket.on('close', () => open.delete(key));
        return sizeCache.get(key);
      }
    `,
    // One or the other.
    MEMBERS('').replace("sockets[id] = socket;\n  names[id] = name;", 'if (name) sockets[id] = socket; else names[id] = name;'),
    // What is done with is no item that ends.
    `
      class Loader {
        values = new Map();
        loading = new Map();
        load(key) {
          const promise = read(key);
          this.values.set(key, promise);
          this.loading.set(key, promise);
          promise.finally(() => this.loading.delete(key));
          return this.values.get(key);
        }
      }
    `,
  ],
  invalid: [
    {
      code: WIDGETS(''),
      errors: [
        {
          messageId: 'siblingMissed',
          line: 9,
          data: { handle: 'this.promises', noun: '`Map`', culprit: 'this.widgets.delete(key)', line: 13, release: 'this.promises.delete(key)' },
          suggestions: [{ messageId: 'removeBeside', data: { release: 'this.promises.delete(key)' }, output: WIDGETS('\n      this.promises.delete(key);') }],
        },
      ],
    },
    {
      code: MEMBERS(''),
      errors: [{ messageId: 'siblingMissed', line: 6, suggestions: [{ messageId: 'removeBeside', output: MEMBERS('\n  delete names[id];') }] }],
    },
  ],
});

const REQUEST = (late: string): string => `
class Rpc {
  calls = new Map();
  call(id, message, ms) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(${late}, ms);
      this.calls.set(id, (reply) => { clearTimeout(timer); resolve(reply); });
      this.socket.send(message);
    });
  }
  onReply(reply) {
    const call = this.calls.get(reply.id);
    this.calls.delete(reply.id);
    call?.(reply);
  }
}`;

untyped.run('no-unbounded-cache: a promise settles and its entry stays', rule, {
  valid: [
    REQUEST('() => { this.calls.delete(id); reject(new Error("late")); }'),
    REQUEST('() => this.fail(id, reject)').replace('onReply', 'fail(id, reject) { this.calls.delete(id); reject(new Error("late")); }\n  onReply'),
    // Whoever calls takes it out in the end.
    `${REQUEST('() => reject(new Error("late"))')}\nclass Safe extends Rpc { async ask(id) { try { return await this.call(id); } finally { this.calls.delete(id); } } }`,
  ],
  invalid: [
    {
      code: REQUEST('() => reject(new Error("late"))'),
      errors: [
        {
          messageId: 'settlementMissed',
          line: 7,
          suggestions: [{ messageId: 'releaseInCleanup', output: REQUEST('() => { reject(new Error("late")); this.calls.delete(id); }') }],
        },
      ],
    },
  ],
});

untyped.run('no-unbounded-cache: only success deletes', rule, {
  valid: [
    'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); p.finally(() => loads.delete(key)); return p; }',
    'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); p.then(() => loads.delete(key), () => loads.delete(key)); return p; }',
    'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); p.catch(() => {}).then(() => loads.delete(key)); return p; }',
    // A rejection that nobody has ends the program: likely at most.
    'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); p.then(() => loads.delete(key)); return p; }',
    // A look at the entry says that there may be none.
    'const busy = new Map(); export function run(key) { busy.set(key, 1); work(); if (!busy.has(key)) return; busy.delete(key); }',
    'const busy = new Map(); export async function run(key) { busy.set(key, 1); try { await work(key); } finally { busy.delete(key); } }',
    'const busy = new Map(); export async function run(key) { busy.set(key, 1); await work(key).catch(log); busy.delete(key); }',
    'const busy = new Map(); export function run(key) { busy.set(key, 1); work(key); busy.delete(key); }',
    'const busy = new Map(); export function run(key) { busy.set(key, 1); if (!key) { busy.delete(key); return; } busy.delete(key); }',
  ],
  invalid: [
    {
      code: 'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); return p.then(() => loads.delete(key)); }',
      errors: [
        {
          messageId: 'rejectionMissed',
          suggestions: [
            {
              messageId: 'correctText',
              data: { release: 'finally' },
              output: 'const loads = new Map(); export function load(key) { const p = read(key); loads.set(key, p); return p.finally(() => loads.delete(key)); }',
            },
          ],
        },
      ],
    },
    {
      code: `
const busy = new Map();
export async function run(key) {
  busy.set(key, 1);
  await work(key);
  busy.delete(key);
}`,
      errors: [
        {
          messageId: 'rejectionMissed',
          line: 4,
          data: { handle: 'busy', noun: '`Map`', culprit: '', line: 5, release: 'busy.delete(key)' },
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
const busy = new Map();
export async function run(key) {
  busy.set(key, 1);
  try {
    await work(key);
  } finally {
    busy.delete(key);
  }
}`,
            },
          ],
        },
      ],
    },
    {
      code: `
const busy = new Map();
export function run(key) {
  busy.set(key, 1);
  if (!key) return;
  busy.delete(key);
}`,
      errors: [
        {
          messageId: 'leaveMissed',
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
const busy = new Map();
export function run(key) {
  busy.set(key, 1);
  try {
    if (!key) return;
  } finally {
    busy.delete(key);
  }
}`,
            },
          ],
        },
      ],
    },
  ],
});

const ROOMS = (last: string, all = 'if (!socket) { this.rooms.delete(id); return; }'): string => `
class Rooms {
  rooms = new Map();
  join(id, socket) {
    let room = this.rooms.get(id);
    if (!room) { room = new Set(); this.rooms.set(id, room); }
    room.add(socket);
  }
  leave(id, socket) {
    ${all}
    const room = this.rooms.get(id);
    room.delete(socket);
    ${last}
  }
}`;

const emptied = (code: string, id: string): string =>
  code.replace('room.delete(socket);', `room.delete(socket);\n    if (room.size === 0) this.rooms.delete(${id});`);

untyped.run('no-unbounded-cache: keys of which nothing is left', rule, {
  valid: [
    ROOMS('if (room.size === 0) this.rooms.delete(id);'),
    ROOMS('this.prune();').replace('leave(', 'prune() { for (const [id, room] of this.rooms) if (room.size === 0) this.rooms.delete(id); }\n  leave('),
    // Names of events are few: likely at most.
    ROOMS('').replaceAll('id', 'event'),
  ],
  invalid: [
    { code: ROOMS(''), errors: [{ messageId: 'keyLeft', line: 6, suggestions: [{ messageId: 'deleteWhenEmpty', output: emptied(ROOMS(''), 'id') }] }] },
    {
      code: ROOMS('', '').replaceAll(/\bid\b/gu, 'roomId'),
      errors: [
        { messageId: 'keyLeft', line: 6, suggestions: [{ messageId: 'deleteWhenEmpty', output: emptied(ROOMS('', '').replaceAll(/\bid\b/gu, 'roomId'), 'roomId') }] },
      ],
    },
    {
      code: ROOMS('').replaceAll('id', 'event'),
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'keyLeft', suggestions: [{ messageId: 'deleteWhenEmpty', output: emptied(ROOMS('').replaceAll('id', 'event'), 'event') }] }],
    },
  ],
});

const ADAPTER = (first: string): string => `
function Adapter() { this.sids = {}; }
Adapter.prototype.add = function (id, room) { this.sids[id] = this.sids[id] || {}; this.sids[id][room] = true; };
Adapter.prototype.del = function (id, room) {
  ${first}
  delete this.sids[id][room];
};
Adapter.prototype.delAll = function (id) { delete this.sids[id]; };`;

untyped.run('no-unbounded-cache: a removal that makes its entry', rule, {
  valid: [ADAPTER('if (!this.sids[id]) return;')],
  invalid: [{ code: ADAPTER('this.sids[id] = this.sids[id] || {};'), errors: [{ messageId: 'recreated', line: 5 }] }],
});

const AGENT = (made: string, key = 'origin'): string => `
class Agent {
  pools = new Map();
  dispatch(${key}, options) {
    let pool = this.pools.get(${key});
    if (!pool) { pool = new Pool(${key}); this.pools.set(${key}, pool); ${made} }
    return pool.dispatch(options);
  }
  close() {
    for (const pool of this.pools.values()) pool.close();
    this.pools.clear();
  }
}`;

untyped.run('no-unbounded-cache: one open thing for each key', rule, {
  valid: [
    AGENT('pool.on("disconnect", () => this.pools.delete(origin));'),
    // A worker for each kind: likely at most.
    AGENT('', 'kind'),
    // Nothing is closed.
    AGENT('').replace('pool.close()', 'log(pool)'),
  ],
  invalid: [{ code: AGENT(''), errors: [{ messageId: 'clearedAtEnd', line: 6 }] }],
});

const SETTLE = (failed: string): string => `
class Calls {
  calls = new Map();
  call(n) { return new Promise((resolve, reject) => { this.calls.set(n, { resolve, reject }); }); }
  onReply({ n, error, value }) {
    const call = this.calls.get(n);
    if (error) {
      call.reject(error);
      ${failed}
    }
    this.calls.delete(n);
    call.resolve(value);
  }
}`;

untyped.run('no-unbounded-cache: one branch settles and leaves the entry', rule, {
  valid: [
    SETTLE(''),
    SETTLE('this.calls.delete(n); return;'),
    // The entry takes itself out.
    SETTLE('return;').replace('{ resolve, reject }', '{ resolve, reject: (e) => { this.calls.delete(n); reject(e); } }'),
  ],
  invalid: [{ code: SETTLE('return;'), errors: [{ messageId: 'settlementMissed', line: 4 }] }],
});

const WORKERS = (end: string): string => `
class Workers {
  workers = new Map();
  open(sessionId) { this.workers.set(sessionId, new Session(sessionId)); }
  onDetached(sessionId) {
    const worker = this.workers.get(sessionId);
    worker.dispose();${end}
  }
}`;

untyped.run('no-unbounded-cache: what is released under its key', rule, {
  valid: [WORKERS('\n    this.workers.delete(sessionId);'), WORKERS('').replace('dispose', 'ping'), WORKERS('').replace('onDetached', 'onDragEnd')],
  invalid: [
    {
      code: WORKERS(''),
      errors: [{ messageId: 'releasedKept', line: 4, suggestions: [{ messageId: 'removeBeside', output: WORKERS('\n    this.workers.delete(sessionId);') }] }],
    },
  ],
});

const PLAYERS = (end: string): string => `
const byPlayer = {};
export const use = (player) => { byPlayer[player.id()] = byPlayer[player.id()] || []; };
export function clearForPlayer(player) { ${end} }`;

untyped.run('no-unbounded-cache: a key without a value', rule, {
  // Of players that nobody counts there may be a few, which come and go.
  valid: [PLAYERS('delete byPlayer[player.id()];'), { code: PLAYERS('byPlayer[player.id()] = null;'), options: [{ includeLikely: true }] }],
  invalid: [
    {
      code: PLAYERS('byPlayer[player.id()] = null;').replaceAll('id()', 'sessionId()'),
      errors: [
        {
          messageId: 'keyBlanked',
          line: 3,
          suggestions: [{ messageId: 'correctText', output: PLAYERS('delete byPlayer[player.id()];').replaceAll('id()', 'sessionId()') }],
        },
      ],
    },
  ],
});
