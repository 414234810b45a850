// Guards against: a timer that is returned, or given to somebody who clears it, has another owner.
export function every(ms: number, run: () => void): NodeJS.Timeout {
  return setInterval(run, ms);
}

export function schedule(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

export class Disposables {
  readonly #cleanups: (() => void)[] = [];

  add(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  dispose(): void {
    for (const cleanup of this.#cleanups.splice(0)) {
      cleanup();
    }
  }
}

export function watch(disposables: Disposables, run: () => void): void {
  const timer = setInterval(run, 1000);
  disposables.add(() => clearInterval(timer));
}
