import type { Samples } from './sample.js';

const controlled = (members: string, end: string): string => `
export class View {
  private controller = new AbortController();
  private timer?: ReturnType<typeof setInterval>;
  constructor(private readonly element: HTMLElement) {
    window.addEventListener('resize', () => this.draw(), { signal: this.controller.signal });
  }
  draw(): void {
    this.timer = setInterval(() => this.element.remove(), 9);
  }
${members}  dispose(): void {
    clearInterval(this.timer);
${end}  }
}
`;

/** What an abort is to end and does not. */
export const signals: Samples = {
  abortOutlivesPromise: {
    code: `
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
`,
    offers: 'suggestion',
  },
  abortOutlivesRace: {
    code: `
export async function first(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([work, new Promise<never>((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); })]);
}
`,
    offers: 'suggestion',
  },
  abortForwarded: {
    code: `
export function load(url: string, signal: AbortSignal): Promise<Response> {
  const ac = new AbortController();
  signal.addEventListener('abort', () => ac.abort());
  return fetch(url, { signal: ac.signal });
}
`,
    offers: 'suggestion',
  },
  abortOutlivesWork: {
    code: `
import { TokenSource, send } from './client';
export async function ask(signal: AbortSignal): Promise<string> {
  const source = new TokenSource();
  signal.addEventListener('abort', () => source.cancel());
  try {
    return await send(source.token);
  } finally {
    source.dispose();
  }
}
`,
    offers: 'suggestion',
  },
  abortMissedByCleanup: {
    code: `
export function pump(body: any, socket: any, request: any): void {
  const { signal } = request;
  const onData = (chunk: string): void => socket.write(chunk);
  const onEnd = (): void => finish();
  const onAbort = (): void => finish();
  const finish = (): void => {
    body.off('data', onData);
    body.off('end', onEnd);
    request.done();
  };
  body.on('data', onData);
  body.on('end', onEnd);
  signal.addEventListener('abort', onAbort);
}
`,
    offers: 'suggestion',
  },
  abortMissedByOwner: {
    code: `
export class Feed {
  private timer?: ReturnType<typeof setInterval>;
  constructor(private readonly signal: AbortSignal) {
    this.timer = setInterval(() => this.poll(), 9);
    this.signal.addEventListener('abort', () => this.poll());
  }
  poll(): void {
    console.log(this.timer);
  }
  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: 'suggestion',
  },
  abortMissedBySettling: {
    code: `
export function sleep(ms: number, signal: AbortSignal, setEarly: (end: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => { clearTimeout(timer); reject(signal.reason); };
    setEarly(() => resolve());
    const timer = setTimeout(() => { signal.removeEventListener('abort', onAbort); resolve(); }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
`,
    offers: { nothing: 'a removal that stands in one way of settling has to move or to be repeated, and the reader knows which of the two' },
  },
  abortMissedByExit: {
    code: `
export async function load(url: string, signal: AbortSignal): Promise<void> {
  const ac = new AbortController();
  const stop = (): void => ac.abort();
  signal.addEventListener('abort', stop);
  await fetch(url, { signal: ac.signal });
  signal.removeEventListener('abort', stop);
}
`,
    offers: 'suggestion',
  },
  neverAborted: { code: controlled('', '').replace("clearInterval(this.timer);", "console.log('done');"), offers: 'fix' },
  abortMissedByTeardown: { code: controlled('  reset(): void {\n    this.controller.abort();\n  }\n', ''), offers: 'fix' },
  abortOverwritten: {
    code: `
export class View {
  private controller = new AbortController();
  private follow(): void {
    this.controller = new AbortController();
    window.addEventListener('resize', () => this.draw(), { signal: this.controller.signal });
  }
  followAll(all: readonly string[]): void {
    for (const _ of all) {
      this.follow();
    }
  }
  draw(): void {
    console.log(this.controller);
  }
  dispose(): void {
    this.controller.abort();
  }
}
`,
    offers: 'fix',
  },
  uselessController: {
    code: `
export function load(url: string): Promise<Response> {
  const controller = new AbortController();
  return fetch(url, { signal: controller.signal });
}
`,
    offers: { nothing: 'the controller may be left out, or an abort is still to be written: both are right' },
  },
  endlessIteration: {
    code: `
import { on, type EventEmitter } from 'node:events';
export async function follow(jobs: EventEmitter, run: (job: unknown) => void): Promise<void> {
  for await (const [job] of on(jobs, 'job')) {
    run(job);
  }
}
`,
    offers: { nothing: 'what ends the loop is for the reader to say: a condition, or a signal of the caller' },
  },
  noHalfRemoves: {
    code: `
import type { EventEmitter } from 'node:events';
export function ask(bus: EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    bus.once('reply', resolve);
    bus.once('error', reject);
  });
}
`,
    offers: 'suggestion',
  },
  raceLoserStays: {
    code: `
import { once, type EventEmitter } from 'node:events';
export async function ask(bus: EventEmitter): Promise<void> {
  await Promise.race([once(bus, 'a'), once(bus, 'b')]);
}
`,
    offers: 'suggestion',
  },
};
