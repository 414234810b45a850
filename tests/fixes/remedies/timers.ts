import type { Samples } from './sample.js';


export const timers: Samples = {
  discardedByEffect: {
    filename: 'sample.tsx',
    code: `
import { useEffect } from 'react';
export function useTick(tick: () => void): void {
  useEffect(() => {
    setInterval(tick, 1000);
  }, [tick]);
}
`,
    offers: 'fix',
  },
  discardedByInstance: {
    code: `
export class Poller {
  constructor(private readonly tick: () => void) {
    setInterval(() => this.tick(), 1000);
  }
  dispose(): void {
    console.log('done');
  }
}
`,
    offers: 'fix',
  },
  discardedByFunction: {
    code: `
export function watch(tick: () => void): void {
  setInterval(tick, 1000);
}
`,
    offers: 'suggestion',
  },
  rearmed: {
    filename: 'sample.tsx',
    code: `
import { useEffect } from 'react';
export function useFrames(draw: () => void): void {
  useEffect(() => {
    function tick(): void {
      draw();
      requestAnimationFrame(tick);
    }
    tick();
  }, [draw]);
}
`,
    offers: 'fix',
  },
  neverReleased: {
    code: `
export class Poller {
  private timer = setInterval(() => this.tick(), 1000);
  tick(): void {}
  dispose(): void {
    console.log('done');
  }
}
`,
    offers: 'fix',
  },
  releasedOnlyBefore: {
    code: `
export class Poller {
  private timer?: ReturnType<typeof setInterval>;
  start(): void {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), 1000);
  }
  tick(): void {}
}
`,
    offers: 'suggestion',
  },
  missedByTeardown: {
    code: `
export class Poller {
  private timer?: ReturnType<typeof setInterval>;
  constructor(private readonly socket: WebSocket) {}
  start(): void {
    this.timer = setInterval(() => this.tick(), 1000);
  }
  pause(): void {
    clearInterval(this.timer);
  }
  tick(): void {}
  dispose(): void {
    this.socket.close();
  }
}
`,
    offers: 'fix',
  },
  leaveMissed: {
    code: `
export function wait(tick: () => void, isDone: () => boolean): number {
  const timer = setInterval(tick, 1000);
  if (isDone()) {
    return 1;
  }
  clearInterval(timer);
  return 0;
}
`,
    offers: 'fix',
  },
  endMissed: {
    code: `
export function wait(tick: () => void, isDone: () => boolean): void {
  const timer = setInterval(tick, 1000);
  if (isDone()) {
    clearInterval(timer);
  }
}
`,
    offers: { nothing: 'a branch of the reader decides against the release: only they know what the other branch is for' },
  },
  throwMissed: {
    code: `
export async function wait(tick: () => void, load: () => Promise<void>): Promise<void> {
  const timer = setInterval(tick, 1000);
  await load();
  clearInterval(timer);
}
`,
    offers: 'suggestion',
  },
  overwrittenInLoop: {
    code: `
export function start(all: readonly (() => void)[]): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  for (const tick of all) {
    timer = setInterval(tick, 1000);
  }
  clearInterval(timer);
}
`,
    offers: 'suggestion',
  },
  overwritten: {
    code: `
let timer: ReturnType<typeof setInterval> | undefined;
document.body.addEventListener('click', () => {
  timer = setInterval(() => console.log('tick'), 1000);
});
`,
    offers: 'fix',
  },
  restarted: {
    code: `
export class Client {
  private socket?: WebSocket;
  connect(url: string): void {
    this.socket = new WebSocket(url);
    this.socket.onclose = () => {
      setTimeout(() => this.connect(url), 5000);
    };
  }
  close(): void {
    this.socket?.close();
  }
}
`,
    offers: 'suggestion',
  },
  raced: {
    filename: 'sample.tsx',
    code: `
import { useEffect } from 'react';
export function useTick(load: () => Promise<void>, tick: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    void load().then(() => {
      timer = setInterval(tick, 1000);
    });
    return () => clearInterval(timer);
  }, [load, tick]);
}
`,
    offers: 'suggestion',
  },
  endlessLoop: {
    code: `
import { setInterval } from 'node:timers/promises';
export async function follow(send: () => void): Promise<void> {
  for await (const _ of setInterval(1000)) {
    send();
  }
}
`,
    offers: { nothing: 'what ends the loop is for the reader to say: a condition, or a signal of the caller' },
  },
};
