import { lines } from '../../fixes/harness.js';
import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const interval = {
  handle: 'this.timer', argument: 'this.timer',
  noun: 'interval',
  keeps: 'its callback and all that it captures',
  release: 'clearInterval',
};

untyped.run('no-leaked-timer: fields and their teardown', rule, {
  valid: [
    // Released in a teardown root.
    `
      export class Session {
        constructor(send) {
          this.timer = setInterval(send, 1000);
        }
        dispose() {
          clearInterval(this.timer);
        }
      }
    `,
    `
      export class Session {
        #timer = setInterval(() => this.ping(), 1000);
        [Symbol.dispose]() {
          clearInterval(this.#timer);
        }
      }
    `,
    // In a helper that it calls.
    `
      export class Session {
        constructor(send) {
          this.timer = setInterval(send, 1000);
        }
        dispose() {
          this.#end();
        }
        #end() {
          clearInterval(this.timer);
        }
      }
    `,
    `
      const end = (id) => clearInterval(id);
      export class Session {
        constructor(send) {
          this.timer = setInterval(send, 1000);
        }
        dispose() {
          end(this.timer);
        }
      }
    `,
    `
      export class Session {
        constructor(send) {
          this.timer = setInterval(send, 1000);
        }
        dispose() {
          const { timer } = this;
          clearInterval(timer);
        }
      }
    `,
    // In another method, which callers run.
    `
      export class Session {
        start(send) {
          this.timer = setInterval(send, 1000);
        }
        pause() {
          clearInterval(this.timer);
        }
      }
    `,
    // In a listener.
    `
      export class Session {
        constructor(socket) {
          this.timer = setInterval(() => socket.write('ping'), 1000);
          socket.on('close', () => clearInterval(this.timer));
        }
      }
    `,
    // Registered for the end.
    `
      export class Session {
        constructor(send) {
          this.timer = setInterval(send, 1000);
          this._register(toDisposable(() => clearInterval(this.timer)));
        }
      }
    `,
    // Given to an owner.
    `
      export class Session {
        constructor(send, timers) {
          this.timer = setInterval(send, 1000);
          timers.adopt(this.timer);
        }
      }
    `,
    // A base class of another file may own the field, and clear it.
    `
      import { Base } from './base';
      export class Session extends Base {
        start(send) {
          this.timer = setInterval(send, 1000);
        }
      }
    `,
    `
      import { Base } from './base';
      export class Session extends Base {
        constructor(send) {
          super();
          this.timer = 0;
          this.timer = setInterval(send, 1000);
        }
      }
    `,
    // It clears what the base class calls for.
    `
      import { Base } from './base';
      export class Session extends Base {
        timer = setInterval(() => this.ping(), 1000);
        dispose() {
          clearInterval(this.timer);
          super.dispose();
        }
      }
    `,
    // One-shots end by themselves.
    `
      export class Session {
        constructor(send) {
          this.timer = setTimeout(send, 1000);
        }
        dispose() {
          this.socket.close();
        }
      }
    `,
    // A class that nobody here makes or exports.
    `
      register(class {
        constructor(send) {
          this.timer = setInterval(send, 1000);
        }
      });
    `,
  ],
  invalid: [
    // Released nowhere: the teardown is a suggestion.
    {
      code: lines`
        export class Session {
          constructor(send) {
            this.timer = setInterval(send, 1000);
          }
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, where: 'in \`dispose()\`' },
          line: 3,
          suggestions: [
            {
              messageId: 'createTeardown',
              output: lines`
                export class Session {
                  constructor(send) {
                    this.timer = setInterval(send, 1000);
                  }

                  dispose(): void {
                    clearInterval(this.timer);
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    // The teardown forgets it.
    {
      code: `
        export class Session {
          constructor(send, socket) {
            this.socket = socket;
            this.timer = setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
          }
        }
      `,
      output: `
        export class Session {
          constructor(send, socket) {
            this.socket = socket;
            this.timer = setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in \`dispose()\`' }, line: 5 }],
    },
    // A private field, set where it is declared.
    {
      code: `
        export class Session {
          #timer = setInterval(() => this.ping(), 1000);
          #socket = connect();
          dispose() {
            this.#socket.close();
          }
        }
      `,
      output: `
        export class Session {
          #timer = setInterval(() => this.ping(), 1000);
          #socket = connect();
          dispose() {
            this.#socket.close();
            clearInterval(this.#timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'this.#timer', argument: 'this.#timer', where: 'in \`dispose()\`' }, line: 3 }],
    },
    // Cleared in a method that the teardown does not call, while it clears another.
    {
      code: `
        export class Session {
          start(send) {
            this.timer = setInterval(send, 1000);
            this.other = setInterval(send, 9000);
          }
          pause() {
            clearInterval(this.timer);
          }
          destroy() {
            clearInterval(this.other);
          }
        }
      `,
      output: `
        export class Session {
          start(send) {
            this.timer = setInterval(send, 1000);
            this.other = setInterval(send, 9000);
          }
          pause() {
            clearInterval(this.timer);
          }
          destroy() {
            clearInterval(this.other);
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'missedByTeardown', data: { ...interval, culprit: '\`destroy()\`', line: 10 }, line: 4 }],
    },
    // Cleared only in set-up.
    {
      code: lines`
        export class Session {
          restart(send) {
            clearInterval(this.timer);
            this.timer = setInterval(send, 1000);
          }
        }
      `,
      errors: [
        {
          messageId: 'releasedOnlyBefore',
          data: { ...interval, releaseLine: 3, where: 'in \`dispose()\`' },
          line: 4,
          suggestions: [
            {
              messageId: 'createTeardown',
              output: lines`
                export class Session {
                  restart(send) {
                    clearInterval(this.timer);
                    this.timer = setInterval(send, 1000);
                  }

                  dispose(): void {
                    clearInterval(this.timer);
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    // Dropped by a constructor.
    {
      code: `
        export class Session {
          constructor(send, socket) {
            this.socket = socket;
            setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
          }
        }
      `,
      output: `
        export class Session {
          private interval?: ReturnType<typeof setInterval>;

          constructor(send, socket) {
            this.socket = socket;
            this.interval = setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
            clearInterval(this.interval);
          }
        }
      `,
      errors: [
        {
          messageId: 'discardedByInstance',
          data: { callee: 'setInterval', release: 'clearInterval', where: 'in \`dispose()\`' },
          line: 5,
        },
      ],
    },
    // Dropped by a method that may run again: one field cannot keep them all.
    {
      code: `
        export class Session {
          start(send) {
            setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
          }
        }
      `,
      errors: [
        {
          messageId: 'discardedByInstance',
          data: { callee: 'setInterval', release: 'clearInterval', where: 'in \`dispose()\`' },
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: `
        export class Session {
          private interval?: ReturnType<typeof setInterval>;

          start(send) {
            this.interval = setInterval(send, 1000);
          }
          dispose() {
            this.socket.close();
            clearInterval(this.interval);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // The field is the class' own, whatever its base class is.
    {
      code: `
        import { Base } from './base';
        export class Session extends Base {
          timer = setInterval(() => this.ping(), 1000);
          dispose() {
            this.socket.close();
            super.dispose();
          }
        }
      `,
      output: `
        import { Base } from './base';
        export class Session extends Base {
          timer = setInterval(() => this.ping(), 1000);
          dispose() {
            this.socket.close();
            clearInterval(this.timer);
            super.dispose();
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in \`dispose()\`' }, line: 4 }],
    },
    // What its constructor empties is declared there.
    {
      code: `
        import { Base } from './base';
        export class Session extends Base {
          constructor(socket) {
            super();
            this.socket = socket;
            this.timer = null;
          }
          start() {
            this.timer = setInterval(() => this.ping(), 1000);
          }
          dispose() {
            this.socket.close();
          }
        }
      `,
      output: `
        import { Base } from './base';
        export class Session extends Base {
          constructor(socket) {
            super();
            this.socket = socket;
            this.timer = null;
          }
          start() {
            this.timer = setInterval(() => this.ping(), 1000);
          }
          dispose() {
            this.socket.close();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in \`dispose()\`' }, line: 10 }],
    },
    // A constant of the constructor: the teardown cannot name it.
    {
      code: `
        export class Session {
          constructor(send) {
            const timer = setInterval(send, 1000);
            console.log(timer);
          }
          dispose() {
            this.socket.close();
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'timer', argument: 'timer', where: 'in \`dispose()\`' }, line: 4, suggestions: null }],
    },
    // Self, not this.
    {
      code: `
        export class Session {
          start(send) {
            const self = this;
            send(function () {
              self.timer = setInterval(send, 1000);
            });
          }
          destroy() {
            this.socket.close();
          }
        }
      `,
      output: `
        export class Session {
          start(send) {
            const self = this;
            send(function () {
              self.timer = setInterval(send, 1000);
            });
          }
          destroy() {
            this.socket.close();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in \`destroy()\`' }, line: 6 }],
    },
  ],
});
