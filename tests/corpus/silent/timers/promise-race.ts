// Guards against: a timeout that loses a race and is cleared when the race is over.
export class TimeoutError extends Error {}

export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`${ms} ms`)), ms);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

export async function firstAnswer(urls: readonly string[], ms: number): Promise<Response> {
  let timer!: NodeJS.Timeout;
  try {
    return await Promise.race([
      ...urls.map((url) => fetch(url)),
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(reject, ms, new TimeoutError('nobody answered'));
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

export function settle<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, undefined);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
