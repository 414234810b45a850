import { describe, expect, it } from 'vitest';
import { endWithPromise } from '../../src/fixes/end-with-promise.js';
import { fixed, lines } from './harness.js';

function output(code: string): string | undefined {
  return fixed(code, (sourceCode, find) =>
    endWithPromise(sourceCode, {
      registration: find('CallExpression', 'signal.addEventListener('),
      promise: find('NewExpression', 'new Promise('),
    }),
  );
}

describe('endWithPromise', () => {
  it('aborts a signal of the listener when the promise has settled', () => {
    expect(
      output(lines`
        function sleep(ms, signal) {
          // wakes early
          return new Promise((resolve) => {
            setTimeout(resolve, ms);
            signal.addEventListener('abort', resolve, { once: true });
          });
        }
      `),
    ).toBe(lines`
      function sleep(ms, signal) {
        const settled = new AbortController();
        // wakes early
        return new Promise((resolve) => {
          setTimeout(resolve, ms);
          signal.addEventListener('abort', resolve, { once: true, signal: settled.signal });
        }).finally(() => settled.abort());
      }
    `);
  });

  it('adds the options', () => {
    expect(output("{ await new Promise((r) => signal.addEventListener('abort', r)); }\n")).toBe(
      "{ const settled = new AbortController(); await new Promise((r) => signal.addEventListener('abort', r, { signal: settled.signal })).finally(() => settled.abort()); }\n",
    );
    expect(output("{ await new Promise((r) => signal.addEventListener('abort', r, {})); }\n")).toBe(
      "{ const settled = new AbortController(); await new Promise((r) => signal.addEventListener('abort', r, { signal: settled.signal })).finally(() => settled.abort()); }\n",
    );
  });

  it('takes a free name', () => {
    expect(output("{ await new Promise((settled) => signal.addEventListener('abort', settled)); }\n")).toBe(
      "{ const settled2 = new AbortController(); await new Promise((settled) => signal.addEventListener('abort', settled, { signal: settled2.signal })).finally(() => settled2.abort()); }\n",
    );
  });

  it('writes out what `true` says', () => {
    expect(output("{ await new Promise((r) => signal.addEventListener('abort', r, true)); }\n")).toBe(
      "{ const settled = new AbortController(); await new Promise((r) => signal.addEventListener('abort', r, { capture: true, signal: settled.signal })).finally(() => settled.abort()); }\n",
    );
  });

  it('leaves options that it cannot read, and functions without a body, alone', () => {
    expect(output("{ await new Promise((r) => signal.addEventListener('abort', r, options)); }\n")).toBeUndefined();
    expect(output("const f = () => new Promise((r) => signal.addEventListener('abort', r));\n")).toBeUndefined();
  });
});
