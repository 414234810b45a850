import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

const traced = `
  import { trace } from 'acme';
  export class Poller {
    private readonly timer = setInterval(() => {}, 1_000);
    constructor() {
      trace(this.timer);
    }
  }
`;

const scheduled = `
  import { every } from 'acme';
  export class Poller {
    private readonly job = every(1_000, () => {});
  }
`;

const every = {
  id: 'acme/every',
  family: 'timer',
  kind: 'handle',
  noun: 'job',
  keeps: 'its callback',
  acquire: [{ call: { from: 'acme', name: 'every' } }],
  callback: 1,
  ends: 'never',
  release: [{ method: 'stop' }],
};

function lint(code: string, leaks?: object): readonly (string | undefined)[] {
  const messages = lintText({
    code,
    filename: 'src/poller.ts',
    rules: { 'leaks/no-leaked-timer': 'error' },
    settings: { leaks },
  });
  return messages.map(({ message }) => message);
}

describe('settings.leaks', () => {
  it('is silent about a handle that goes to an unknown function', () => {
    expect(lint(traced)).toEqual([]);
  });

  it('reports it when the function is a borrower', () => {
    expect(lint(traced, { borrowers: [{ from: 'acme', name: 'trace' }] })).toEqual([
      '`this.timer` is never cleared: the interval keeps its callback and all that it captures. Call `clearInterval(this.timer)` in `dispose()`.',
    ]);
  });

  it('is silent about a borrower of the same name from another package', () => {
    expect(lint(traced, { borrowers: [{ from: 'acme-tools', name: 'trace' }] })).toEqual([]);
  });

  it('knows nothing of a private library', () => {
    expect(lint(scheduled)).toEqual([]);
  });

  it('reports a resource of a private library', () => {
    expect(lint(scheduled, { resources: [every] })).toEqual([
      '`this.job` is never cleared: the job keeps its callback. Call `this.job.stop()` in `dispose()`.',
    ]);
  });

  it('is silent when the resource is released', () => {
    const released = scheduled.replace('() => {});', '() => {}); dispose() { this.job.stop(); }');
    expect(lint(released, { resources: [every] })).toEqual([]);
  });

  it('names the key, the value and what is allowed in a wrong setting', () => {
    expect(() => lint(scheduled, { resource: [] })).toThrow(/settings\.leaks/u);
  });
});
