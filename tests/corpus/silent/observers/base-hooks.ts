// Guards against: "still observes after dispose()" where the base class, disposed of last, calls the hook that leads to the release.
import { Widget } from './widget.js';

export class Grid extends Widget {
  private readonly timer = setInterval(() => this.update(), 60_000);
  private sizes: ResizeObserver | null = null;

  override dispose(): void {
    clearInterval(this.timer);
    super.dispose();
  }

  protected override onAttached(): void {
    this.listen();
  }

  protected override onBeforeDetach(): void {
    this.unlisten();
  }

  private listen(): void {
    if (this.sizes === null) {
      this.sizes = new ResizeObserver(() => this.update());
      this.sizes.observe(this.node);
    }
  }

  private unlisten(): void {
    this.sizes?.disconnect();
    this.sizes = null;
  }

  private update(): void {
    this.node.classList.toggle('is-narrow', this.node.clientWidth < 400);
  }
}
