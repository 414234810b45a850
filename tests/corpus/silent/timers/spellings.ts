// Guards against: a release that is written in another way than the acquire.
import * as timers from 'node:timers';
import { clearInterval as endInterval, setInterval as startInterval } from 'node:timers';

export class Spellings {
  private readonly first = startInterval(() => this.tick(), 1000);
  private readonly second = timers.setInterval(() => this.tick(), 1000);
  private readonly third = globalThis.setInterval(() => this.tick(), 1000);
  private readonly fourth = setInterval(() => this.tick(), 1000);
  private readonly fifth: NodeJS.Timeout;
  private sixth: number | undefined;
  private readonly all: NodeJS.Timeout[] = [];

  constructor() {
    this.fifth = setInterval(this.tick, 1000);
    this.sixth = window.setInterval(() => this.tick(), 1000);
    this.all.push(setInterval(this.tick, 1000), setInterval(this.tick, 2000));
  }

  dispose(): void {
    endInterval(this.first);
    timers.clearInterval(this.second);
    globalThis.clearTimeout(this.third);
    this.fourth.close();
    this.fifth[Symbol.dispose]();
    const { sixth, all } = this;
    if (sixth) self.clearInterval(sixth);
    while (all.length > 0) {
      clearInterval(all.pop());
    }
  }

  private readonly tick = (): void => {
    console.log('tick', this.fifth.hasRef());
  };
}

export class Legacy {
  private interval: any = null;

  start(run: () => void): void {
    this.interval = setInterval(run, 1000);
  }

  stop(): void {
    this.interval && clearInterval(this.interval);
    this['interval'] = null;
  }
}
