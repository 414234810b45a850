// Guards against: the base class calls the method that releases (template method), in this file or another.
import { Job } from 'job-runner';

abstract class View {
  mount(): void {
    this.enter();
  }

  unmount(): void {
    this.leave();
  }

  protected abstract enter(): void;
  protected abstract leave(): void;
}

export class ClockView extends View {
  private timer: ReturnType<typeof setInterval> | undefined;

  protected enter(): void {
    this.timer = setInterval(() => this.draw(), 1000);
  }

  protected leave(): void {
    clearInterval(this.timer);
  }

  private draw(): void {
    document.title = new Date().toLocaleTimeString();
  }
}

export class Cleaner extends Job {
  private sweeper: ReturnType<typeof setInterval> | undefined;

  protected onEnable(): void {
    this.sweeper = setInterval(() => console.log('sweep'), 60_000);
  }

  protected onDisable(): void {
    clearInterval(this.sweeper);
  }
}
