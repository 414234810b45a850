import rule from '../../../src/rules/no-leaked-timer.js';
import { typed, untyped } from '../../support/rule-testers.js';

const everything = [{ includeThrows: true, includeLikely: true }] as const;
const interval = { noun: 'interval', keeps: 'its callback and all that it captures', release: 'clearInterval' };

untyped.run('no-leaked-timer: sets and clears in pairs', rule, {
  valid: [
    // The handler that ends a drag clears what the one that starts it sets.
    `
      export function drag(element, move) {
        let timer;
        element.addEventListener('pointerdown', () => {
          timer = setInterval(move, 16);
        });
        element.addEventListener('pointerup', () => clearInterval(timer));
      }
    `,
    // Retried while it is refused, and ended by close().
    `
      export class Feed {
        #open() {
          this.connect().catch(() => {
            this.timer = setTimeout(() => this.#open(), 1000);
          });
        }
        close() {
          clearTimeout(this.timer);
        }
      }
    `,
    // The instance clears what a callback of its own starts.
    `
      export class Feed {
        open() {
          this.socket.onopen = () => {
            this.timer = setInterval(() => this.socket.send('ping'), 1000);
          };
          this.socket.onclose = () => {
            clearInterval(this.timer);
          };
        }
      }
    `,
    // A base class clears it.
    `
      class Base {
        timer;
        dispose() {
          clearInterval(this.timer);
        }
      }
      export class Feed extends Base {
        open(send) {
          this.timer = setInterval(send, 1000);
        }
      }
    `,
    // It is somebody else's object.
    `
      export function start(player) {
        player.timer = setInterval(() => player.tick(), 1000);
      }
    `,
    `
      export function start() {
        window.timer = setInterval(() => console.log('alive'), 1000);
      }
    `,
    // A name that only the run knows.
    `
      export class Feed {
        open(name, send) {
          this[name] = setInterval(send, 1000);
        }
        close(name) {
          clearInterval(this[name]);
        }
      }
    `,
    // Another instance's timer may be this one.
    `
      export class Feed {
        open(send) {
          this.timer = setInterval(send, 1000);
        }
      }
      export const close = (feed) => clearInterval(feed.timer);
    `,
    // Given to a function of another file.
    {
      code: `
        import { keep } from './keep';
        export function ping(send) {
          keep(setInterval(send, 1000));
        }
      `,
      options: everything,
    },
    {
      code: `
        import { keep } from './keep';
        export function ping(send) {
          const timers = [setInterval(send, 1000)];
          keep(timers);
        }
      `,
      options: everything,
    },
  ],
  invalid: [
    // The neighbour of the drag: it clears what another variable holds.
    {
      code: `
        export function drag(element, move) {
          let timer;
          let other;
          element.addEventListener('pointerdown', () => {
            timer = setInterval(move, 16);
          });
          element.addEventListener('pointerup', () => clearInterval(other));
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, handle: 'timer', argument: 'timer', where: 'when it is no longer needed' },
          line: 6,
          suggestions: null,
        },
      ],
    },
    // The neighbour of the other instance's timer: it only looks at it.
    {
      code: `
        export class Feed {
          open(send) {
            this.timer = setInterval(send, 1000);
          }
          close() {
            this.socket.end();
          }
        }
        export const show = (feed) => console.log(feed.timer);
      `,
      output: `
        export class Feed {
          open(send) {
            this.timer = setInterval(send, 1000);
          }
          close() {
            this.socket.end();
            clearInterval(this.timer);
          }
        }
        export const show = (feed) => console.log(feed.timer);
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, handle: 'this.timer', argument: 'this.timer', where: 'in `close()`' },
          line: 4,
        },
      ],
    },
  ],
});

typed.run('no-leaked-timer: with types', rule, {
  valid: [
    `
      export class Session {
        private readonly timer: NodeJS.Timeout;
        constructor(send: () => void) {
          this.timer = setInterval(send, 1000);
        }
        [Symbol.dispose](): void {
          clearInterval(this.timer);
        }
      }
    `,
    // A call that never returns ends the path.
    `
      declare function fail(): never;
      export async function upload(work: Promise<boolean>, send: () => void): Promise<void> {
        const timer = setInterval(send, 1000);
        if (!(await work)) {
          fail();
        }
        clearInterval(timer);
      }
    `,
  ],
  invalid: [
    {
      code: `
        declare function fail(): void;
        export async function upload(work: Promise<boolean>, send: () => void): Promise<void> {
          const timer = setInterval(send, 1000);
          if (!(await work)) {
            fail();
            return;
          }
          clearInterval(timer);
        }
      `,
      output: `
        declare function fail(): void;
        export async function upload(work: Promise<boolean>, send: () => void): Promise<void> {
          const timer = setInterval(send, 1000);
          if (!(await work)) {
            fail();
            clearInterval(timer);
            return;
          }
          clearInterval(timer);
        }
      `,
      errors: [
        {
          messageId: 'leaveMissed',
          data: { handle: 'timer', argument: 'timer', leaver: 'return', line: 7, release: 'clearInterval', releaseLine: 9 },
          line: 4,
        },
      ],
    },
  ],
});
