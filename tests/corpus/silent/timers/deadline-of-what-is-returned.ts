// Guards against: a deadline for work that the caller goes on with: clearing it before the `return` would leave the work without one.
interface Answer {
  readonly text: string;
}

interface Options {
  readonly live: boolean;
  readonly ms: number;
}

declare function follow(url: string, controller: AbortController): Promise<Answer>;

/** Only the plain request waits here; the one that streams is over when its reader is done. */
export async function ask(url: string, { live, ms }: Options): Promise<Answer | Response> {
  const controller = new AbortController();
  const deadline = setTimeout(() => controller.abort(), ms);
  if (live) {
    return follow(url, controller);
  }
  const response = await fetch(url, { signal: controller.signal });
  clearTimeout(deadline);
  return { text: await response.text() };
}

export async function download(url: string, { live, ms }: Options): Promise<Answer | Response> {
  const controller = new AbortController();
  const deadline = setTimeout(() => {
    controller.abort();
  }, ms);
  const init = { signal: controller.signal, method: 'GET' };
  if (live) {
    return fetch(url, init);
  }
  const response = await fetch(url, init);
  clearTimeout(deadline);
  return { text: await response.text() };
}
