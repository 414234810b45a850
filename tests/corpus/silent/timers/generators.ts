// Guards against: iterators that clear in a finally block, and loops over an interval that end.
import { setInterval as ticks, setTimeout as wait } from 'node:timers/promises';

export async function* frames(ms: number): AsyncGenerator<number> {
  let wake: (() => void) | undefined;
  const timer = setInterval(() => wake?.(), ms);
  try {
    for (let count = 0; ; count += 1) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      yield count;
    }
  } finally {
    clearInterval(timer);
  }
}

export async function countDown(from: number, show: (left: number) => void): Promise<void> {
  let left = from;
  for await (const _ of ticks(1000)) {
    show(left);
    left -= 1;
    if (left < 0) {
      return;
    }
  }
}

export async function pollUntilAborted(poll: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for await (const _ of ticks(5000, undefined, { signal })) {
    await poll();
  }
}

export async function blink(lamp: { toggle(): void }, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    lamp.toggle();
    await wait(500);
  }
}

export function ticker(ms: number): AsyncIterable<void> {
  return ticks(ms);
}
