// Guards against: reports on a base class that has nothing to release.
export abstract class Widget {
  readonly node = document.createElement('div');

  attach(parent: HTMLElement): void {
    parent.append(this.node);
    this.onAttached();
  }

  dispose(): void {
    this.onBeforeDetach();
    this.node.remove();
  }

  protected onAttached(): void {}

  protected onBeforeDetach(): void {}
}
