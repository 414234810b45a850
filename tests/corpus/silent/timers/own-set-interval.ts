// Guards against: functions and methods that have a timer's name and are none.
type Cancel = () => void;

interface Clock {
  setInterval(run: () => void, ms: number): void;
  setTimeout(ms: number): void;
}

class Axis {
  private ticks = 10;

  setInterval(ticks: number): this {
    this.ticks = ticks;
    return this;
  }

  get interval(): number {
    return this.ticks;
  }
}

function setInterval(low: number, high: number): [number, number] {
  return [Math.min(low, high), Math.max(low, high)];
}

export function zoom(axis: Axis, low: number, high: number): void {
  axis.setInterval(Math.round(high - low));
  setInterval(low, high);
}

export function replay(clock: Clock, events: readonly (() => void)[]): void {
  for (const event of events) {
    clock.setInterval(event, 1000);
  }
  clock.setTimeout(30_000);
}

export function schedule(requestAnimationFrame: (draw: () => void) => Cancel, draw: () => void): void {
  function next(): void {
    draw();
    requestAnimationFrame(next);
  }
  next();
}
