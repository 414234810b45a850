import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { lintText } from '../../support/lint-text.js';

interface Report {
  readonly messageId: string | undefined;
  readonly line: number;
  readonly suggestion: string | undefined;
}

function report(code: string, includeLikely = true, filename = 'src/file.js'): readonly Report[] {
  const messages = lintText({
    code,
    filename,
    rules: { 'leaks/no-leaked-listener': ['error', { includeLikely }] },
    settings: { leaks: { testFiles: 'report' } },
  });
  return messages.map(({ messageId, line, suggestions: [first] = [] }) => ({
    messageId,
    line,
    suggestion: first && code.slice(0, first.fix.range[0]) + first.fix.text + code.slice(first.fix.range[1]),
  }));
}

const ids = (code: string, includeLikely = true): readonly (string | undefined)[] => report(code, includeLikely).map(({ messageId }) => messageId);

const ask = (listen: string): string => lines`
  export function ask(bus) {
    return new Promise((resolve, reject) => {
      ${listen}
    });
  }
`;

describe('two that settle one promise', () => {
  it('the one that lost stays', () => {
    expect(report(ask("bus.once('reply', resolve); bus.once('error', reject);"))).toMatchObject([{ messageId: 'noHalfRemoves', line: 3 }]);
    expect(ids(ask("bus.once('reply', resolve);"))).toEqual([]);
  });

  it('the suggestion names both, and each removes the other', () => {
    const code = lines`
      export function ask(bus) {
        return new Promise((resolve, reject) => {
          bus.once('reply', resolve);
          bus.once('error', reject);
        });
      }
    `;
    const fixed = lines`
      export function ask(bus) {
        return new Promise((resolve, reject) => {
          const onReply = (value) => { bus.off('error', onError); resolve(value); };
          const onError = (value) => { bus.off('reply', onReply); reject(value); };
          bus.once('reply', onReply);
          bus.once('error', onError);
        });
      }
    `;
    expect(report(code)[0]?.suggestion).toBe(fixed);
    expect(ids(fixed)).toEqual([]);
    expect(report(code, true, 'src/file.ts')[0]?.suggestion).toBe(
      fixed.replace('onReply =', 'onReply: typeof resolve =').replace('onError =', 'onError: typeof reject ='),
    );
  });

  it('the suggestion adds a line to functions that have a name', () => {
    const code = lines`
      export function ask(bus) {
        return new Promise((resolve, reject) => {
          const onReply = (value) => {
            console.log(value);
            resolve(value);
          };
          const onLost = () => reject(new Error('lost'));
          bus.once('reply', onReply);
          bus.once('lost', onLost);
        });
      }
    `;
    expect(report(code)[0]?.suggestion).toBe(
      code
        .replace('console.log', "bus.off('lost', onLost);\n      console.log")
        .replace("reject(new Error('lost'));", "{ bus.off('reply', onReply); reject(new Error('lost')); };"),
    );
  });

  it.each([
    ['each removes the other', "const a = () => { bus.off('lost', b); resolve(); }; const b = () => { bus.off('reply', a); reject(); }; bus.once('reply', a); bus.once('lost', b);"],
    ['all are removed', "bus.once('reply', (value) => { bus.removeAllListeners(); resolve(value); }); bus.once('lost', reject);"],
    ['a start and an end', "bus.once('open', resolve); bus.once('error', reject); bus.once('close', reject);"],
    ['events that only the run knows', 'bus.once(name, resolve); bus.once(other, reject);'],
    ['of two targets', "bus.once('reply', resolve); bus.other.once('lost', reject);"],
    ['one does not settle', "bus.once('reply', resolve); bus.once('lost', () => show());"],
    ['a signal', "bus.addEventListener('reply', resolve, { once: true, signal }); bus.addEventListener('lost', reject, { once: true, signal });"],
    ['of what the function made', "const own = new Bus(); own.once('reply', resolve); own.once('lost', reject);"],
  ])('%s', (_, listen) => {
    expect(ids(ask(listen))).toEqual([]);
  });

  it('of the request that the function answers', () => {
    expect(ids(ask("bus.once('data', resolve); bus.once('aborted', reject);").replaceAll('bus', 'request'))).toEqual([]);
  });

  it('on a target of the process, for each request', () => {
    const code = (verb: string): string => `
      import { EventEmitter } from 'node:events';
      import { server } from './server.js';
      const bus = new EventEmitter();
      server.on('request', async (request) => {
        await new Promise((resolve, reject) => {
          bus.once('reply', resolve);
          bus.${verb}('lost', reject);
        });
      });
    `;
    expect(ids(code('once'), false)).toEqual(['noHalfRemoves']);
    expect(ids(code('emit'), false)).toEqual([]);
  });
});

describe('a target that both give back', () => {
  const compress = (reply: string, error: string): string => `
    export class Workers {
      compress(payload) {
        return new Promise((resolve, reject) => {
          const send = (worker) => {
            worker.once('message', (result) => { resolve(result); ${reply} });
            worker.once('error', (error) => { reject(error); ${error} });
            worker.postMessage(payload);
          };
          this.take(send);
        });
      }
    }
  `;

  it.each([
    ['worker.isBusy = false;', 'worker.isBusy = false;'],
    ['this.idle.push(worker);', 'this.idle.push(worker);'],
    ['this.pool.release(worker);', 'worker.state = 0;'],
  ])('%s', (reply, error) => {
    expect(ids(compress(reply, error), false)).toEqual(['noHalfRemoves']);
  });

  it.each([
    ['', ''],
    ['worker.isBusy = false;', 'worker.terminate();'],
    ['worker.isBusy = false;', ''],
    ['this.state = 0;', 'this.state = 0;'],
  ])('not %s and %s', (reply, error) => {
    expect(ids(compress(reply, error), true)).toEqual([]);
  });
});

describe('a half that does not remove the other', () => {
  it('gets a line', () => {
    const code = (removal: string): string => `
      export function read(con, done) {
        const onEmpty = () => {
          ${removal}done();
        };
        const onRow = () => {
          con.off('empty', onEmpty);
          done();
        };
        con.once('empty', onEmpty);
        con.once('row', onRow);
      }
    `;
    expect(report(code(''), false)).toEqual([{ messageId: 'otherHalfStays', line: 11, suggestion: code("con.off('row', onRow);\n          ") }]);
    expect(ids(code("con.off('row', onRow);\n          "))).toEqual([]);
  });
});
