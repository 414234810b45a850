// Guards against: a timer declared with `using` is cleared when its block is left.
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  let dots = 0;
  using _dots = setInterval(() => {
    dots += 1;
    process.stdout.write(`\r${label}${'.'.repeat(dots % 4)}`);
  }, 250);
  return await work();
}

export async function withDeadline(work: (signal: AbortSignal) => Promise<void>, ms: number): Promise<void> {
  const controller = new AbortController();
  using _deadline = setTimeout(() => controller.abort(), ms);
  await work(controller.signal);
}

export async function withStack(work: () => Promise<void>): Promise<void> {
  using stack = new DisposableStack();
  stack.use(setInterval(() => console.log('working'), 1000));
  stack.adopt(setInterval(() => console.log('still working'), 10_000), clearInterval);
  const timer = setInterval(() => console.log('and working'), 60_000);
  stack.defer(() => clearInterval(timer));
  await work();
}
