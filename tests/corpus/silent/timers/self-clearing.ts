// Guards against: an interval that clears itself is released by its own callback.
export function waitUntil(isReady: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isReady()) {
        clearInterval(timer);
        resolve();
      }
    }, 50);
  });
}

export function countDown(from: number, show: (left: number) => void): void {
  let left = from;
  const timer = setInterval(function tick() {
    left -= 1;
    show(left);
    if (left === 0) {
      clearInterval(timer);
    }
  }, 1000);
}
