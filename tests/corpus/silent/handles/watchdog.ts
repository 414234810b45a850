// Guards against: a child process without a reference, which is meant to outlive whoever started it.
import { spawn, type ChildProcess } from 'node:child_process';

export class Supervisor {
  private watchdog: ChildProcess | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  start(script: string): void {
    this.heartbeat = setInterval(() => process.stdout.write('.'), 5_000);
    this.watchdog = spawn(process.execPath, [script], { detached: true, stdio: 'ignore' });
    this.watchdog.unref();
  }

  stop(): void {
    clearInterval(this.heartbeat);
  }
}
