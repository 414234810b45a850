import rule from '../../../src/rules/no-leaked-timer.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

const sweeper = (body: string): string => lines`
  export class Sweeper {
    constructor(socket) {
      this.socket = socket;
      ${body}
    }
    close() {
      this.socket.destroy();
    }
    sweep() {}
  }
`;

untyped.run('no-leaked-timer: unref() of an instance', rule, {
  valid: [
    // Cleared by the end of the class.
    {
      options: likely,
      code: sweeper('this.timer = setInterval(() => this.sweep(), 1000); this.timer.unref();').replace('this.socket.destroy();', 'clearInterval(this.timer);'),
    },
    // The callback knows nothing of the instance.
    { options: likely, code: sweeper('this.timer = setInterval(() => socket.ping(), 1000); this.timer.unref();') },
    { options: likely, code: sweeper('const weak = new WeakRef(this); this.timer = setInterval(() => weak.deref()?.sweep(), 1000); this.timer.unref();') },
    // A method that is only named is bound to nothing.
    { options: likely, code: sweeper('this.timer = setInterval(this.sweep, 1000); this.timer.unref();') },
    // A timeout ends.
    { options: likely, code: sweeper('this.timer = setTimeout(() => this.sweep(), 1000); this.timer.unref();') },
    // One for the process.
    { options: likely, code: `${sweeper('this.timer = setInterval(() => this.sweep(), 1000); this.timer.unref();').replace('export ', '')}\nexport const sweeper = new Sweeper(socket);` },
    { options: likely, code: 'const timer = setInterval(() => sweep(), 1000); timer.unref();' },
    // Known limit: nobody counts the instances of an exported class without an end, so it is only likely.
    sweeper('this.timer = setInterval(() => this.sweep(), 1000); this.timer.unref();').replace('close()', 'ping()'),
  ],
  invalid: [
    ...['() => this.sweep()', 'this.sweep.bind(this)'].map((callback) => {
      const code = sweeper(`this.timer = setInterval(${callback}, 1000); this.timer.unref();`);
      const output = code.replace('this.socket.destroy();', 'this.socket.destroy();\n    clearInterval(this.timer);');
      return { code, errors: [{ messageId: 'neverReleased' as const, line: 4, suggestions: [{ messageId: 'releaseInTeardown' as const, output }] }] };
    }),
    ...[sweeper('this.timer = setInterval(() => this.sweep(), 1000); this.timer.unref();').replace('close()', 'ping()')].map((code) => ({
      options: likely,
      code,
      errors: [
        {
          messageId: 'neverReleased' as const,
          line: 4,
          suggestions: [{ messageId: 'createTeardown' as const, output: code.replace('sweep() {}\n', 'sweep() {}\n\n  dispose(): void {\n    clearInterval(this.timer);\n  }\n') }],
        },
      ],
    })),
  ],
});
