import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/no-leaked-stream.js';
import { untyped } from '../../support/rule-testers.js';
import { collectReports } from './tester.js';

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
    // A flag says on which ways the lock is still there.
    `
      export async function copy(stream, save) {
        const reader = stream.getReader();
        let isGiven = false;
        try {
          const { value } = await reader.read();
          if (value.isLast) {
            isGiven = true;
            save(reader);
            throw new Error('last');
          }
          return value;
        } finally {
          if (!isGiven) {
            reader.releaseLock();
          }
        }
      }
    `,
    // What calls of the same file do is not expected to throw, nor does it leave the function where it does.
    `
      export async function copy(stream, onPart) {
        const reader = stream.getReader();
        while (true) {
          const { done, value } = await reader.read();
          if (done) break;
          onPart(value);
        }
      }
    `,
    // A promise that cannot reject.
    `
      export async function copy(stream, file) {
        const reader = stream.getReader();
        while (true) {
          const { done, value } = await reader.read();
          if (done) break;
          if (!file.write(value)) {
            await new Promise((resolve) => file.once('drain', resolve));
          }
        }
      }
    `,
    // One part of a stream that goes on, and nobody else is meant to take another.
    `
      export async function accept(session) {
        const reader = session.incoming.getReader();
        const { value } = await reader.read();
        return value;
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
        },
      ],
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
        },
      ],
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
  ],
});

describe('no-leaked-stream: locks, with one edit', () => {
  it.each([
    ['lockThrowMissed', 3, false, `
        export async function copy(stream, file) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            if (!file.write(value)) {
              await new Promise((resolve, reject) => file.once('drain', resolve).once('error', reject));
            }
          }
        }
      `],
    ['lockLeaveMissed', 3, true, `
        export async function accept(session) {
          const reader = session.incoming.getReader();
          const { value } = await reader.read();
          return value;
        }
      `],
    ['lockLeaveMissed', 3, false, `
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
      `],
    // A generator that nobody asks for more.
    ['lockYieldMissed', 3, false, `
        export async function* parts(stream) {
          const reader = stream.getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) return;
            yield value;
          }
        }
      `],
    // A writer has no end but the one that it is given.
    ['lockThrowMissed', 3, false, `
        export async function send(stream, render) {
          const writer = stream.getWriter();
          await writer.write(await render());
          writer.releaseLock();
        }
      `],
    ['lockEndMissed', 3, false, `
        export async function send(stream, text) {
          const writer = stream.getWriter();
          await writer.write(text);
        }
      `],
    // A chain of calls is told where it locks.
    ['lockThrowMissed', 5, false, `
        export async function copy(stream, save) {
          const reader = stream
            .pipeThrough(decode())
            .getReader();
          while (true) {
            const { done, value } = await reader.read();
            if (done) break;
            await save(value);
          }
        }
      `],
    // Code of somebody else, and a loop that is not begun again.
    ['lockEndMissed', 3, false, `
        export async function copy(stream, { onPart, fail }) {
          const reader = stream.getReader();
          try {
            while (true) {
              const { done, value } = await reader.read();
              if (done) break;
              onPart?.(value);
            }
          } catch (error) {
            fail(error);
          }
        }
      `],
    // The `return` in a `catch` is not what leaves it.
    ['lockEndMissed', 3, false, `
        export async function copy(stream, { onPart, isAborted, fail }) {
          const reader = stream.getReader();
          try {
            while (true) {
              const { done, value } = await reader.read();
              if (done) break;
              onPart?.(value);
            }
          } catch (error) {
            if (isAborted()) return;
            fail(error);
          }
        }
      `],
  ] as const)('%s on line %i', (messageId, line, includeLikely, code) => {
    expect(collectReports(code, { includeLikely })).toStrictEqual([{ messageId, line, edits: 1 }]);
  });
});
