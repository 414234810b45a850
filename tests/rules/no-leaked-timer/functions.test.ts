import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

untyped.run('no-leaked-timer: how often a dropped timer is started', rule, {
  valid: [
    // Once for the program.
    `
      setInterval(() => console.log('alive'), 1000);
    `,
    `
      if (process.env.DEBUG) {
        setInterval(() => console.log('alive'), 1000);
      }
    `,
    `
      (function () {
        setInterval(() => console.log('alive'), 1000);
      })();
    `,
    `
      function begin(send) {
        setInterval(() => send('alive'), 1000);
      }
      begin(console.log);
    `,
    `
      const begin = async (send) => {
        setInterval(() => send('alive'), 1000);
      };
      await begin(console.log);
    `,
    // The listener of an event that comes once.
    `
      document.addEventListener('DOMContentLoaded', (event) => {
        setInterval(() => console.log(event), 1000);
      });
    `,
    `
      server.once('connection', (socket) => {
        setInterval(() => socket.write('ping'), 1000);
      });
    `,
    // An application calls what is named like this when it starts.
    `
      export function startMetrics(send) {
        setInterval(() => send('alive'), 1000);
      }
    `,
    `
      export function main(send) {
        setInterval(() => send('alive'), 1000);
      }
    `,
    // It keeps nothing that belongs to the call; only other files know how often it runs.
    `
      export function watchMemory() {
        setInterval(() => console.log(process.memoryUsage()), 1000);
      }
    `,
    // Nobody here calls it.
    `
      const unused = (send) => {
        setInterval(send, 1000);
      };
    `,
    `
      register({
        begin(send) {
          setInterval(send, 1000);
        },
      });
    `,
    // A flag lets it run once.
    `
      let isWatched = false;
      export function watchMemory(send) {
        if (isWatched) return;
        isWatched = true;
        setInterval(() => send(process.memoryUsage()), 1000);
      }
    `,
    // A map of routes is not a router.
    `
      cache.get('/events', (request, response) => {
        setInterval(() => response.write('ping'), 1000);
      });
    `,
    // The callback of listen() runs once.
    `
      server.listen(80, () => {
        setInterval(() => console.log(server.address()), 1000);
      });
    `,
  ],
  invalid: [
    {
      code: `
        document.addEventListener('click', (event) => {
          setInterval(() => console.log(event), 1000);
        });
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: 'this code' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        server.on('connection', (socket) => {
          setInterval(() => socket.write('ping'), 1000);
        });
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: 'this code' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    // A named listener.
    {
      code: `
        function onClick(event) {
          setInterval(() => console.log(event), 1000);
        }
        document.addEventListener('click', onClick);
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`onClick()`' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        app.get('/events', (request, response) => {
          setInterval(() => response.write('ping'), 1000);
        });
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: 'this code' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    // Each timer starts more timers.
    {
      code: `
        setInterval(() => {
          setInterval(() => console.log('alive'), 1000);
        }, 60_000);
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: 'this code' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watchAll(hosts) {
          for (const host of hosts) {
            setInterval(() => host.ping(), 1000);
          }
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`watchAll()`' },
          line: 4,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function watchAll(hosts) {
          hosts.forEach((host) => {
            setInterval(() => host.ping(), 1000);
          });
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`watchAll()`' },
          line: 4,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        function begin(send) {
          setInterval(() => send('alive'), 1000);
        }
        document.addEventListener('click', () => begin(console.log));
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`begin()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        function begin(send) {
          const interval = setInterval(() => send('alive'), 1000);
          return () => clearInterval(interval);
        }
        document.addEventListener('click', () => begin(console.log));
      `,
            },
          ],
        },
      ],
    },
    // It keeps what this call alone was given.
    {
      code: `
        export function watch(host) {
          const begin = () => {
            setInterval(() => host.ping(), 1000);
          };
          begin();
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`begin()`' },
          line: 4,
          suggestions: null,
        },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: what only callers know, with includeLikely', rule, {
  valid: [
    {
      code: `
        setInterval(() => console.log('alive'), 1000);
      `,
      options: [{ includeLikely: true }],
    },
    {
      code: `
        export function watchMemory() {
          setInterval(() => console.log(process.memoryUsage()), 1000).unref();
        }
      `,
      options: [{ includeLikely: true }],
    },
  ],
  invalid: [
    {
      code: `
        export function watchMemory() {
          setInterval(() => console.log(process.memoryUsage()), 1000);
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`watchMemory()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function watchMemory() {
          const interval = setInterval(() => console.log(process.memoryUsage()), 1000);
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
        export function startMetrics(send) {
          setInterval(() => send('alive'), 1000);
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`startMetrics()`' },
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function startMetrics(send) {
          const interval = setInterval(() => send('alive'), 1000);
          return () => clearInterval(interval);
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: what a callback returns', rule, {
  valid: [
    // The promise holds the id.
    `
      export function begin(ready, send) {
        return ready.then(() => setInterval(send, 1000));
      }
    `,
    `
      export async function begin(ready, send) {
        const timer = await ready.then(() => setInterval(send, 1000));
        send(timer);
      }
    `,
    // Each element gets one.
    `
      export function begin(hosts) {
        return hosts.map((host) => setInterval(() => host.ping(), 1000));
      }
    `,
    // Nobody knows what another function does with it.
    `
      export function begin(send) {
        defer(() => setInterval(send, 1000));
      }
    `,
  ],
  invalid: [
    {
      code: `
        document.addEventListener('click', (event) => setInterval(() => console.log(event), 1000));
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: 'this code' },
          line: 2,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function begin(hosts) {
          hosts.forEach((host) => setInterval(() => host.ping(), 1000));
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`begin()`' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function begin(ready, send) {
          ready.then(() => setInterval(send, 1000));
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`begin()`' },
          line: 3,
          suggestions: null,
        },
      ],
    },
  ],
});
