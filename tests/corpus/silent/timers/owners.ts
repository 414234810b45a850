// Guards against: a timer that is given to an owner, in each of the ways that codebases have.
import { adopt, Disposable, every } from 'job-runner';

interface IDisposable {
  dispose(): void;
}

function toDisposable(dispose: () => void): IDisposable {
  return { dispose };
}

export class StatusBar extends Disposable {
  constructor(private readonly text: HTMLElement) {
    super();
    const timer = setInterval(() => this.update(), 1000);
    this.register(toDisposable(() => clearInterval(timer)));
    this.register({ dispose: () => clearInterval(other) });
    const other = setInterval(() => this.update(), 5000);
  }

  private update(): void {
    this.text.textContent = new Date().toISOString();
  }
}

export class Panel {
  private readonly cleanups: (() => void)[] = [];

  constructor(draw: () => void) {
    const timer = setInterval(draw, 1000);
    this.cleanups.push(() => clearInterval(timer));
    adopt(setInterval(draw, 2000));
    every(1000, draw);
  }

  dispose(): void {
    this.cleanups.forEach((cleanup) => cleanup());
  }
}

export class Session {
  constructor(
    readonly user: string,
    private readonly timer: NodeJS.Timeout,
  ) {}

  close(): void {
    clearInterval(this.timer);
  }
}

export function openSession(user: string, touch: (user: string) => void): Session {
  return new Session(user, setInterval(() => touch(user), 60_000));
}

export function openAll(users: readonly string[], touch: (user: string) => void): NodeJS.Timeout[] {
  return users.map((user) => setInterval(() => touch(user), 60_000));
}
