import rule from '../../../src/rules/no-leaked-stream.js';
import { untyped } from './tester.js';

untyped.run('no-leaked-stream: locks', rule, {
  valid: [
    // Unlocked on each way out.
    `
      export async function copy(stream, save) {
        const reader = stream.getReader();
        try {
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            await save(value);
          }
        } finally {
          reader.releaseLock();
        }
      }
    `,
    // Nothing can throw in between but the stream itself.
    `
      export async function collect(stream) {
        const reader = stream.getReader();
        const parts = [];
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          parts.push(value);
        }
        return parts;
      }
    `,
    `
      export async function collect(stream, decoder) {
        const reader = stream.getReader();
        let text = '';
        let result = await reader.read();
        while (!result.done) {
          text += decoder.decode(result.value);
          result = await reader.read();
        }
        return text;
      }
    `,
    `
      export async function drain(stream) {
        const reader = stream.getReader();
        while (!(await reader.read()).done) {
          // Nothing is kept.
        }
      }
    `,
    `
      export async function collect(stream, save) {
        const reader = stream.getReader();
        let done = false;
        while (!done) {
          const part = await reader.read();
          done = part.done;
          if (!done) {
            save(part.value);
          }
        }
      }
    `,
    // At the end there is no value.
    `
      export async function collect(stream, parts) {
        const reader = stream.getReader();
        while (true) {
          const { value } = await reader.read();
          if (value === undefined) {
            return parts;
          }
          parts.push(value);
        }
      }
    `,
    // Cancelled before it leaves.
    `
      export async function findLine(stream, line) {
        const reader = stream.getReader();
        while (true) {
          const { done, value } = await reader.read();
          if (done) return false;
          if (value === line) {
            await reader.cancel();
            return true;
          }
        }
      }
    `,
    // Somebody else ends it: what it is given to, what gets it, a signal.
    `
      export async function open(stream, session) {
        const reader = stream.getReader();
        await session.ready;
        return new Link(session, reader);
      }
    `,
    `
      export async function open(stream, session) {
        const reader = stream.getReader();
        await session.ready;
        return { next: () => reader.read() };
      }
    `,
    `
      export async function copy(stream, save, signal) {
        const reader = stream.getReader();
        signal.addEventListener('abort', () => reader.cancel());
        while (true) {
          const { done, value } = await reader.read();
          if (done) break;
          await save(value);
        }
      }
    `,
    // A stream that holds nothing but memory.
    `
      export async function parse(text, save) {
        const reader = new Response(text).body.getReader();
        while (true) {
          const { done, value } = await reader.read();
          if (done) break;
          await save(value);
        }
      }
    `,
    // Another kind of reader.
    `
      export async function list(index, save) {
        const reader = index.getReader();
        for (const term of reader.terms()) {
          await save(term);
        }
      }
    `,
    // A writer that closes its stream; a stream that fails is closed.
    `
      export async function send(stream, text) {
        const writer = stream.getWriter();
        await writer.ready;
        await writer.write(text);
        await writer.close();
      }
    `,
  ],
  invalid: [
    {
      code: `
        export async function copy(stream, save) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            await save(value);
          }
        }
      `,
      errors: [
        {
          messageId: 'lockThrowMissed',
          line: 3,
          data: { handle: 'reader', culprit: 'save(value)', release: 'reader.releaseLock' },
          suggestions: [
            {
              messageId: 'wrapInFinally',
              data: { release: 'reader.releaseLock' },
              output: `
        export async function copy(stream, save) {
          const reader = stream.getReader();
          try {
            while (true) {
              const { done, value } = await reader.read();
              if (done) break;
              await save(value);
            }
          } finally {
            reader.releaseLock();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // Released, but not if something throws.
    {
      code: `
        export async function copy(stream, save) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            await save(value);
          }
          reader.releaseLock();
        }
      `,
      errors: [
        {
          messageId: 'lockThrowMissed',
          line: 3,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              data: { release: 'reader.releaseLock' },
              output: `
        export async function copy(stream, save) {
          const reader = stream.getReader();
          try {
            while (true) {
              const { done, value } = await reader.read();
              if (done) break;
              await save(value);
            }
          } finally {
            reader.releaseLock();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // Left before the end.
    {
      code: `
        export async function findLine(stream, line) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) return false;
            if (value === line) {
              return true;
            }
          }
        }
      `,
      errors: [
        {
          messageId: 'lockLeaveMissed',
          line: 3,
          data: { handle: 'reader', leaver: 'return', line: 8, release: 'reader.releaseLock' },
          suggestions: [
            {
              messageId: 'wrapInFinally',
              data: { release: 'reader.releaseLock' },
              output: `
        export async function findLine(stream, line) {
          const reader = stream.getReader();
          try {
            while (true) {
              const { done, value } = await reader.read();
              if (done) return false;
              if (value === line) {
                return true;
              }
            }
          } finally {
            reader.releaseLock();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export async function readHead(stream, head) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            head.push(value);
            if (head.length > 9) break;
          }
          return head;
        }
      `,
      errors: [
        {
          messageId: 'lockLeaveMissed',
          line: 3,
          data: { handle: 'reader', leaver: 'return', line: 10, release: 'reader.releaseLock' },
          suggestions: 1,
        },
      ],
    },
    // A generator that nobody asks for more.
    {
      code: `
        export async function* parts(stream) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) return;
            yield value;
          }
        }
      `,
      errors: [{ messageId: 'lockYieldMissed', line: 3, data: { handle: 'reader', line: 7, release: 'reader.releaseLock' }, suggestions: 1 }],
    },
    // One way hands it on, another forgets it.
    {
      code: `
        export async function open(session, stream) {
          const reader = stream.getReader();
          const { value, done } = await reader.read();
          if (done) {
            return;
          }
          if (value.type !== 'open') {
            return session.close();
          }
          session.run(reader);
        }
      `,
      errors: [{ messageId: 'lockLeaveMissed', line: 3, data: { handle: 'reader', leaver: 'return', line: 9, release: 'reader.releaseLock' } }],
    },
    // A writer has no end but the one that it is given.
    {
      code: `
        export async function send(stream, render) {
          const writer = stream.getWriter();
          await writer.write(await render());
          writer.releaseLock();
        }
      `,
      errors: [{ messageId: 'lockThrowMissed', line: 3, data: { handle: 'writer', culprit: 'render()', release: 'writer.releaseLock' }, suggestions: 1 }],
    },
    {
      code: `
        export async function send(stream, text) {
          const writer = stream.getWriter();
          await writer.write(text);
        }
      `,
      errors: [{ messageId: 'lockEndMissed', line: 3, suggestions: 1 }],
    },
  ],
});
