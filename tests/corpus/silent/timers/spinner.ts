// Guards against: a start that gives its caller something else to end it with: an object, a function, a tuple.
export interface Spinner {
  succeed(text: string): void;
  fail(text: string): void;
}

export function spin(text: string): Spinner {
  const shapes = ['-', '\\', '|', '/'];
  let turn = 0;
  const timer = setInterval(() => {
    process.stdout.write(`\r${shapes[turn++ % shapes.length]} ${text}`);
  }, 80);
  const end = (mark: string, last: string): void => {
    clearInterval(timer);
    process.stdout.write(`\r${mark} ${last}\n`);
  };
  return {
    succeed: (last) => end('+', last),
    fail: (last) => end('x', last),
  };
}

export function countFrames(): [read: () => number, end: () => void] {
  let count = 0;
  let id = requestAnimationFrame(function next() {
    count += 1;
    id = requestAnimationFrame(next);
  });
  return [() => count, () => cancelAnimationFrame(id)];
}

export function heartbeat(send: () => void): { readonly timer: NodeJS.Timeout } {
  const timer = setInterval(send, 1000);
  return { timer };
}

export const startClock = (show: (time: string) => void) => setInterval(() => show(new Date().toISOString()), 1000);
