import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

function collectReports(code: string, includeLikely = false): readonly { messageId: string | undefined; line: number; suggestions: number }[] {
  const settings = { leaks: { testFiles: 'report' } };
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-handle': ['error', { includeLikely }] }, settings }).map(
    ({ messageId, line, suggestions = [] }) => ({ messageId, line, suggestions: suggestions.length }),
  );
}

/** A link with an opening method; `close()` and `send()` know its end. */
const createLink = (opening: string, closing = 'this.closed = true; this.socket?.destroy();', sending = 'if (this.closed) return;'): string => `
  export class Link {
    closed = false;
    ${opening}
    close() { ${closing} }
    send(text) { ${sending} this.socket.write(text); }
  }
`;

describe('no-leaked-handle: handles that arrive when their owner has ended', () => {
  it.each([
    // Somebody looks.
    createLink('async open(host) { this.socket = await this.dial(host); if (this.closed) this.socket.destroy(); }'),
    createLink('async open(host) { const socket = await this.dial(host); if (this.closed) return socket.destroy(); this.socket = socket; }'),
    createLink('open(host) { dial(host, (error, socket) => { if (this.closed) { socket.destroy(); return; } this.socket = socket; }); }'),
    // The caller looks.
    createLink('async open(host) { await this.begin(host); if (this.closed) this.socket.destroy(); } async begin(host) { this.socket = await this.dial(host); }'),
    // What the wait is given can end it, or nothing else can run meanwhile.
    createLink('async open(host) { this.socket = await this.dial(host, this.controller.signal); }'),
    createLink('async open(host) { await this.mutex.runExclusive(async () => { this.socket = await this.dial(host); }); }'),
    // Another attempt is told apart.
    createLink('async open(host) { const attempt = ++this.attempt; const socket = await this.dial(host); if (attempt !== this.attempt) return; this.socket = socket; }'),
    // The end waits for the start.
    createLink('async open(host) { this.socket = await this.dial(host); }', 'this.closed = true; await this.opening; this.socket.destroy();').replace('close()', 'async close()'),
    // Nothing in the class looks at its end.
    createLink('async open(host) { this.socket = await this.dial(host); }', undefined, ''),
    // Nothing closes it.
    createLink('async open(host) { this.socket = await this.dial(host); }', 'this.closed = true;'),
    // It is there at once.
    createLink('open(host) { this.socket = this.dial(host); }'),
    // A listener's event has no error in front.
    createLink("open(server) { server.on('connection', (socket) => { this.socket = socket; }); }"),
  ])('silent: %#', (code) => {
    expect(collectReports(code, true)).toStrictEqual([]);
  });

  it.each([
    [1, createLink('async open(host) { this.socket = await this.dial(host);\n }')],
    [0, createLink('async open(host) { const socket = await this.dial(host); socket.setNoDelay(); this.socket = socket; return socket; }')],
    [1, createLink('open(host) { dial(host, (error, socket) => { if (error) return; this.socket = socket;\n this.socket.setNoDelay(); }); }')],
    [
      1,
      createLink(
        'open(host) { dial(host, (error, socket) => { this.socket = socket;\n }); }',
        'this.state = State.Closed; this.socket?.destroy();',
        'if (this.state === State.Closed) return;',
      ),
    ],
  ] as const)('told with %i suggestions', (suggestions, code) => {
    expect(collectReports(code)).toStrictEqual([{ messageId: 'lateAfterEnd', line: 4, suggestions }]);
  });

  it('an object that a function is given, and the names that constants give', () => {
    const code = `
      class Client {
        [kDestroy](error) {
          destroy(this[kSocket].on('close', done), error);
        }
      }
      async function connect(client) {
        const socket = await new Promise((resolve, reject) => {
          client[kConnector]({}, (error, made) => (error ? reject(error) : resolve(made)));
        });
        client[kSocket] = socket;
      }
      function resume(client) {
        if (client.destroyed) return;
        client.run();
      }
    `;
    expect(collectReports(code)).toStrictEqual([{ messageId: 'lateAfterEnd', line: 8, suggestions: 1 }]);
  });

  it('a method that opens nothing by its name is likely only', () => {
    const code = createLink('async restore(host) { this.socket = await this.dial(host);\n }');
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, true)).toStrictEqual([{ messageId: 'lateAfterEnd', line: 4, suggestions: 1 }]);
  });

  it('writes the look', () => {
    const code = `
class Link {
  async open(host) {
    this.socket = await this.dial(host); // late
    this.send('hello');
  }
  close() {
    this.closed = true;
    this.socket?.destroy();
  }
  send(text) {
    if (!this.closed) this.socket.write(text);
  }
}
`;
    const [report] = lintText({ code, filename: 'file.js', rules: { 'leaks/no-leaked-handle': 'error' }, settings: { leaks: { testFiles: 'report' } } });
    const [suggestion] = report?.suggestions ?? [];
    const [start = 0] = suggestion?.fix.range ?? [];
    expect(code.slice(0, start) + (suggestion?.fix.text ?? '') + code.slice(start)).toBe(
      code.replace('// late\n', '// late\n    if (this.closed) {\n      this.socket.destroy();\n      return;\n    }\n'),
    );
  });
});
