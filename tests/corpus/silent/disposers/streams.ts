// Guards against: subjects that are not completed beside one that is. They go with whoever holds them.
import { Subject } from 'rxjs';

export class DialogRef {
  private readonly closing = new Subject<string>();
  private readonly dragging = new Subject<number>();
  readonly onClose = this.closing.asObservable();
  readonly onDrag = this.dragging.asObservable();

  drag(distance: number): void {
    this.dragging.next(distance);
  }

  close(result: string): void {
    this.closing.next(result);
    this.closing.complete();
  }
}
