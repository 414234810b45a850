import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

interface Report {
  readonly messageId: string | undefined;
  readonly line: number;
  readonly suggestion: string | undefined;
}

function report(code: string, includeLikely: boolean): readonly Report[] {
  const messages = lintText({
    code,
    filename: 'src/file.ts',
    rules: { 'leaks/no-leaked-listener': ['error', { includeLikely }] },
    settings: { leaks: { testFiles: 'report' } },
  });
  return messages.map(({ messageId, line, suggestions: [first] = [] }) => ({
    messageId,
    line,
    suggestion: first && code.slice(0, first.fix.range[0]) + first.fix.text + code.slice(first.fix.range[1]),
  }));
}

const certain = (code: string): readonly (string | undefined)[] => report(code, false).map(({ messageId }) => messageId);
const likely = (code: string): readonly (string | undefined)[] => report(code, true).map(({ messageId }) => messageId);

describe('once() of Node in a race', () => {
  const race = (waits: string, head = 'export async function ask(bus)'): string => `
    import { EventEmitter, once } from 'node:events';
    const shared = new EventEmitter();
    ${head} {
      await Promise.race([${waits}]);
    }
  `;

  const often = (waits: string): string => `
    import { once } from 'node:events';
    import process from 'node:process';
    import { server } from './server.js';
    server.on('request', async (request) => {
      await Promise.race([${waits}]);
    });
  `;

  it('of an emitter that lives as long as the process, for each request', () => {
    expect(certain(often("once(process, 'warning'), work(request)"))).toEqual(['raceLoserStays']);
    expect(certain(often("once(process, 'warning', { signal: request.signal }), work(request)"))).toEqual([]);
    expect(certain(often("once(request, 'end'), work(request)"))).toEqual([]);
  });

  it('of an emitter from outside', () => {
    expect(certain(race("once(bus, 'a'), once(bus, 'b')"))).toEqual([]);
    expect(likely(race("once(bus, 'a'), once(bus, 'b')"))).toEqual(['raceLoserStays']);
    expect(likely(race("once(shared, 'a'), work()"))).toEqual(['raceLoserStays']);
  });

  it.each([
    ['alone', race("once(bus, 'a')")],
    ['with options of somebody else', race("once(bus, 'a', options), work()")],
    ['not a race', race("once(bus, 'a'), work()").replace('race', 'all')],
    ['of what the function made', race("once(new EventEmitter(), 'a'), work()")],
    ['once in the process', race("once(shared, 'a'), work()").replace('export async function ask(bus) {', '{')],
    ['of another module', race("once(bus, 'a'), work()").replace('node:events', './events.js')],
  ])('%s', (_, code) => {
    expect(likely(code)).toEqual([]);
  });

  it('through a constant', () => {
    const code = race("lost, work()").replace('await', "const lost = once(bus, 'lost');\n      await");
    expect(likely(code)).toEqual(['raceLoserStays']);
  });

  it('a signal ends all that wait in the race', () => {
    expect(report(race("once(bus, 'a'), once(bus, 'b')"), true)[0]?.suggestion).toBe(
      race("once(bus, 'a', { signal: settled.signal }), once(bus, 'b', { signal: settled.signal })")
        .replace(']);', ']).finally(() => settled.abort());')
        .replace('await', 'const settled = new AbortController();\n      await'),
    );
  });

  it('of the signal of a caller', () => {
    const code = (signal: string): string => race("once(signal, 'abort'), work()", `export async function ask(${signal})`);
    expect(certain(code('signal'))).toEqual(['raceLoserStays']);
    expect(certain(code('bus').replace('await', 'const { signal } = new AbortController();\n      await'))).toEqual([]);
  });
});

describe('a listener for the abort', () => {
  const wait = (listen: string, head = ''): string => `
    import { addAbortListener } from 'node:events';
    ${head}
    export function wait(ms, signal) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        const stop = () => { clearTimeout(timer); reject(signal.reason); };
        ${listen}
      });
    }
  `;

  it.each([
    ["signal.addEventListener('abort', stop);"],
    ["signal.addEventListener('abort', stop, { once: true });"],
    ["signal?.addEventListener('abort', stop, { once: true, passive: true });"],
    ['signal.addEventListener("abort", stop, ONCE);'],
    ["signal.once('abort', stop);"],
    ['addAbortListener(signal, stop);'],
    ['const listener = addAbortListener(signal, stop);'],
  ])('%s stays when the timer wins', (listen) => {
    expect(certain(wait(listen, 'const ONCE = { once: true };'))).toEqual(['abortOutlivesPromise']);
  });

  it.each([
    ["signal.addEventListener('abort', stop, options);"],
    ["signal.addEventListener('abort', stop, { once: true, signal: other });"],
    ['using listener = addAbortListener(signal, stop);'],
    ['const listener = addAbortListener(signal, stop); listeners.push(listener);'],
    ['this.listener = addAbortListener(signal, stop);'],
  ])('%s may go', (listen) => {
    expect(likely(wait(listen))).toEqual([]);
  });
});
