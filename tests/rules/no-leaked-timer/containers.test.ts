import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const where = 'when it is no longer needed';
const interval = { noun: 'interval', keeps: 'its callback and all that it captures', release: 'clearInterval' };

/** `setUp` and `tearDown` of a class that owns a container of timers. */
const owner = (setUp: string, tearDown: string, container = '[]'): string => `
  export class Sessions {
    timers = ${container};
    add(id, send) {
      ${setUp}
    }
    dispose() {
      this.socket.close();
      ${tearDown}
    }
  }
`;

const push = 'this.timers.push(setInterval(send, 1000));';
const pushLater = 'const timer = setInterval(send, 1000); this.timers.push(timer);';
const put = 'this.timers.set(id, setInterval(send, 1000));';
const write = 'this.timers[id] = setInterval(send, 1000);';

untyped.run('no-leaked-timer: many timers in one container', rule, {
  valid: [
    owner(push, 'this.timers.forEach(clearInterval);'),
    owner(push, 'this.timers.forEach((timer) => clearInterval(timer));'),
    owner(push, 'for (const timer of this.timers) clearInterval(timer);'),
    owner(push, 'for (let i = 0; i < this.timers.length; i++) clearInterval(this.timers[i]);'),
    owner(push, 'while (this.timers.length > 0) clearInterval(this.timers.pop());'),
    owner(push, 'const { timers } = this; timers.map((timer) => clearInterval(timer));'),
    owner(push, 'this.timers.splice(0).forEach((timer) => { clearInterval(timer); });'),
    owner(push, '[...this.timers].forEach(clearInterval);'),
    owner(pushLater, 'this.timers.forEach(clearInterval);'),
    owner(put, 'for (const timer of this.timers.values()) clearInterval(timer);', 'new Map()'),
    owner(put, 'for (const [id, timer] of this.timers) clearInterval(timer);', 'new Map()'),
    owner(put, 'this.timers.forEach((timer, id) => clearInterval(timer));', 'new Map()'),
    owner(put, 'Array.from(this.timers.values()).forEach(clearInterval);', 'new Map()'),
    owner(write, 'Object.values(this.timers).forEach(clearInterval);', '{}'),
    owner(write, 'for (const id in this.timers) clearInterval(this.timers[id]);', '{}'),
    owner(write, 'for (const id of Object.keys(this.timers)) clearInterval(this.timers[id]);', '{}'),
    owner(write, 'for (const [id, timer] of Object.entries(this.timers)) clearInterval(timer);', '{}'),
    owner('this.timers.add(setInterval(send, 1000));', 'for (const timer of this.timers) clearInterval(timer);', 'new Set()'),
    // Somebody else gets them all.
    owner(push, 'release(this.timers);'),
    // One of them, by its key, in another method.
    `
      export class Sessions {
        timers = new Map();
        add(id, send) {
          this.timers.set(id, setInterval(send, 1000));
        }
        remove(id) {
          clearInterval(this.timers.get(id));
          this.timers.delete(id);
        }
      }
    `,
    `
      export function pingAll(hosts) {
        const timers = hosts.map((host) => setInterval(() => host.ping(), 1000));
        return () => timers.forEach(clearInterval);
      }
    `,
    `
      export function pingAll(hosts) {
        const timers = [];
        for (const host of hosts) {
          timers.push(setInterval(() => host.ping(), 1000));
        }
        return () => timers.forEach((timer) => clearInterval(timer));
      }
    `,
    // Never written twice for the process.
    `
      const timers = [setInterval(() => console.log('a'), 1000), setInterval(() => console.log('b'), 1000)];
      console.log(timers.length);
    `,
  ],
  invalid: [
    {
      code: owner(push, 'this.timers.length = 0;'),
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'this.timers', argument: 'this.timers', where: 'in `dispose()`' }, line: 5, suggestions: null },
      ],
    },
    {
      code: owner(put, 'this.timers.clear();', 'new Map()'),
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'this.timers', argument: 'this.timers', where: 'in `dispose()`' }, line: 5, suggestions: null },
      ],
    },
    {
      code: owner(write, 'this.timers = {};', '{}'),
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'this.timers', argument: 'this.timers', where: 'in `dispose()`' }, line: 5, suggestions: null },
      ],
    },
    {
      code: `
        export function pingAll(hosts) {
          const timers = [];
          for (const host of hosts) {
            timers.push(setInterval(() => host.ping(), 1000));
          }
          console.log(timers.length);
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'timers', argument: 'timers', where }, line: 5, suggestions: null }],
    },
    // Removed by its key elsewhere, forgotten by the teardown, which clears another.
    {
      code: `
        export class Sessions {
          timers = new Map();
          other = setInterval(() => this.ping(), 1000);
          add(id, send) {
            this.timers.set(id, setInterval(send, 1000));
          }
          remove(id) {
            clearInterval(this.timers.get(id));
          }
          dispose() {
            clearInterval(this.other);
          }
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown',
          data: { ...interval, handle: 'this.timers', argument: 'this.timers', culprit: '`dispose()`', line: 11 },
          line: 6,
          suggestions: null,
        },
      ],
    },
  ],
});
