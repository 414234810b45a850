import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { createReport } from '../../support/rule-testers.js';

const report = createReport('no-leaked-listener');
const ids = (code: string): readonly (string | undefined)[] => report('src/file.js', code).map(({ messageId }) => messageId);

const popup = (register: string, release: string): string => lines`
  import bus from './bus.js';

  const EVENT_KEY = '.popup';
  const KEY_DOWN = \`keydown\${EVENT_KEY}\`;

  export class Popup {
    onKey = (event) => { console.log(this, event); };

    activate() {
      ${register}
    }

    deactivate() {
      ${release}
    }
  }
`;

describe('a delegate that takes the target first', () => {
  it('adds no listener to itself', () => {
    expect(ids(popup('bus.on(document, KEY_DOWN, (event) => this.hide(event));', 'bus.off(document, EVENT_KEY);'))).toEqual([]);
    expect(ids(popup('bus.on(document, KEY_DOWN, this.onKey);', 'bus.off(document, EVENT_KEY);'))).toEqual([]);
  });

  it('an emitter does', () => {
    expect(ids(popup("bus.on('key', this.onKey);", "bus.off('other', this.onOther);"))).toEqual(['missedByTeardown']);
  });
});

const wait = (winner: string, loser: string): string => lines`
  export function wait(con, done) {
    const onFirst = () => done();
    con.once('${winner}', onFirst);
    con.once('${loser}', () => {
      con.off('${winner}', onFirst);
      done();
    });
  }
`;

describe('two that wait for one target', () => {
  it('an event that comes once cannot leave the other behind for long', () => {
    expect(ids(wait('abort', 'row'))).toEqual([]);
    expect(ids(wait('empty', 'response'))).toEqual(['otherHalfStays']);
    expect(ids(wait('empty', 'row'))).toEqual(['otherHalfStays']);
  });
});

const onExit = (name: string): string => lines`
  export class Agent {
    ${name}(callback) {
      process.on('exit', () => callback(this));
    }

    destroy() {
      this.transport.destroy();
    }
  }
`;

describe('what is to run when the process ends', () => {
  it('is meant to stay until then', () => {
    expect(ids(onExit('onExit'))).toEqual([]);
    expect(ids(onExit('start'))).toEqual(['inlineMissedByTeardown']);
  });
});
