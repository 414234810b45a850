// Guards against: an editor that its owner takes off the page and puts on again: `unmount()` releases the view.
import { Editor } from '@tiptap/core';

export class Page {
  private readonly editor: Editor;
  private readonly portal = document.createElement('div');
  private readonly fit = new ResizeObserver(() => this.editor.commands.focus());

  constructor(content: string) {
    this.editor = new Editor({ content });
  }

  mount(element: HTMLElement): void {
    this.fit.observe(document.body);
    element.append(this.portal);
    this.editor.mount(element);
  }

  unmount(): void {
    this.fit.disconnect();
    this.portal.remove();
    this.editor.unmount();
  }
}
