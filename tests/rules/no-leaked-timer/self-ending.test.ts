import rule from '../../../src/rules/no-leaked-timer.js';
import { typed, untyped } from '../../support/rule-testers.js';

const everything = [{ includeThrows: true, includeLikely: true }] as const;

/** Silent with every option on: these are no leaks at all. */
untyped.run('no-leaked-timer: timers that end, or that keep nothing alive', rule, {
  valid: [
    // unref()
    `
      export function ping(send) {
        setInterval(send, 1000).unref();
      }
    `,
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        timer.unref?.();
      }
    `,
    `
      export class Sweeper {
        constructor(cache) {
          this.timer = setInterval(() => cache.clear(), 1000);
          this.timer.unref();
        }
      }
    `,
    // sleep()
    `
      export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    `,
    `
      export function later(run) {
        setTimeout(run, 1000);
        requestAnimationFrame(run);
        setImmediate(run);
      }
    `,
    // Clears itself.
    `
      export function countDown(show) {
        let left = 10;
        const timer = setInterval(() => {
          show((left -= 1));
          if (left === 0) clearInterval(timer);
        }, 1000);
      }
    `,
    `
      export class Countdown {
        begin(show) {
          this.timer = setInterval(() => this.#tick(show), 1000);
        }
        #tick(show) {
          if (show() === 0) clearInterval(this.timer);
        }
      }
    `,
    // Its owner is somebody else.
    `
      export function ping(send) {
        return setInterval(send, 1000);
      }
    `,
    `
      export const ping = (send) => setInterval(send, 1000);
    `,
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        return { timer };
      }
    `,
    `
      export function ping(send, owner) {
        owner.timers.push(setInterval(send, 1000));
      }
    `,
    `
      export function ping(send, owner) {
        owner.addTimer(setInterval(send, 1000));
      }
    `,
    `
      export function ping(send, owner) {
        owner.timer = setInterval(send, 1000);
      }
    `,
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        adopt(timer);
      }
    `,
    // Debounce: cleared before it is armed, over when it fires.
    `
      export function debounce(run, ms) {
        let timer;
        return () => {
          clearTimeout(timer);
          timer = setTimeout(run, ms);
        };
      }
    `,
    // Throttle: armed only when none is.
    `
      export function throttle(run, ms) {
        let timer = null;
        return () => {
          if (timer) return;
          timer = setTimeout(() => {
            timer = null;
            run();
          }, ms);
        };
      }
    `,
    `
      export class SearchBox {
        onInput(search) {
          clearTimeout(this.timer);
          this.timer = setTimeout(search, 300);
        }
      }
    `,
    // A race against the clock.
    `
      export async function withTimeout(work, ms) {
        let timer;
        const clock = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error('late')), ms);
        });
        try {
          return await Promise.race([work, clock]);
        } finally {
          clearTimeout(timer);
        }
      }
    `,
    `
      export function withTimeout(work, ms) {
        return Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))]);
      }
    `,
    // Stops when the signal does.
    `
      export function ping(send, signal) {
        const timer = setInterval(send, 1000);
        signal.addEventListener('abort', () => clearInterval(timer));
      }
    `,
  ].map((code) => ({ code, options: everything })),
  invalid: [
    // The neighbour of the self-clearing one: it clears another timer.
    {
      code: `
        export function countDown(show) {
          let left = 10;
          let other;
          const timer = setInterval(() => {
            show((left -= 1));
            if (left === 0) clearInterval(other);
          }, 1000);
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: {
            handle: 'timer', argument: 'timer',
            noun: 'interval',
            keeps: 'its callback and all that it captures',
            release: 'clearInterval',
            where: 'when it is no longer needed',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function countDown(show) {
          let left = 10;
          let other;
          const timer = setInterval(() => {
            show((left -= 1));
            if (left === 0) clearInterval(other);
          }, 1000);
          return () => clearInterval(timer);
        }
      `,
            },
          ],
        },
      ],
    },
    // The neighbour of unref().
    {
      code: `
        export function ping(send) {
          setInterval(send, 1000).ref();
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`ping()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function ping(send) {
          const interval = setInterval(send, 1000);
          interval.ref();
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    // The neighbour of debounce(): an interval does not end when it fires.
    {
      code: `
        export function debounce(run, ms) {
          let timer;
          return () => {
            clearInterval(timer);
            timer = setInterval(run, ms);
          };
        }
      `,
      errors: [
        {
          messageId: 'releasedOnlyBefore',
          data: {
            handle: 'timer', argument: 'timer',
            releaseLine: 5,
            noun: 'interval',
            release: 'clearInterval',
            where: 'when it is no longer needed',
          },
          line: 6,
          suggestions: null,
        },
      ],
    },
  ],
});

typed.run('no-leaked-timer: using', rule, {
  valid: [
    {
      code: `
        export async function ping(send: () => void, work: Promise<void>): Promise<void> {
          using timer = setInterval(send, 1000);
          await work;
        }
      `,
      options: everything,
    },
    {
      code: `
        export function ping(send: () => void): NodeJS.Timeout {
          return setInterval(send, 1000).ref();
        }
      `,
      options: everything,
    },
  ],
  invalid: [
    {
      code: `
        export async function ping(send: () => void, work: Promise<void>): Promise<void> {
          const timer = setInterval(send, 1000);
          await work;
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: {
            handle: 'timer', argument: 'timer',
            noun: 'interval',
            keeps: 'its callback and all that it captures',
            release: 'clearInterval',
            where: 'when it is no longer needed',
          },
          line: 3,
          suggestions: null,
        },
      ],
    },
  ],
});
