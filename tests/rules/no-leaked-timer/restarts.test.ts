import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const again = { callee: 'setTimeout', release: 'clearTimeout', culprit: '`close()`' };

/** A client that connects again when its socket closes. */
const client = (lost: string, { connect = '', close = '', field = '', end = '' } = {}): string => `
  export class Client {${field}
    connect(url) {
      ${connect}
      this.socket = new WebSocket(url);
      this.socket.onclose = () => {
        ${lost}
      };
    }
    close() {
      ${close}
      this.socket?.close();${end}
    }
  }
`;

/** What a suggestion makes of it. */
const cleared = (lost: string): string =>
  client(lost, { field: '\n    private timeout?: ReturnType<typeof setTimeout>;\n', end: '\n      clearTimeout(this.timeout);' });

untyped.run('no-leaked-timer: what starts again after its end', rule, {
  valid: [
    // The teardown clears it.
    client('this.timer = setTimeout(() => this.connect(), 5000);', { close: 'clearTimeout(this.timer);' }),
    // A test on the way could know.
    client('setTimeout(() => this.connect(), 5000);', { connect: 'if (this.isClosed) return;' }),
    client('setTimeout(() => this.connect(), 5000);', { connect: 'if (this.url === null) return;', close: 'this.url = null;' }),
    client('setTimeout(() => { if (!this.isClosed) this.connect(); }, 5000);'),
    client('if (this.isClosed) return; setTimeout(() => this.connect(), 5000);'),
    client('if (!this.hasQuit) { setTimeout(() => this.connect(), 5000); }'),
    // It starts nothing that the teardown ends.
    client('setTimeout(() => this.warn(), 5000);'),
    client('setTimeout(() => { this.socket = undefined; }, 5000);'),
    // It ends the client.
    client('setTimeout(() => this.close(), 5000);'),
    client('setTimeout(() => { this.close(); this.connect(); }, 5000);'),
    // Nothing that ends it is known.
    `
      export class Client {
        connect(url) {
          this.socket = new WebSocket(url);
          this.socket.onclose = () => {
            setTimeout(() => this.connect(url), 5000);
          };
        }
      }
    `,
    // One for the process.
    `
      class Client {
        connect(url) {
          this.socket = new WebSocket(url);
          this.socket.onclose = () => {
            setTimeout(() => this.connect(url), 5000);
          };
        }
        close() {
          this.socket.close();
        }
      }
      export const client = new Client();
    `,
    `
      export function createRunner({ createLoop, onCrash }) {
        let loop;
        let isStopped = false;
        const start = () => {
          loop = createLoop();
        };
        onCrash(() => {
          setTimeout(() => isStopped || start(), 1000);
        });
        return {
          start,
          stop() {
            isStopped = true;
            loop.stop();
          },
        };
      }
    `,
  ],
  invalid: [
    {
      code: client('setTimeout(() => this.connect(), 5000);'),
      errors: [{ messageId: 'restarted', data: { ...again, line: 10 }, line: 7, suggestions: [{ messageId: 'releaseInTeardown', output: cleared('this.timeout = setTimeout(() => this.connect(), 5000);') }] }],
    },
    // A short wait does as well.
    {
      code: client('const wait = this.backOff(); setTimeout(() => { this.log("again"); this.connect(); }, wait);'),
      errors: [{ messageId: 'restarted', data: { ...again, line: 10 }, line: 7, suggestions: [{ messageId: 'releaseInTeardown', output: cleared('const wait = this.backOff(); this.timeout = setTimeout(() => { this.log("again"); this.connect(); }, wait);') }] }],
    },
    // Another test knows nothing of the end.
    {
      code: client('if (this.attempts < 5) setTimeout(() => this.connect(), 5000);'),
      errors: [{ messageId: 'restarted', data: { ...again, line: 10 }, line: 7, suggestions: [{ messageId: 'releaseInTeardown', output: cleared('if (this.attempts < 5) this.timeout = setTimeout(() => this.connect(), 5000);') }] }],
    },
    // Kept, and not cleared.
    {
      code: client('this.timer = setTimeout(() => this.connect(), 5000);'),
      errors: [{ messageId: 'missedByTeardown', data: { handle: 'this.timer', argument: 'this.timer', noun: 'timeout', keeps: 'its callback and all that it captures', release: 'clearTimeout', culprit: '`close()`', line: 10 }, line: 7, suggestions: [{ messageId: 'releaseInTeardown', output: client('this.timer = setTimeout(() => this.connect(), 5000);', { end: '\n      clearTimeout(this.timer);' }) }] }],
    },
    {
      code: `
        export function createRunner({ createLoop, onCrash }) {
          let loop;
          const start = () => {
            loop = createLoop();
          };
          onCrash(() => {
            setTimeout(() => start(), 1000);
          });
          const stop = () => {
            loop.stop();
            loop = undefined;
          };
          return { start, stop };
        }
      `,
      errors: [{ messageId: 'restarted', data: { ...again, culprit: '`stop()`', line: 10 }, line: 8, suggestions: null }],
    },
  ],
});
