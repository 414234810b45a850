import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { lintText } from '../../support/lint-text.js';
import { report } from './tester.js';

describe('JavaScript, read by the parser of ESLint', () => {
  it('in an ES module', () => {
    const code = lines`
      export class Session {
        #timer = setInterval(() => this.ping(), 1000);
        dispose() {
          this.socket.end();
        }
      }
    `;
    const output = lines`
      export class Session {
        #timer = setInterval(() => this.ping(), 1000);
        dispose() {
          this.socket.end();
          clearInterval(this.#timer);
        }
      }
    `;
    expect(report('session.js', code)).toEqual([{ messageId: 'neverReleased', line: 2, output }]);
  });

  it('with a teardown to create', () => {
    const code = lines`
      export class Session {
        start(send) {
          setInterval(send, 1000);
        }
      }
    `;
    const output = lines`
      export class Session {
        start(send) {
          this.interval = setInterval(send, 1000);
        }

        dispose() {
          clearInterval(this.interval);
        }
      }
    `;
    expect(report('session.js', code)).toEqual([{ messageId: 'discardedByInstance', line: 3, suggestions: { createTeardown: output } }]);
  });

  it('with JSX', () => {
    const code = lines`
      export function Clock({ tick }) {
        return <button onClick={() => setInterval(tick, 1000)} />;
      }
    `;
    expect(report('clock.jsx', code)).toEqual([{ messageId: 'discardedByFunction', line: 2 }]);
  });
});

describe('a CommonJS module', () => {
  it.each(['module.exports = watch;', 'exports.watch = watch;', 'module.exports = { watch };'])('leaks from what it exports by %s', (exported) => {
    const code = lines`
      function watch(host) {
        setInterval(() => host.ping(), 1000);
      }
      ${exported}
    `;
    const output = lines`
      function watch(host) {
        const interval = setInterval(() => host.ping(), 1000);
        return () => clearInterval(interval);
      }
      ${exported}
    `;
    expect(report('watch.cjs', code)).toEqual([{ messageId: 'discardedByFunction', line: 2, suggestions: { returnStop: output } }]);
  });

  it('is silent on what it keeps to itself', () => {
    const code = lines`
      function watch(host) {
        setInterval(() => host.ping(), 1000);
      }
      module.exports = {};
    `;
    expect(report('watch.cjs', code)).toEqual([]);
  });

  it('requires the timers of Node', () => {
    const code = lines`
      const { setInterval: every } = require('node:timers');
      module.exports = (host) => {
        every(() => host.ping(), 1000);
      };
    `;
    const output = lines`
      const { setInterval: every } = require('node:timers');
      module.exports = (host) => {
        const interval = every(() => host.ping(), 1000);
        return () => clearInterval(interval);
      };
    `;
    expect(report('watch.cjs', code)).toEqual([{ messageId: 'discardedByFunction', line: 3, suggestions: { returnStop: output } }]);
  });

  it('requires timers of its own', () => {
    const code = lines`
      const { setInterval } = require('./fake-timers');
      module.exports = (host) => {
        setInterval(() => host.ping(), 1000);
      };
    `;
    expect(report('watch.cjs', code)).toEqual([]);
  });
});

describe('tests', () => {
  const code = 'export function watch(host) {\n  setInterval(() => host.ping(), 1000);\n}\n';
  const lint = (filename: string): number =>
    lintText({ code, filename, rules: { 'leaks/no-leaked-timer': 'error' } }).length;

  it.each(['src/watch.test.js', 'src/watch.spec.ts', 'src/__tests__/watch.js', 'tests/watch.ts', 'e2e/watch.ts'])('are left alone: %s', (filename) => {
    expect(lint(filename)).toBe(0);
  });

  it.each(['src/watch.js', 'src/contest.ts', 'src/latest/watch.ts'])('are not what only sounds like one: %s', (filename) => {
    expect(lint(filename)).toBe(1);
  });

  it('are reported when the settings say so', () => {
    expect(report('tests/watch.test.ts', code).map(({ messageId }) => messageId)).toEqual(['discardedByFunction']);
  });
});
