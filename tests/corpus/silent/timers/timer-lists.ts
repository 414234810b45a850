// Guards against: many timers in a list, cleared in a loop: which of them, and whether there are any, no path shows.
export async function simulate(count: number, ms: number): Promise<void> {
  const timers: NodeJS.Timeout[] = [];
  for (let index = 0; index < count; index += 1) {
    timers.push(setInterval(() => console.log(index), 100));
  }
  await new Promise((resolve) => setTimeout(resolve, ms));
  timers.forEach((timer) => clearInterval(timer));
}

export async function simulateAll(names: readonly string[], ms: number): Promise<void> {
  const timers = new Set<NodeJS.Timeout>();
  try {
    for (const name of names) {
      timers.add(setInterval(() => console.log(name), 100));
    }
    await new Promise((resolve) => setTimeout(resolve, ms));
  } finally {
    for (const timer of timers) {
      clearInterval(timer);
    }
  }
}

export function blinkAll(elements: readonly HTMLElement[]): () => void {
  const stops = elements.map((element) => {
    const timer = setInterval(() => element.classList.toggle('on'), 500);
    return () => clearInterval(timer);
  });
  return () => stops.forEach((stop) => stop());
}

export function stagger(run: (index: number) => void): void {
  const ids: number[] = [];
  while (ids.length < 10) {
    ids.push(window.setInterval(run, 1000, ids.length));
  }
  window.addEventListener('pagehide', () => {
    while (ids.length > 0) {
      window.clearInterval(ids.pop());
    }
  });
}
