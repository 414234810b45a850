import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const interval = {
  handle: 'this.timer', argument: 'this.timer',
  noun: 'interval',
  keeps: 'its callback and all that it captures',
  release: 'clearInterval',
};

untyped.run('no-leaked-timer: one instance for the process', rule, {
  valid: [
    `
      class Session {
        constructor() {
          this.timer = setInterval(() => this.ping(), 1000);
        }
      }
      export const session = new Session();
    `,
    `
      export class Session {
        static #instance;
        static getInstance() {
          return (this.#instance ??= new Session());
        }
        constructor() {
          this.timer = setInterval(() => this.ping(), 1000);
        }
      }
    `,
    `
      export class Session {
        static default = new Session();
        timer = setInterval(() => this.ping(), 1000);
      }
    `,
    // A static field is set once.
    `
      export class Session {
        static timer = setInterval(() => console.log('alive'), 1000);
      }
    `,
    `
      export class Session {
        static {
          setInterval(() => console.log('alive'), 1000);
        }
      }
    `,
    `
      import { Injectable } from '@angular/core';
      @Injectable({ providedIn: 'root' })
      export class Clock {
        timer = setInterval(() => this.tick(), 1000);
      }
    `,
    `
      import { Injectable } from '@nestjs/common';
      @Injectable()
      export class Sweeper {
        onModuleInit() {
          setInterval(() => this.sweep(), 1000);
        }
      }
    `,
    // Nobody knows how often it is made.
    `
      class Session {
        constructor() {
          this.timer = setInterval(() => this.ping(), 1000);
        }
      }
      provide(Session);
    `,
  ],
  invalid: [
    // Made for each connection.
    {
      code: `
        class Session {
          constructor() {
            this.timer = setInterval(() => this.ping(), 1000);
          }
          close() {
            this.socket.end();
          }
        }
        server.on('connection', () => new Session());
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, where: 'in `close()`' },
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: `
        class Session {
          constructor() {
            this.timer = setInterval(() => this.ping(), 1000);
          }
          close() {
            this.socket.end();
            clearInterval(this.timer);
          }
        }
        server.on('connection', () => new Session());
      `,
            },
          ],
        },
      ],
    },
    // Not provided in root: as many as there are injectors.
    {
      code: `
        import { Injectable } from '@angular/core';
        @Injectable()
        export class Clock {
          timer = setInterval(() => this.tick(), 1000);
          ngOnDestroy() {
            this.socket.end();
          }
        }
      `,
      output: `
        import { Injectable } from '@angular/core';
        @Injectable()
        export class Clock {
          timer = setInterval(() => this.tick(), 1000);
          ngOnDestroy() {
            this.socket.end();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in `ngOnDestroy()`' }, line: 5 }],
    },
    // A scope of its own: one for each request.
    {
      code: `
        import { Injectable, Scope } from '@nestjs/common';
        @Injectable({ scope: Scope.REQUEST })
        export class Sweeper {
          timer = setInterval(() => this.sweep(), 1000);
          dispose() {
            this.socket.end();
          }
        }
      `,
      output: `
        import { Injectable, Scope } from '@nestjs/common';
        @Injectable({ scope: Scope.REQUEST })
        export class Sweeper {
          timer = setInterval(() => this.sweep(), 1000);
          dispose() {
            this.socket.end();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, where: 'in `dispose()`' }, line: 5 }],
    },
  ],
});

untyped.run('no-leaked-timer: prototypes and constructor functions', rule, {
  valid: [
    `
      function Poller(send) {
        this.timer = setInterval(send, 1000);
      }
      Poller.prototype.stop = function () {
        clearInterval(this.timer);
      };
      module.exports = Poller;
    `,
    `
      function Poller(send) {
        var self = this;
        self.timer = setInterval(send, 1000);
      }
      Poller.prototype = {
        stop: function () {
          clearInterval(this.timer);
        },
      };
      module.exports = Poller;
    `,
    `
      function Poller(send) {
        this.timer = setInterval(send, 1000);
      }
      Poller.prototype.get = function () {
        return this.timer;
      };
      module.exports = Poller;
    `,
    // It may be another one's base, or have one, that owns the field.
    ...['util.inherits(Child, Poller);', 'util.inherits(Poller, Base);', 'mixin(Poller.prototype);'].map(
      (line) => `
      var Base = require('./base');
      function Poller(send) {
        this.timer = setInterval(send, 1000);
      }
      ${line}
      Poller.prototype.show = function () {
        console.log(this.timer);
      };
      module.exports = Poller;
    `,
    ),
    // Made once.
    `
      function Poller() {
        setInterval(function () {
          console.log('alive');
        }, 1000);
      }
      new Poller();
    `,
  ],
  invalid: [
    {
      code: `
        var EventEmitter = require('events').EventEmitter;
        function Poller(send) {
          this.timer = setInterval(send, 1000);
        }
        util.inherits(Poller, EventEmitter);
        Poller.prototype.show = function () {
          console.log(this.timer);
        };
        module.exports = Poller;
      `,
      errors: [{ messageId: 'neverReleased', line: 4, suggestions: null }],
    },
    {
      code: `
        function Poller(host) {
          this.host = host;
          setInterval(function () {
            host.ping();
          }, 1000);
        }
        Poller.prototype.destroy = function () {
          this.host.close();
        };
        module.exports = Poller;
      `,
      errors: [
        {
          messageId: 'discardedByInstance',
          data: { callee: 'setInterval', release: 'clearInterval', where: 'in `destroy()`' },
          line: 4,
          suggestions: null,
        },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: objects with methods', rule, {
  valid: [
    `
      export const poller = {
        start(send) {
          this.timer = setInterval(send, 1000);
        },
        stop() {
          clearInterval(this.timer);
        },
      };
    `,
    // One object for the process.
    `
      export const poller = {
        timer: undefined,
        start() {
          if (this.timer) return;
          this.timer = setInterval(() => console.log('alive'), 1000);
        },
      };
    `,
  ],
  invalid: [
    {
      code: `
        export function createPoller(send) {
          return {
            start() {
              this.timer = setInterval(send, 1000);
            },
            log() {
              console.log(this.timer);
            },
          };
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, where: 'in `dispose()`' },
          line: 5,
          suggestions: [
            {
              messageId: 'createTeardown',
              output: `
        export function createPoller(send) {
          return {
            start() {
              this.timer = setInterval(send, 1000);
            },
            log() {
              console.log(this.timer);
            },
            dispose(): void {
              clearInterval(this.timer);
            },
          };
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});
