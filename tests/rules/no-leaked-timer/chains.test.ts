import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const where = 'when it is no longer needed';

untyped.run('no-leaked-timer: a timeout that schedules itself', rule, {
  valid: [
    // A way to end it.
    `
      export function draw(paint) {
        function frame() {
          if (paint()) requestAnimationFrame(frame);
        }
        frame();
      }
    `,
    `
      export function draw(paint) {
        function frame() {
          if (!paint()) return;
          requestAnimationFrame(frame);
        }
        frame();
      }
    `,
    `
      export function draw(paint) {
        let isRunning = true;
        function frame() {
          paint();
          isRunning && requestAnimationFrame(frame);
        }
        frame();
        return () => {
          isRunning = false;
        };
      }
    `,
    `
      export function retry(connect, left) {
        connect().catch(() => {
          if (left > 0) setTimeout(() => retry(connect, left - 1), 1000);
        });
      }
    `,
    // Only on failure.
    `
      export function connect(open) {
        open().catch(() => setTimeout(() => connect(open), 1000));
      }
    `,
    `
      export async function poll(url) {
        for (;;) {
          const response = await fetch(url);
          if (response.ok) return response.text();
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    `,
    // Once for the program.
    `
      function tick() {
        console.log('alive');
        setTimeout(tick, 1000);
      }
      tick();
    `,
    `
      (function tick() {
        console.log('alive');
        setTimeout(tick, 1000);
      })();
    `,
    // It schedules another function, which ends.
    `
      export function draw(paint, done) {
        function frame() {
          paint();
          requestAnimationFrame(done);
        }
        frame();
      }
    `,
    // One of two ways ends it.
    `
      export function draw(paint) {
        function frame() {
          if (document.hidden) {
            requestAnimationFrame(frame);
          } else {
            paint();
          }
        }
        frame();
      }
    `,
    // One of two ways goes elsewhere.
    `
      export function draw(paint, end) {
        function frame() {
          if (document.hidden) {
            requestAnimationFrame(frame);
          } else {
            requestAnimationFrame(end);
          }
        }
        frame();
      }
    `,
    `
      export function connect(open) {
        open().catch(() => {
          setTimeout(() => connect(open), 1000);
        });
      }
    `,
    `
      export function connect(open, done) {
        open().then(done, () => {
          setTimeout(() => connect(open, done), 1000);
        });
      }
    `,
  ],
  invalid: [
    // Both ways go on.
    {
      code: `
        export function draw(paint) {
          function frame() {
            if (document.hidden) {
              requestAnimationFrame(frame);
            } else {
              paint();
              requestAnimationFrame(frame);
            }
          }
          frame();
        }
      `,
      errors: [
        { messageId: 'rearmed', line: 5 },
        { messageId: 'rearmed', line: 8 },
      ],
    },
    {
      code: `
        export function draw(paint) {
          function frame() {
            paint();
            requestAnimationFrame(frame);
          }
          frame();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`frame()`', callee: 'requestAnimationFrame', release: 'cancelAnimationFrame', where },
          line: 5,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function draw(paint) {
          const frame = () => requestAnimationFrame(() => {
            paint();
            frame();
          });
          frame();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`frame()`', callee: 'requestAnimationFrame', release: 'cancelAnimationFrame', where },
          line: 3,
          suggestions: null,
        },
      ],
    },
    // Through a promise.
    {
      code: `
        export function poll(url) {
          fetch(url).then(() => setTimeout(() => poll(url), 1000));
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where },
          line: 3,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watch(host) {
          function poll() {
            host.ping().finally(() => setTimeout(poll, 1000));
          }
          poll();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where },
          line: 4,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watch(host) {
          function poll() {
            host.ping().finally(() => {
              setTimeout(poll, 1000);
            });
          }
          poll();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where },
          line: 5,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watch(host) {
          async function poll() {
            try {
              await host.ping();
            } catch (error) {
              console.error(error);
            }
            setTimeout(poll, 1000);
          }
          poll();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where },
          line: 9,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watch(host) {
          async function poll() {
            try {
              await host.ping();
            } finally {
              setTimeout(poll, 1000);
            }
          }
          poll();
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where },
          line: 7,
          suggestions: null,
        },
      ],
    },
    // In a class that has a teardown.
    {
      code: `
        export class Poller {
          constructor(host) {
            this.host = host;
            this.poll();
          }
          poll() {
            this.host.ping();
            setTimeout(() => this.poll(), 1000);
          }
          dispose() {
            this.host.close();
          }
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where: 'in `dispose()`' },
          line: 9,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: `
        export class Poller {
          private timeout?: ReturnType<typeof setTimeout>;

          constructor(host) {
            this.host = host;
            this.poll();
          }
          poll() {
            this.host.ping();
            this.timeout = setTimeout(() => this.poll(), 1000);
          }
          dispose() {
            this.host.close();
            clearTimeout(this.timeout);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export class Poller {
          constructor(host) {
            this.host = host;
            this.poll();
          }
          poll() {
            this.host.ping();
            setTimeout(this.poll.bind(this), 1000);
          }
          dispose() {
            this.host.close();
          }
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`poll()`', callee: 'setTimeout', release: 'clearTimeout', where: 'in `dispose()`' },
          line: 9,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: `
        export class Poller {
          private timeout?: ReturnType<typeof setTimeout>;

          constructor(host) {
            this.host = host;
            this.poll();
          }
          poll() {
            this.host.ping();
            this.timeout = setTimeout(this.poll.bind(this), 1000);
          }
          dispose() {
            this.host.close();
            clearTimeout(this.timeout);
          }
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: the kept id of a chain', rule, {
  valid: [
    `
      export function draw(paint) {
        let frame = 0;
        function next() {
          paint();
          frame = requestAnimationFrame(next);
        }
        next();
        return { stop: () => cancelAnimationFrame(frame) };
      }
    `,
    `
      export function draw(paint) {
        let frame = 0;
        function next() {
          if (paint()) frame = requestAnimationFrame(next);
        }
        next();
        console.log(frame);
      }
    `,
    `
      export class View {
        #frame = 0;
        render = () => {
          this.#frame = requestAnimationFrame(this.render);
        };
        dispose() {
          cancelAnimationFrame(this.#frame);
        }
      }
    `,
  ],
  invalid: [
    {
      code: `
        export function draw(paint) {
          let frame = 0;
          function next() {
            paint();
            frame = requestAnimationFrame(next);
          }
          next();
          console.log(frame);
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: {
            handle: 'frame', argument: 'frame',
            noun: 'animation frame',
            keeps: 'its callback and all that it captures',
            release: 'cancelAnimationFrame',
            where,
          },
          line: 6,
          suggestions: null,
        },
      ],
    },
    // Cancelling the frame that runs stops nothing.
    {
      code: `
        export class View {
          #frame = 0;
          render = () => {
            cancelAnimationFrame(this.#frame);
            this.#frame = requestAnimationFrame(this.render);
          };
          dispose() {
            this.canvas.remove();
          }
        }
      `,
      output: `
        export class View {
          #frame = 0;
          render = () => {
            cancelAnimationFrame(this.#frame);
            this.#frame = requestAnimationFrame(this.render);
          };
          dispose() {
            this.canvas.remove();
            cancelAnimationFrame(this.#frame);
          }
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown',
          data: {
            handle: 'this.#frame', argument: 'this.#frame',
            culprit: '`dispose()`',
            line: 8,
            noun: 'animation frame',
            keeps: 'its callback and all that it captures',
            release: 'cancelAnimationFrame',
          },
          line: 6,
        },
      ],
    },
  ],
});
