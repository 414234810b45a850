import { useEffect, useState } from 'react';

/** Adds one more listener each time that a component with it is shown, and removes none. */
export function useWindowWidth(): number {
  const [width, setWidth] = useState(() => window.innerWidth);
  useEffect(() => {
    window.addEventListener('resize', () => {
      setWidth(window.innerWidth);
    });
  }, []);
  return width;
}

/** Listens in one phase and stops listening in the other, which removes nothing. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        onEscape();
      }
    };
    document.addEventListener('keydown', close, true);
    return () => {
      document.removeEventListener('keydown', close);
    };
  }, [onEscape]);
}

/** Listens and stops listening. */
export function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = (): void => {
      setIsOnline(navigator.onLine);
    };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}
