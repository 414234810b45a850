// Guards against: a worker that starts and stops at the word of its page, and one timer for its whole life.
interface Order {
  readonly kind: 'start' | 'stop';
  readonly ms: number;
}

let timer: number | undefined;

self.setInterval(() => self.postMessage({ kind: 'alive' }), 30_000);

self.onmessage = ({ data }: MessageEvent<Order>): void => {
  switch (data.kind) {
    case 'start':
      self.clearInterval(timer);
      timer = self.setInterval(() => self.postMessage({ kind: 'tick' }), data.ms);
      break;
    case 'stop':
      self.clearInterval(timer);
      break;
  }
};

const ids = new Map<number, number>();

addEventListener('message', ({ data }: MessageEvent<{ id: number; ms?: number }>) => {
  if (data.ms === undefined) {
    const id = ids.get(data.id);
    ids.delete(data.id);
    self.clearInterval(id);
  } else {
    ids.set(
      data.id,
      self.setInterval(() => self.postMessage(data.id), data.ms),
    );
  }
});
