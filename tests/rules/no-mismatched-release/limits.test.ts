import { describe, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';
import { report } from './tester.js';

const ids = (code: string, includeLikely = false): readonly (string | undefined)[] => report('src/file.ts', code, { includeLikely }).map(({ messageId }) => messageId);

const bus = (limit: string, more = '', end = ''): string => `
  import { EventEmitter } from 'node:events';
  const bus = new EventEmitter();
  export class Session {
    onMessage = () => this.render();
    constructor() {
      ${limit}
      bus.on('message', this.onMessage);
      ${more}
    }
    dispose() {
      ${end}
      this.open = false;
    }
    render() {}
  }
`;

describe('a limit that is raised on a target of the process', () => {
  it.each([
    ['bus.setMaxListeners(0);'],
    ['bus.setMaxListeners(Infinity);'],
    ['bus.setMaxListeners(1000);'],
    ['bus.setMaxListeners(Number.MAX_SAFE_INTEGER);'],
    ['bus.setMaxListeners(bus.getMaxListeners() + 1);'],
    ['EventEmitter.setMaxListeners(0, bus);'],
  ])('%s', (limit) => {
    expect(report('src/file.ts', bus(limit))).toMatchObject([{ messageId: 'limitRaised', line: 7 }]);
  });

  it('is told with the line and the removal of the listener', () => {
    const [message] = lintText({ code: bus('bus.setMaxListeners(0);'), filename: 'src/file.ts', rules: { 'leaks/no-mismatched-release': 'error' }, settings });
    expect(message?.message).toBe(
      "`bus.setMaxListeners(0)` only silences the warning: `bus` keeps each 'message' listener of line 8, and nothing removes it. Call `bus.off('message', this.onMessage)` in `dispose()`, and leave the limit.",
    );
  });

  it('is told once, with the edit that removes the listener', () => {
    const code = bus('bus.setMaxListeners(0);');
    const messages = lintText({ code, filename: 'src/file.ts', rules: plugin.configs.all.rules ?? {}, settings });
    expect(messages.map(({ ruleId, messageId }) => `${String(ruleId)}/${String(messageId)}`)).toEqual(['leaks/no-mismatched-release/limitRaised']);
    const [{ output, suggestions } = { output: undefined, suggestions: undefined }] = report('src/file.ts', code);
    expect(output ?? suggestions?.['releaseInTeardown']).toContain("bus.off('message', this.onMessage);");
  });

  it('elsewhere in the file', () => {
    expect(ids(bus('').replace('new EventEmitter();', 'new EventEmitter(); bus.setMaxListeners(0);'))).toEqual(['limitRaised']);
  });

  it.each([
    ['the limit of Node', bus('bus.setMaxListeners(10);')],
    ['a smaller one', bus('bus.setMaxListeners(2);')],
    ['one that only the run knows', bus('bus.setMaxListeners(limit);')],
    ['a listener that is removed', bus('bus.setMaxListeners(0);', '', "bus.off('message', this.onMessage);")],
    ['a listener that goes by itself', bus('bus.setMaxListeners(0);').replace("bus.on('", "bus.once('")],
    ['of another target', bus('other.setMaxListeners(0);')],
    ['for as many as the class gives', bus('bus.setMaxListeners(0);', Array.from({ length: 12 }, (_, index) => `bus.on('e${String(index)}', this.onMessage);`).join(' '))],
    ['of the own emitter', bus('this.setMaxListeners(0);').replaceAll("bus.on('message'", "this.on('message'")],
    ['an emitter of the instance', bus('this.bus = new EventEmitter(); this.bus.setMaxListeners(0);').replaceAll("bus.on('message'", "this.bus.on('message'")],
    ['of a module that is there once', "import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); bus.setMaxListeners(0); bus.on('x', () => {  a(); });"],
  ])('not %s', (_, code) => {
    expect(ids(code, true)).toEqual([]);
  });
});

describe('a limit that is raised on a target from outside', () => {
  const given = (limit: string, event = 'message', end = ''): string => `
    import { setMaxListeners } from 'node:events';
    export class Session {
      constructor(connection) {
        this.connection = connection;
        ${limit}
        connection.on('${event}', () => this.render());
      }
      stop() { ${end} }
      render() {}
    }
  `;

  it('is likely a leak', () => {
    expect(ids(given('connection.setMaxListeners(0);'), true)).toEqual(['limitRaised']);
    expect(ids(given('setMaxListeners(0, connection);'), true)).toEqual(['limitRaised']);
    expect(ids(given('connection.setMaxListeners(0);'))).toEqual([]);
    expect(ids(given(''), true)).toEqual([]);
  });

  it('is none where the session ends with it', () => {
    expect(ids(given('connection.setMaxListeners(0);', 'close'), true)).toEqual([]);
    expect(ids(given('connection.setMaxListeners(0);', 'message', 'this.connection.close();'), true)).toEqual([]);
  });

  const work = (head: string): string => `
    ${head} send(client, value) {
      client.setMaxListeners(100);
      client.on('reply', (reply) => show(reply, value));
    }
  `;

  it('of a work that ends', () => {
    expect(ids(work('export async function'), true)).toEqual(['limitRaised']);
    expect(ids(work('export function'), true)).toEqual([]);
  });
});

describe('a limit that is raised on a signal', () => {
  const wait = (limit: string, end = ''): string => `
    import { setMaxListeners } from 'node:events';
    export function follow(signal, feed) {
      ${limit}
      const stop = () => feed.pause();
      signal.addEventListener('abort', stop);
      ${end}
    }
  `;

  it('is likely a leak', () => {
    expect(ids(wait('setMaxListeners(0, signal);'), true)).toEqual(['limitRaised']);
    expect(ids(wait('setMaxListeners(0, signal);'))).toEqual([]);
    expect(ids(wait('setMaxListeners(0, signal);', "feed.onEnd = () => signal.removeEventListener('abort', stop);"), true)).toEqual([]);
    expect(ids(wait('', ''), true)).toEqual([]);
  });

  it('is told by the rule on listeners where the work ends before the signal', () => {
    const code = `
      import { setMaxListeners } from 'node:events';
      export function read(signal, url) {
        setMaxListeners(0, signal);
        const controller = new AbortController();
        signal.addEventListener('abort', () => controller.abort());
        return fetch(url, { signal: controller.signal });
      }
    `;
    const messages = lintText({ code, filename: 'src/file.ts', rules: plugin.configs.all.rules ?? {}, settings });
    expect(messages.map(({ messageId }) => messageId)).toEqual(['abortForwarded']);
  });
});

it('known limit: the limit of all emitters says nothing of one', () => {
  expect(ids(bus('EventEmitter.defaultMaxListeners = 0;'), true)).toEqual([]);
});
