// Guards against: an object that a template takes over. Whoever connects to it disconnects from it.
import { Component } from '@angular/core';
import { Subscription } from 'rxjs';

interface Viewer {
  onScroll(first: number): Subscription;
}

class RowSource {
  private readonly loads = new Subscription();

  connect(viewer: Viewer): readonly string[] {
    this.loads.add(viewer.onScroll(0));
    return ['first', 'second'];
  }

  disconnect(): void {
    this.loads.unsubscribe();
  }
}

@Component({ selector: 'rows-list', template: '<p *rowsOf="let row of rows">{{ row }}</p>' })
export class RowsList {
  rows = new RowSource();
}
