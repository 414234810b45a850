// Guards against: Solid's and Stimulus' places for a release.
import { Controller } from '@hotwired/stimulus';
import { createEffect, createSignal, onCleanup, onMount } from 'solid-js';

export function Timer(props: { readonly ms: number }) {
  const [count, setCount] = createSignal(0);
  const timer = setInterval(() => setCount((before) => before + 1), 1000);
  onCleanup(() => clearInterval(timer));

  createEffect(() => {
    const faster = setInterval(() => setCount((before) => before + 1), props.ms);
    onCleanup(() => clearInterval(faster));
  });

  let frame = 0;
  onMount(() => {
    const draw = (): void => {
      frame = requestAnimationFrame(draw);
    };
    draw();
  });
  onCleanup(() => cancelAnimationFrame(frame));

  return <p>{count()}</p>;
}

export class RefreshController extends Controller<HTMLElement> {
  private timer: ReturnType<typeof setInterval> | undefined;

  override connect(): void {
    this.timer = setInterval(() => this.load(), 5000);
  }

  override disconnect(): void {
    if (this.timer !== undefined) {
      clearInterval(this.timer);
    }
  }

  private load(): void {
    this.element.toggleAttribute('data-stale');
  }
}
