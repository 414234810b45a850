// Guards against: requests of a service whose names end like those of streams. They complete, whatever the class ends beside them.
import { Subject } from 'rxjs';

interface Request<T> {
  subscribe(done: (value: T) => void): { unsubscribe(): void };
}

interface AuditService {
  clearEvents(before: number): Request<number>;
  saveChanges(names: readonly string[]): Request<boolean>;
}

export class AuditTable {
  private readonly closing = new Subject<boolean>();
  private readonly timer = setInterval(() => this.clear(), 60_000);
  removed = 0;

  constructor(private readonly audit: AuditService) {}

  clear(): void {
    this.audit.clearEvents(Date.now()).subscribe((count) => (this.removed += count));
  }

  save(names: readonly string[]): void {
    this.audit.saveChanges(names).subscribe((isSaved) => this.closing.next(isSaved));
  }

  destroy(): void {
    clearInterval(this.timer);
    this.closing.complete();
  }
}
