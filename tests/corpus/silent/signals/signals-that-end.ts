// Guards against: abort listeners on signals that end with the work: of a request, of a timeout, made by the caller in this file or combined there.
export async function stream(request: Request): Promise<Response> {
  const beats = new TransformStream<string, string>();
  const writer = beats.writable.getWriter();
  const timer = setInterval(() => void writer.write('.'), 1000);
  request.signal.addEventListener('abort', () => {
    clearInterval(timer);
    void writer.close();
  });
  return new Response(beats.readable.pipeThrough(new TextEncoderStream()));
}

function waitFor(target: EventTarget, name: string, signal: AbortSignal): Promise<Event> {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true });
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

export async function firstClick(target: EventTarget): Promise<Event> {
  const controller = new AbortController();
  return waitFor(target, 'click', controller.signal);
}

export async function clickWithin(target: EventTarget, ms: number, signal: AbortSignal): Promise<Event> {
  return waitFor(target, 'click', AbortSignal.any([signal, AbortSignal.timeout(ms)]));
}

interface Query {
  readonly queryKey: readonly string[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<string>;
}

export function defineQuery(query: Query): Query {
  return query;
}

export const price = defineQuery({
  queryKey: ['price'],
  queryFn: ({ signal }) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket('/price');
      socket.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
});
