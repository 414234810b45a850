// Guards against: a guard that keeps a start from running twice, a handle that nothing sets, and a latch that other code opens.
export class Clock {
  private timer: ReturnType<typeof setInterval> | undefined;
  private disposed = false;

  restart(tick: () => void): void {
    if (this.timer) {
      return;
    }
    clearInterval(this.timer);
    this.timer = setInterval(tick, 1000);
  }

  dispose(): void {
    if (this.disposed) {
      return;
    }
    this.disposed = true;
    clearInterval(this.timer);
  }
}

export function createQueue(send: (items: readonly string[]) => void) {
  const items: string[] = [];
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;

  function cancelRetry(): void {
    if (retryTimer) {
      clearTimeout(retryTimer);
      retryTimer = undefined;
    }
  }

  function flush(): void {
    cancelRetry();
    send(items.splice(0));
  }

  return {
    open(): void {
      isOpen = true;
    },
    add(item: string): void {
      items.push(item);
      flushTimer ??= setTimeout(flush, 100);
    },
    close(): void {
      if (!isOpen) {
        return;
      }
      isOpen = false;
      clearTimeout(flushTimer);
      flush();
    },
  };
}
