// Guards against: a timer that ends when its element leaves the page, or is started and stopped by what can be seen.
export function showAge(element: HTMLElement, since: number): void {
  const timer = setInterval(() => {
    if (!element.isConnected) {
      return clearInterval(timer);
    }
    element.textContent = `${Date.now() - since} ms`;
  }, 1000);
}

export function blink(element: HTMLElement): void {
  const timer = setInterval(() => (element.isConnected ? element.classList.toggle('on') : clearInterval(timer)), 500);
}

export function refreshWhileVisible(element: HTMLElement, refresh: () => void): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting) {
      timer ??= setInterval(refresh, 1000);
    } else {
      clearInterval(timer);
      timer = undefined;
    }
  }).observe(element);
}

let frame = 0;

export function redraw(draw: () => void): void {
  if (frame === 0) {
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  }
}
