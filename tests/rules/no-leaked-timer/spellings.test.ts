import rule from '../../../src/rules/no-leaked-timer.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** In each case the caller's own function runs for ever, and each call adds one more. */
untyped.run('no-leaked-timer: spellings of setInterval', rule, {
  valid: [
    // Not the global one.
    `
      import { setInterval } from './my-timers';
      export function ping(send) {
        setInterval(send, 1000);
      }
    `,
    `
      import { setInterval as every } from 'worker-timers';
      export function ping(send) {
        every(send, 1000);
      }
    `,
    `
      function setInterval(run, ms) {
        run(ms);
      }
      export function ping(send) {
        setInterval(send, 1000);
      }
    `,
    `
      export function ping(send, { setInterval }) {
        setInterval(send, 1000);
      }
    `,
    `
      export function ping(send, clock) {
        clock.setInterval(send, 1000);
      }
    `,
    `
      const { setInterval } = require('./my-timers');
      exports.ping = function (send) {
        setInterval(send, 1000);
      };
    `,
    `
      const every = pick(setInterval);
      export function ping(send) {
        every(send, 1000);
      }
    `,
    // Other names that only look alike.
    `
      export function ping(send) {
        setIntervals(send, 1000);
      }
    `,
    // Written so on purpose.
    `
      export function ping(send) {
        void setInterval(send, 1000);
      }
    `,
  ],
  invalid: [
    {
      code: `
        export function ping(send) {
          setInterval(send, 1000);
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
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export function ping(send) {
          window.setInterval(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'window.setInterval', release: 'window.clearInterval', scope: '`ping()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function ping(send) {
          const interval = window.setInterval(send, 1000);
          return () => window.clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export function ping(send) {
          globalThis.setInterval(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'globalThis.setInterval', release: 'globalThis.clearInterval', scope: '`ping()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function ping(send) {
          const interval = globalThis.setInterval(send, 1000);
          return () => globalThis.clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    // The file's own `clearInterval` is imported beside it.
    {
      code: `
        import { clearInterval, setInterval } from 'node:timers';
        export function ping(send) {
          setInterval(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`ping()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        import { clearInterval, setInterval } from 'node:timers';
        export function ping(send) {
          const interval = setInterval(send, 1000);
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        import * as timers from 'timers';
        export function ping(send) {
          timers.setInterval(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'timers.setInterval', release: 'timers.clearInterval', scope: '`ping()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        import * as timers from 'timers';
        export function ping(send) {
          const interval = timers.setInterval(send, 1000);
          return () => timers.clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        const { setInterval: every } = window;
        export function ping(send) {
          every(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'every', release: 'clearInterval', scope: '`ping()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        const { setInterval: every } = window;
        export function ping(send) {
          const interval = every(send, 1000);
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        const every = setInterval;
        export function ping(send) {
          every(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'every', release: 'clearInterval', scope: '`ping()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        const every = setInterval;
        export function ping(send) {
          const interval = every(send, 1000);
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        import { setInterval as every } from 'timers';
        export function ping(send) {
          every(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'every', release: 'clearInterval', scope: '`ping()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        import { setInterval as every } from 'timers';
        export function ping(send) {
          const interval = every(send, 1000);
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    // The name of the release means something else here: no edit can be written.
    {
      code: `
        import { clearInterval } from './my-timers';
        export function ping(send) {
          const clearInterval = 1;
          setInterval(send, clearInterval);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`ping()`' },
          line: 5,
          suggestions: null,
        },
      ],
    },
  ],
});

const toArm = ['setTimeout', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'];

const release = {
  setTimeout: 'clearTimeout',
  setImmediate: 'clearImmediate',
  requestAnimationFrame: 'cancelAnimationFrame',
  requestIdleCallback: 'cancelIdleCallback',
};

untyped.run('no-leaked-timer: one-shots that re-arm', rule, {
  valid: [
    // Each ends by itself.
    ...toArm.map(
      (arm) => `
        export function draw(paint) {
          ${arm}(paint);
        }
      `,
    ),
    // Each can be ended by its caller.
    ...Object.entries(release).map(
      ([arm, clear]) => `
        export function draw(paint) {
          let next;
          const again = () => {
            paint();
            next = ${arm}(again);
          };
          again();
          return () => ${clear}(next);
        }
      `,
    ),
  ],
  invalid: Object.entries(release).map(([arm, clear]) => ({
    code: `
      export function draw(paint) {
        const again = () => {
          paint();
          ${arm}(again);
        };
        again();
      }
    `,
    errors: [
      {
        messageId: 'rearmed' as const,
        data: { culprit: '`again()`', callee: arm, release: clear, where: 'when it is no longer needed' },
        line: 5,
      },
    ],
  })),
});

untyped.run('no-leaked-timer: the iterator of timers and promises', rule, {
  valid: [
    `
      import { setTimeout } from 'node:timers/promises';
      export async function ping(send) {
        await setTimeout(1000);
        send();
      }
    `,
    `
      import { setInterval } from 'node:timers/promises';
      export async function ping(send) {
        for await (const turn of setInterval(1000)) {
          if (send(turn)) break;
        }
      }
    `,
    `
      import { setInterval } from 'node:timers/promises';
      export async function ping(send, signal) {
        for await (const turn of setInterval(1000, undefined, { signal })) {
          send(turn);
        }
      }
    `,
    `
      import { setInterval } from 'node:timers/promises';
      export async function ping(send, options) {
        for await (const turn of setInterval(1000, undefined, options)) {
          send(turn);
        }
      }
    `,
    `
      import { setInterval } from 'node:timers/promises';
      export async function* ping(send) {
        for await (const turn of setInterval(1000)) {
          yield send(turn);
        }
      }
    `,
    // An iterator that nobody iterates has no timer yet.
    `
      import { setInterval } from 'node:timers/promises';
      export function ticks() {
        return setInterval(1000);
      }
    `,
    // Once for the program.
    `
      import { setInterval } from 'node:timers/promises';
      for await (const turn of setInterval(1000)) {
        console.log(turn);
      }
    `,
  ],
  invalid: [
    {
      code: `
        import { setInterval } from 'node:timers/promises';
        export async function ping(send) {
          for await (const turn of setInterval(1000)) {
            send(turn);
          }
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'endlessLoop',
          data: { noun: 'interval iterator', keeps: 'its timer running', callee: 'setInterval' },
          line: 4,
        },
      ],
    },
    // The break belongs to an inner loop.
    {
      code: `
        import timers from 'node:timers';
        import { createServer } from 'node:net';
        createServer(async (socket) => {
          for await (const turn of timers.promises.setInterval(1000)) {
            for (const line of socket.lines) {
              if (line === '') break;
            }
          }
        });
      `,
      errors: [
        {
          messageId: 'endlessLoop',
          data: { noun: 'interval iterator', keeps: 'its timer running', callee: 'timers.promises.setInterval' },
          line: 5,
        },
      ],
    },
  ],
});

typed.run('no-leaked-timer: spellings that types tell', rule, {
  valid: [
    `
      interface Clock {
        setInterval(run: () => void, ms: number): number;
      }
      export function ping(send: () => void, clock: Clock): void {
        clock.setInterval(send, 1000);
      }
    `,
    `
      export function ping(send: () => void, clock: any): void {
        clock.setInterval(send, 1000);
      }
    `,
    `
      export function copy(video: HTMLVideoElement, draw: () => void): void {
        video.requestVideoFrameCallback(draw);
      }
    `,
  ],
  invalid: [
    {
      code: `
        export function ping(send: () => void, view: Window): void {
          view.setInterval(send, 1000);
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'view.setInterval', release: 'view.clearInterval', scope: '`ping()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function ping(send: () => void, view: Window): () => void {
          const interval = view.setInterval(send, 1000);
          return () => view.clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export function copy(video: HTMLVideoElement, draw: () => void): void {
          const next = () => {
            draw();
            video.requestVideoFrameCallback(next);
          };
          next();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: {
            culprit: '`next()`',
            callee: 'video.requestVideoFrameCallback',
            release: 'video.cancelVideoFrameCallback',
            where: 'when it is no longer needed',
          },
          line: 5,
        },
      ],
    },
  ],
});
