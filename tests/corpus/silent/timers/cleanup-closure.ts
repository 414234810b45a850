// Guards against: a local closure releases, and every way to settle goes through it.
import type { ChildProcess } from 'node:child_process';

export function waitForOutput(child: ChildProcess, pattern: RegExp, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const cleanUp = (): void => {
      clearTimeout(deadline);
      clearInterval(progress);
      child.stdout?.off('data', onData);
      child.off('exit', onExit);
    };
    const onData = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (match !== null) {
        cleanUp();
        resolve(match[0]);
      }
    };
    const onExit = (code: number | null): void => {
      cleanUp();
      reject(new Error(`exited with ${String(code)}`));
    };
    const deadline = setTimeout(() => {
      cleanUp();
      reject(new Error(`no ${String(pattern)} after ${ms} ms`));
    }, ms);
    const progress = setInterval(() => console.log('waiting for', pattern), 5000);
    child.stdout?.on('data', onData);
    child.on('exit', onExit);
  });
}
