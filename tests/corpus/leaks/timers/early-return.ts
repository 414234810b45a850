import { readFile } from 'node:fs/promises';

export async function countLines(paths: readonly string[]): Promise<number> {
  let done = 0;
  // leak: no-leaked-timer
  const progress = setInterval(() => console.log(`${done} of ${paths.length}`), 1000);
  let lines = 0;
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    if (text.includes('\0')) {
      return -1;
    }
    lines += text.split('\n').length;
    done += 1;
  }
  clearInterval(progress);
  return lines;
}

export function waitFor(element: HTMLElement, isReady: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // leak: no-leaked-timer
    const poll = setInterval(() => element.toggleAttribute('data-waiting'), 100);
    if (isReady()) {
      resolve();
      return;
    }
    signal.addEventListener('abort', () => {
      clearInterval(poll);
      reject(signal.reason);
    });
  });
}
