import rule from '../../../src/rules/no-leaked-listener.js';
import { typed, untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

const SLEEP = `
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
`;

const PUMP = `
export function pump(body, socket, request) {
  const { signal } = request;
  const onData = (chunk) => socket.write(chunk);
  const onEnd = () => finish();
  const onAbort = () => finish(new Error('aborted'));
  const finish = (error) => {
    body.off('data', onData);
    body.off('end', onEnd);
    request.done(error);
  };
  body.on('data', onData);
  body.on('end', onEnd);
  signal.addEventListener('abort', onAbort);
}
`;

const VIEW = `
export class View {
  private readonly controller = new AbortController();
  constructor(private readonly element: Element) {
    window.addEventListener('resize', () => this.layout(), { signal: this.controller.signal });
  }
  layout(): void {}
  dispose(): void {
    this.element.remove();
  }
}
`;

const TITLE = `
import { useEffect } from 'react';
export function useScroll(onScroll: () => void): void {
  useEffect(() => {
    const controller = new AbortController();
    document.addEventListener('scroll', onScroll, { signal: controller.signal });
  }, [onScroll]);
}
`;

for (const tester of [untyped, typed]) {
  tester.run('no-leaked-listener: signals', rule, {
    valid: [
      `
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort);
  });
}
`,
      SLEEP.replace('signal: AbortSignal)', ')').replace('return', 'const signal = AbortSignal.timeout(9);\n  return'),
      PUMP.replace('request.done', "signal.removeEventListener('abort', onAbort);\n    request.done"),
      VIEW.replace('this.element.remove', 'this.controller.abort'),
      TITLE.replace('  }, [', '    return () => controller.abort();\n  }, ['),
    ],
    invalid: [
      {
        code: SLEEP,
        errors: [
          {
            messageId: 'abortOutlivesPromise',
            line: 5,
            suggestions: [
              {
                messageId: 'endWithPromise',
                output: SLEEP.replace('  return new Promise', '  const settled = new AbortController();\n  return new Promise<void>')
                  .replace('    });\n  });', '    }, { signal: settled.signal });\n  }).finally(() => settled.abort());'),
              },
            ],
          },
        ],
      },
      {
        code: PUMP,
        errors: [
          {
            messageId: 'abortMissedByCleanup',
            line: 14,
            suggestions: [
              {
                messageId: 'releaseInTeardown',
                output: PUMP.replace("    request.done", "    signal.removeEventListener('abort', onAbort);\n    request.done"),
              },
            ],
          },
        ],
      },
      {
        code: VIEW,
        output: VIEW.replace('this.element.remove();', 'this.element.remove();\n    this.controller.abort();'),
        errors: [{ messageId: 'neverAborted', line: 5, data: { target: 'window', handle: 'this.controller', release: 'this.controller.abort', where: 'in `dispose()`' } }],
      },
      {
        code: TITLE,
        output: TITLE.replace('  }, [', '    return () => controller.abort();\n  }, ['),
        errors: [{ messageId: 'neverAborted', line: 6 }],
      },
      {
        code: `
export function load(url: string, signal: AbortSignal): Promise<Response> {
  const ac = new AbortController();
  signal.addEventListener('abort', () => ac.abort());
  return fetch(url, { signal: ac.signal });
}
`,
        errors: [
          {
            messageId: 'abortForwarded',
            line: 4,
            data: { handle: 'signal', target: 'ac' },
            suggestions: [
              {
                messageId: 'joinSignals',
                output: `
export function load(url: string, signal: AbortSignal): Promise<Response> {
  const ac = new AbortController();
  return fetch(url, { signal: AbortSignal.any([signal, ac.signal]) });
}
`,
              },
            ],
          },
        ],
      },
      {
        code: `
export async function first(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([work, new Promise<never>((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); })]);
}
`,
        errors: [
          {
            messageId: 'abortOutlivesRace',
            line: 3,
            suggestions: [
              {
                messageId: 'endWithPromise',
                output: `
export async function first(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const settled = new AbortController();
  await Promise.race([work, new Promise<never>((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason), { signal: settled.signal }); })]).finally(() => settled.abort());
}
`,
              },
            ],
          },
        ],
      },
      {
        code: `
export function load(url: string): Promise<Response> {
  const controller = new AbortController();
  return fetch(url, { signal: controller.signal });
}
`,
        options: strict,
        errors: [{ messageId: 'uselessController', line: 3 }],
      },
    ],
  });
}
