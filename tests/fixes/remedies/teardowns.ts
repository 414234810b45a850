import type { Samples } from './sample.js';

export const teardowns: Samples = {
  objectUnregistered: {
    code: `
import { Disposable, Emitter } from '../common/lifecycle';
export class Feed extends Disposable {
  readonly onItem = this._register(new Emitter());
  private readonly onEnd = new Emitter();
  close(): void {
    console.log(this.onEnd);
  }
}
`,
    offers: 'fix',
  },
  objectMissed: {
    code: `
import { Emitter } from '../common/lifecycle';
export class Feed {
  private readonly onItem = new Emitter();
  private readonly onEnd = new Emitter();
  close(): void {
    console.log(this.onEnd);
  }
  dispose(): void {
    this.onItem.dispose();
  }
}
`,
    offers: 'fix',
  },
  ownerEndsNothing: {
    code: `
import { Component } from '@angular/core';
class Poller {
  private timer = setInterval(() => this.poll(), 1000);
  poll(): void {}
  dispose(): void {
    clearInterval(this.timer);
  }
}
@Component({ template: '' })
export class Prices {
  private poller = new Poller();
}
`,
    offers: 'suggestion',
  },
  widgetDropped: {
    code: `
import { Component } from '@angular/core';
import { EditorView } from '@codemirror/view';
@Component({ template: '' })
export class Editor {
  ngAfterViewInit(): void {
    new EditorView({});
  }
}
`,
    offers: 'suggestion',
  },
  widgetNeverReleased: {
    code: `
import { useEffect } from 'react';
import { EditorView } from '@codemirror/view';
export function useEditor(parent: HTMLElement): void {
  useEffect(() => {
    const view = new EditorView({ parent });
    console.log(view !== undefined);
  }, [parent]);
}
`,
    offers: 'suggestion',
  },
  superMissed: {
    code: `
class Poller {
  timer = setInterval(() => this.poll(), 1000);
  poll(): void {}
  dispose(): void {
    clearInterval(this.timer);
  }
}
export class Feed extends Poller {
  items: string[] = [];
  override dispose(): void {
    this.items.length = 0;
  }
}
`,
    offers: 'suggestion',
  },
  containerUndrained: {
    code: `
interface Model { onDidClose(f: () => void): { dispose(): void } }
export class View {
  private toDispose: { dispose(): void }[] = [];
  private isOpen = true;
  constructor(private readonly model: Model) {
    this.toDispose.push(this.model.onDidClose(() => this.close()));
  }
  close(): void {
    this.isOpen = !this.isOpen;
  }
  dispose(): void {
    this.isOpen = false;
  }
}
`,
    offers: 'suggestion',
  },
};
