// Guards against: the field belongs to a base class, which clears it.
import { Job } from 'job-runner';

export class Backup extends Job {
  constructor(private readonly save: () => Promise<void>) {
    super();
    this.handle = setInterval(() => void this.save(), 3_600_000);
  }
}

class Poller {
  protected timer: ReturnType<typeof setInterval> | undefined;

  dispose(): void {
    clearInterval(this.timer);
  }
}

export class FeedPoller extends Poller {
  start(load: () => void): void {
    this.dispose();
    this.timer = setInterval(load, 30_000);
  }
}
