import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

const ids = (code: string): readonly (string | undefined)[] => report('src/file.ts', code).map(({ messageId }) => messageId);

function latch(test: string, initial = 'false', set = 'true'): string {
  return lines`
    export function listen(node, type, show) {
      node.addEventListener(type, show);
      let disposed = ${initial};
      return {
        dispose: () => {
          if (${test}) {
            return;
          }
          disposed = ${set};
          node.removeEventListener(type, show);
        },
      };
    }
  `;
}

describe('a latch', () => {
  it('that leaves while it is closed never opens', () => {
    expect(report('src/file.ts', latch('!disposed'))).toEqual([{ messageId: 'guardInverted', line: 6, output: latch('disposed') }]);
  });

  it('of the other sense', () => {
    expect(report('src/file.ts', latch('disposed', 'true', 'false'))).toEqual([
      { messageId: 'guardInverted', line: 6, output: latch('!disposed', 'true', 'false') },
    ]);
    expect(report('src/file.ts', latch('disposed === false'))).toEqual([
      { messageId: 'guardInverted', line: 6, output: latch('disposed !== false') },
    ]);
  });

  it('the right way round', () => {
    expect(ids(latch('disposed'))).toEqual([]);
    expect(ids(latch('!disposed', 'true', 'false'))).toEqual([]);
    expect(ids(latch('disposed === true'))).toEqual([]);
  });

  it('that other code opens', () => {
    expect(ids(latch('!disposed').replace('return {', 'node.onclick = () => { disposed = true; };\n return {'))).toEqual([]);
  });

  it('that begins anew on each call', () => {
    expect(ids(latch('!disposed').replace('  let disposed = false;\n', '').replace('dispose: () => {', 'dispose: () => { let disposed = false;'))).toEqual([]);
  });

  it('whose value is not known at first', () => {
    expect(ids(latch('!disposed', 'show.isDone'))).toEqual([]);
  });

  it('a handle that nothing sets is no latch', () => {
    const code = (set: string): string => `
      let timer;
      ${set}
      export function cancel() {
        if (timer) {
          clearTimeout(timer);
          timer = undefined;
        }
      }
    `;
    expect(ids(code(''))).toEqual([]);
    expect(ids(code('export function start() { timer = setTimeout(cancel, 1); }'))).toEqual([]);
  });

  it('with a body', () => {
    const code = (test: string): string => `
      let isOpen = true;
      export function close() {
        if (${test}) {
          isOpen = false;
          document.removeEventListener('click', log);
        }
      }
    `;
    expect(ids(code('!isOpen'))).toEqual(['guardInverted']);
    expect(ids(code('isOpen'))).toEqual([]);
  });

  it('in a private field', () => {
    const code = (field: string, test: string): string => `
      export class Session {
        ${field} = false;
        dispose() {
          if (${test}) return;
          this.disposed = true;
          this.socket.close();
        }
      }
    `;
    expect(ids(code('private disposed', '!this.disposed'))).toEqual(['guardInverted']);
    expect(ids(code('private disposed', 'this.disposed'))).toEqual([]);
    // Another file may set it.
    expect(ids(code('disposed', '!this.disposed'))).toEqual([]);
  });
});

describe('a test for absence', () => {
  const method = (body: string): string => `export class Clock { timer; child; off; stop() { ${body} } }`;

  it.each([
    ['if (this.timer) return; clearInterval(this.timer);', 'if (!this.timer) return; clearInterval(this.timer);'],
    ['if (!this.timer) clearInterval(this.timer);', 'if (this.timer) clearInterval(this.timer);'],
    ['if (!this.child) { this.child.dispose(); }', 'if (this.child) { this.child.dispose(); }'],
    ['if (this.child === undefined) { this.child?.dispose(); }', 'if (this.child !== undefined) { this.child?.dispose(); }'],
    ['if (this.child != null) { return; } this.child.close(); this.child = null;', 'if (this.child == null) { return; } this.child.close(); this.child = null;'],
  ])('%s', (wrong, right) => {
    expect(report('src/file.ts', method(wrong))).toEqual([{ messageId: 'guardInverted', line: 1, output: method(right) }]);
    expect(ids(method(right))).toEqual([]);
  });

  it.each([
    'if (this.timer) return; clearInterval(this.timer); this.timer = setInterval(tick, 1000);',
    'if (this.timer) return; this.start(); this.timer = 1; clearInterval(this.timer);',
    'if (!this.timer) { this.timer = setTimeout(tick, 1); clearTimeout(this.timer); }',
    'if (this.timer) return; clearInterval(this.other);',
    'if (!this.child.isDisposed) this.child.dispose();',
    'if (!this.child) { this.off(); }',
    'if (!this.child) { log("no child"); } else { this.child.dispose(); }',
    'if (!this.timer) { setTimeout(() => clearTimeout(this.timer), 1); }',
  ])('%s is right', (body) => {
    expect(ids(method(body))).toEqual([]);
  });
});
