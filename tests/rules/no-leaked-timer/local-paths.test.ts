import { lines } from '../../fixes/harness.js';
import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

untyped.run('no-leaked-timer: ways out of a function', rule, {
  valid: [
    // Released on each.
    `
      export async function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        await file.send();
        clearInterval(timer);
      }
    `,
    `
      export async function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        if (await file.isEmpty()) {
          clearInterval(timer);
          return false;
        }
        await file.send();
        clearInterval(timer);
        return true;
      }
    `,
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          try {
            if (await file.isEmpty()) return false;
            await file.send();
            return true;
          } finally {
            clearInterval(timer);
          }
        }
      `,
      options: strict,
    },
    // Set and cleared on the same condition.
    `
      export async function upload(file, send, ms) {
        let timer;
        if (ms) timer = setTimeout(() => send('late'), ms);
        await file.send();
        if (ms) clearTimeout(timer);
      }
    `,
    `
      export async function upload(file, send, ms) {
        const timer = ms > 0 ? setInterval(() => send('busy'), ms) : undefined;
        await file.send();
        if (timer) clearInterval(timer);
      }
    `,
    `
      export async function upload(file, send, ms) {
        const timer = ms > 0 ? setInterval(() => send('busy'), ms) : null;
        await file.send();
        if (timer !== null) clearInterval(timer);
      }
    `,
    // The return stands before the timer is set.
    `
      export async function upload(file, send) {
        if (await file.isEmpty()) return false;
        const timer = setInterval(() => send('busy'), 1000);
        await file.send();
        clearInterval(timer);
        return true;
      }
    `,
    // Every case clears it.
    `
      export async function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        switch (await file.send()) {
          case 'stored':
            clearInterval(timer);
            break;
          default:
            clearInterval(timer);
        }
      }
    `,
    // Each turn of the loop clears its own.
    `
      export async function uploadAll(files, send) {
        for (const file of files) {
          const timer = setInterval(() => send('busy'), 1000);
          await file.send();
          clearInterval(timer);
        }
      }
    `,
    // An endless wait has no way out.
    `
      export async function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        while (true) {
          if (await file.send()) {
            clearInterval(timer);
            return;
          }
        }
      }
    `,
    // A promise's executor clears it later.
    `
      export function upload(file, send) {
        return new Promise((resolve) => {
          const timer = setInterval(() => send('busy'), 1000);
          file.send(() => {
            clearInterval(timer);
            resolve();
          });
        });
      }
    `,
    `
      export function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        return file.send().finally(() => clearInterval(timer));
      }
    `,
    `
      export function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        file.onDone(clearInterval.bind(null, timer));
      }
    `,
    `
      export function upload(file, send) {
        const timer = setInterval(() => send('busy'), 1000);
        const end = (id) => clearInterval(id);
        file.send();
        end(timer);
      }
    `,
    `
      export function* turns(send) {
        const timer = setInterval(send, 1000);
        try {
          yield 1;
        } finally {
          clearInterval(timer);
        }
      }
    `,
    // A one-shot that a closure clears is meant to fire where the closure does not run.
    `
      export function warnLate(file, send) {
        const timer = setTimeout(() => send('late'), 5000);
        if (file.isBig) return;
        file.onDone(() => clearTimeout(timer));
      }
    `,
    // Once for the program.
    `
      const timer = setInterval(() => console.log('busy'), 1000);
      if (process.env.ONCE) clearInterval(timer);
    `,
  ],
  invalid: [
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          if (await file.isEmpty()) {
            return false;
          }
          await file.send();
          clearInterval(timer);
          return true;
        }
      `,
      output: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          if (await file.isEmpty()) {
            clearInterval(timer);
            return false;
          }
          await file.send();
          clearInterval(timer);
          return true;
        }
      `,
      errors: [
        { messageId: 'leaveMissed', data: { handle: 'timer', argument: 'timer', leaver: 'return', line: 5, release: 'clearInterval', releaseLine: 8 }, line: 3 },
      ],
    },
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          if (await file.isEmpty()) return;
          await file.send();
          clearInterval(timer);
        }
      `,
      output: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          if (await file.isEmpty()) { clearInterval(timer); return; }
          await file.send();
          clearInterval(timer);
        }
      `,
      errors: [
        { messageId: 'leaveMissed', data: { handle: 'timer', argument: 'timer', leaver: 'return', line: 4, release: 'clearInterval', releaseLine: 6 }, line: 3 },
      ],
    },
    // A one-shot may be meant to fire: a suggestion.
    {
      code: `
        export async function upload(file, send) {
          const timer = setTimeout(() => send('late'), 5000);
          if (await file.isEmpty()) {
            return false;
          }
          await file.send();
          clearTimeout(timer);
          return true;
        }
      `,
      errors: [
        {
          messageId: 'leaveMissed',
          data: { handle: 'timer', argument: 'timer', leaver: 'return', line: 5, release: 'clearTimeout', releaseLine: 8 },
          line: 3,
          suggestions: [
            {
              messageId: 'releaseBeforeReturn',
              output: `
        export async function upload(file, send) {
          const timer = setTimeout(() => send('late'), 5000);
          if (await file.isEmpty()) {
            clearTimeout(timer);
            return false;
          }
          await file.send();
          clearTimeout(timer);
          return true;
        }
      `,
            },
            {
              messageId: 'releaseInFinally',
              output: `
        export async function upload(file, send) {
          const timer = setTimeout(() => send('late'), 5000);
          try {
            if (await file.isEmpty()) {
              return false;
            }
            await file.send();
          } finally {
            clearTimeout(timer);
          }
          return true;
        }
      `,
            },
          ],
        },
      ],
    },
    // Cleared on one branch only.
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          if (await file.send()) {
            clearInterval(timer);
          }
        }
      `,
      errors: [
        { messageId: 'endMissed', data: { handle: 'timer', argument: 'timer', release: 'clearInterval', releaseLine: 5 }, line: 3, suggestions: null },
      ],
    },
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          switch (await file.send()) {
            case 'stored':
              clearInterval(timer);
              break;
            default:
              send('rejected');
          }
        }
      `,
      errors: [
        { messageId: 'endMissed', data: { handle: 'timer', argument: 'timer', release: 'clearInterval', releaseLine: 6 }, line: 3, suggestions: null },
      ],
    },
    // Only the normal end clears it: catch() swallows the error.
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          try {
            await file.send();
            clearInterval(timer);
          } catch (error) {
            send(error);
          }
        }
      `,
      errors: [
        {
          messageId: 'endMissed',
          data: { handle: 'timer', argument: 'timer', release: 'clearInterval', releaseLine: 6 },
          line: 3,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
        export async function upload(file, send) {
          const timer = setInterval(() => send('busy'), 1000);
          try {
            await file.send();
          } catch (error) {
            send(error);
          } finally {
            clearInterval(timer);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // Set on another condition than it is cleared.
    {
      code: `
        export async function upload(file, send, ms) {
          let timer;
          if (ms) timer = setInterval(() => send('busy'), ms);
          await file.send();
          if (file.isBig) clearInterval(timer);
        }
      `,
      errors: [
        { messageId: 'endMissed', data: { handle: 'timer', argument: 'timer', release: 'clearInterval', releaseLine: 6 }, line: 4, suggestions: null },
      ],
    },
    // A turn that goes on early leaves its timer.
    {
      code: `
        export async function uploadAll(files, send) {
          for (const file of files) {
            const timer = setInterval(() => send('busy'), 1000);
            if (await file.isEmpty()) continue;
            await file.send();
            clearInterval(timer);
          }
        }
      `,
      errors: [{ messageId: 'overwrittenInLoop', data: { handle: 'timer', argument: 'timer', noun: 'interval', release: 'clearInterval' }, line: 4 }],
    },
    {
      code: `
        export async function uploadAll(files, send) {
          let timer;
          for (const file of files) {
            timer = setInterval(() => send('busy'), 1000);
            await file.send();
          }
          clearInterval(timer);
        }
      `,
      errors: [
        {
          messageId: 'overwrittenInLoop',
          data: { handle: 'timer', argument: 'timer', noun: 'interval', release: 'clearInterval' },
          line: 5,
          suggestions: [
            {
              messageId: 'releaseBefore',
              output: `
        export async function uploadAll(files, send) {
          let timer;
          for (const file of files) {
            clearInterval(timer);
            timer = setInterval(() => send('busy'), 1000);
            await file.send();
          }
          clearInterval(timer);
        }
      `,
            },
          ],
        },
      ],
    },
    // A loop over it that is left early never comes back.
    {
      code: `
        export function* turns(send) {
          const timer = setInterval(send, 1000);
          yield 1;
          clearInterval(timer);
        }
      `,
      errors: [
        {
          messageId: 'endMissed',
          data: { handle: 'timer', argument: 'timer', release: 'clearInterval', releaseLine: 5 },
          line: 3,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `
        export function* turns(send) {
          const timer = setInterval(send, 1000);
          try {
                  yield 1;
          } finally {
                  clearInterval(timer);
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
        export function* turns(send) {
          const timer = setInterval(send, 1000);
          if (yield 1) return;
          clearInterval(timer);
        }
      `,
      output: `
        export function* turns(send) {
          const timer = setInterval(send, 1000);
          if (yield 1) { clearInterval(timer); return; }
          clearInterval(timer);
        }
      `,
      errors: [
        { messageId: 'leaveMissed', data: { handle: 'timer', argument: 'timer', leaver: 'return', line: 4, release: 'clearInterval', releaseLine: 5 }, line: 3 },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: a thrown error skips the release', rule, {
  valid: [
    // Off by default.
    `
      export async function upload(file, send) {
        const timer = setInterval(send, 1000);
        await file.send();
        clearInterval(timer);
      }
    `,
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(send, 1000);
          try {
            await file.send();
          } finally {
            clearInterval(timer);
          }
        }
      `,
      options: [{ includeThrows: true }],
    },
    {
      code: `
        export async function upload(file, send) {
          const timer = setInterval(send, 1000);
          await file.send().catch(send).finally(() => clearInterval(timer));
        }
      `,
      options: [{ includeThrows: true }],
    },
    {
      code: `
        export function measure(send) {
          const timer = setInterval(send, 1000);
          const isOn = true;
          clearInterval(timer);
          return isOn;
        }
      `,
      options: [{ includeThrows: true }],
    },
  ],
  invalid: [
    {
      code: lines`
        export async function upload(file, send) {
          const timer = setInterval(send, 1000);
          await file.send();
          clearInterval(timer);
        }
      `,
      options: [{ includeThrows: true }],
      errors: [
        {
          messageId: 'throwMissed',
          data: { handle: 'timer', argument: 'timer', culprit: 'file.send()', release: 'clearInterval', releaseLine: 4 },
          line: 2,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: lines`
        export async function upload(file, send) {
          const timer = setInterval(send, 1000);
          try {
            await file.send();
          } finally {
            clearInterval(timer);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: lines`
        export function parse(text, send) {
          const timer = setTimeout(send, 1000);
          if (text === '') throw new Error('empty');
          clearTimeout(timer);
        }
      `,
      options: [{ includeThrows: true }],
      errors: [
        {
          messageId: 'leaveMissed',
          data: { handle: 'timer', argument: 'timer', leaver: 'throw', line: 3, release: 'clearTimeout', releaseLine: 4 },
          line: 2,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: lines`
        export function parse(text, send) {
          const timer = setTimeout(send, 1000);
          try {
            if (text === '') throw new Error('empty');
          } finally {
            clearTimeout(timer);
          }
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});
