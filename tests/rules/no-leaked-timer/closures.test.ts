import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const interval = {
  handle: 'timer', argument: 'timer',
  noun: 'interval',
  keeps: 'its callback and all that it captures',
  release: 'clearInterval',
  where: 'when it is no longer needed',
};

untyped.run('no-leaked-timer: variables of a closure', rule, {
  valid: [
    // The caller gets what ends it.
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        return () => clearInterval(timer);
      }
    `,
    `
      export function createPulse(send) {
        let timer;
        return {
          start() {
            timer = setInterval(send, 1000);
          },
          stop() {
            clearInterval(timer);
          },
        };
      }
    `,
    `
      export function createPulse(send) {
        let timer;
        function stop() {
          window.clearInterval(timer);
          timer = undefined;
        }
        function start() {
          stop();
          timer = window.setInterval(send, 1000);
        }
        return { start, stop };
      }
    `,
    // A helper clears its parameter.
    `
      const end = (id) => {
        if (id) clearInterval(id);
      };
      export function createPulse(send) {
        let timer = setInterval(send, 1000);
        return { stop: () => end(timer) };
      }
    `,
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        return clearInterval.bind(null, timer);
      }
    `,
    // Aliases.
    `
      export function ping(send) {
        const timer = setInterval(send, 1000);
        const id = timer;
        return () => clearInterval(id);
      }
    `,
    `
      export function ping(send) {
        const state = { timer: setInterval(send, 1000) };
        const { timer: id } = state;
        return () => clearInterval(id);
      }
    `,
    `
      export function ping(send) {
        const state = { timer: setInterval(send, 1000) };
        return () => clearInterval(state.timer);
      }
    `,
    // The whole object is the caller's.
    `
      export function ping(send) {
        const state = {};
        state.timer = setInterval(send, 1000);
        return state;
      }
    `,
    // Once for the program.
    `
      let timer;
      export function begin(send) {
        if (timer) return;
        timer = setInterval(send, 1000);
      }
    `,
    `
      let timer;
      export function begin(send) {
        clearInterval(timer);
        timer = setInterval(send, 1000);
      }
    `,
    `
      let timer;
      export function begin(send) {
        timer ??= setInterval(send, 1000);
      }
    `,
    // Others may clear it.
    `
      export let timer;
      document.addEventListener('click', () => {
        timer = setInterval(() => console.log('alive'), 1000);
      });
    `,
    // Somebody releases it: when, is up to the callers.
    `
      let timer;
      document.addEventListener('focus', () => {
        timer = setInterval(() => console.log('alive'), 1000);
      });
      document.addEventListener('blur', () => {
        clearInterval(timer);
      });
    `,
  ],
  invalid: [
    {
      code: `
        export function createPulse(send) {
          let timer;
          return {
            start() {
              timer = setInterval(send, 1000);
            },
            log() {
              console.log(timer);
            },
          };
        }
      `,
      errors: [{ messageId: 'neverReleased', data: interval, line: 6, suggestions: null }],
    },
    // The teardown that callers get ends something else.
    {
      code: `
        export function createPulse(send, socket) {
          let timer;
          const start = () => {
            clearInterval(timer);
            timer = setInterval(send, 1000);
          };
          start();
          return {
            restart: start,
            destroy() {
              socket.close();
            },
          };
        }
      `,
      output: `
        export function createPulse(send, socket) {
          let timer;
          const start = () => {
            clearInterval(timer);
            timer = setInterval(send, 1000);
          };
          start();
          return {
            restart: start,
            destroy() {
              socket.close();
              clearInterval(timer);
            },
          };
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown',
          data: { ...interval, culprit: '\`destroy()\`', line: 11 },
          line: 6,
        },
      ],
    },
    {
      code: `
        export function ping(send) {
          const state = { timer: setInterval(send, 1000) };
          console.log(state.timer);
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'state.timer', argument: 'state.timer' }, line: 3, suggestions: null }],
    },
    // A helper that only prints its parameter.
    {
      code: `
        const show = (id) => {
          console.log(id);
        };
        export function ping(send) {
          const timer = setInterval(send, 1000);
          show(timer);
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: interval,
          line: 6,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        const show = (id) => {
          console.log(id);
        };
        export function ping(send) {
          const timer = setInterval(send, 1000);
          show(timer);
          return () => clearInterval(timer);
        }
      `,
            },
          ],
        },
      ],
    },
    // A module variable that each click overwrites.
    {
      code: `
        let timer;
        document.addEventListener('click', () => {
          timer = setInterval(() => console.log('alive'), 1000);
        });
      `,
      output: `
        let timer;
        document.addEventListener('click', () => {
          clearInterval(timer);
          timer = setInterval(() => console.log('alive'), 1000);
        });
      `,
      errors: [{ messageId: 'overwritten', data: { handle: 'timer', argument: 'timer', noun: 'interval', release: 'clearInterval' }, line: 4 }],
    },
    // Cleared under the wrong name.
    {
      code: `
        export function ping(send) {
          const timer = setInterval(send, 1000);
          const times = 1;
          return () => clearInterval(times);
        }
      `,
      errors: [{ messageId: 'neverReleased', data: interval, line: 3, suggestions: null }],
    },
  ],
});

untyped.run('no-leaked-timer: known limit: start() that runs twice before stop()', rule, {
  valid: [
    `
      export function createPulse(send) {
        let timer;
        return {
          start() {
            timer = setInterval(send, 1000);
          },
          stop() {
            clearInterval(timer);
          },
        };
      }
    `,
  ].map((code) => ({ code, options: [{ includeThrows: true, includeLikely: true }] as const })),
  invalid: [],
});
