export interface Tooltip {
  show(): void;
  destroy(): void;
}

export function createTooltip(target: HTMLElement, text: string): Tooltip {
  const tip = document.createElement('div');
  tip.textContent = text;
  // leak: no-leaked-timer
  const follow = setInterval(() => {
    const { left, top } = target.getBoundingClientRect();
    tip.style.translate = `${left}px ${top}px`;
  }, 50);
  const onLeave = (): void => tip.remove();
  target.addEventListener('mouseleave', onLeave);
  console.debug('following', follow);
  return {
    show: () => document.body.append(tip),
    destroy() {
      target.removeEventListener('mouseleave', onLeave);
      tip.remove();
    },
  };
}

export function createPulse(run: () => void) {
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = (): void => {
    clearInterval(timer);
    // leak: no-leaked-timer
    timer = setInterval(run, 1000);
  };
  start();
  return { restart: start };
}
