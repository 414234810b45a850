// Guards against: custom hooks that own their timer, and components that only give them a callback.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

export function useInterval(callback: () => void, ms: number | null): void {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  }, [callback]);
  useEffect(() => {
    if (ms === null) {
      return undefined;
    }
    const id = setInterval(() => latest.current(), ms);
    return () => clearInterval(id);
  }, [ms]);
}

export function useDebounced<T>(value: T, ms: number): T {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const id = setTimeout(setDebounced, ms, value);
    return () => {
      clearTimeout(id);
    };
  }, [value, ms]);
  return debounced;
}

export function useTimeoutFn(run: () => void, ms: number): { readonly start: () => void; readonly clear: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  const start = useCallback(() => {
    clear();
    timer.current = setTimeout(run, ms);
  }, [clear, run, ms]);
  useEffect(() => clear, [clear]);
  return { start, clear };
}

function subscribe(notify: () => void): () => void {
  const id = setInterval(notify, 1000);
  return () => clearInterval(id);
}

export function Now() {
  const seconds = useSyncExternalStore(subscribe, () => Math.floor(Date.now() / 1000));
  const [isOpen, setOpen] = useState(true);
  useInterval(() => setOpen((before) => !before), isOpen ? 500 : null);
  return <time>{seconds}</time>;
}
