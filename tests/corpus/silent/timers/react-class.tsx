// Guards against: class components and ref callbacks that clear in their own way.
import { Component, createRef } from 'react';

interface Props {
  readonly slides: readonly string[];
}

export class Slideshow extends Component<Props, { index: number }> {
  override state = { index: 0 };
  private timer: number | undefined;
  private frame: number | null = null;
  private readonly root = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.play();
  }

  override componentDidUpdate({ slides }: Props): void {
    if (slides !== this.props.slides) {
      this.pause();
      this.play();
    }
  }

  override componentWillUnmount(): void {
    this.pause();
    if (this.frame !== null) {
      cancelAnimationFrame(this.frame);
    }
  }

  private readonly play = (): void => {
    this.timer = window.setInterval(this.next, 3000);
  };

  private readonly pause = (): void => window.clearInterval(this.timer);

  private readonly next = (): void => {
    this.setState(({ index }) => ({ index: (index + 1) % this.props.slides.length }));
    this.frame = requestAnimationFrame(() => this.root.current?.scrollIntoView());
  };

  override render() {
    return <div ref={this.root}>{this.props.slides[this.state.index]}</div>;
  }
}

export function Blinker() {
  return (
    <i
      ref={(element) => {
        const timer = setInterval(() => element?.toggleAttribute('hidden'), 500);
        return () => clearInterval(timer);
      }}
    />
  );
}
