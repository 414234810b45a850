// Guards against: timers in refs, cleared by another effect, by a callback, or guarded against strict mode's second run.
import { useCallback, useEffect, useRef, useState } from 'react';

export function Stopwatch() {
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  const [seconds, setSeconds] = useState(0);

  const stop = useCallback(() => clearInterval(timer.current), []);
  const start = useCallback(() => {
    stop();
    timer.current = setInterval(() => setSeconds((before) => before + 1), 1000);
  }, [stop]);

  useEffect(() => stop, [stop]);

  return <button onClick={seconds === 0 ? start : stop}>{seconds}</button>;
}

export function Search({ onSearch }: { onSearch: (text: string) => void }) {
  const pending = useRef<number | null>(null);

  useEffect(
    () => () => {
      if (pending.current !== null) {
        window.clearTimeout(pending.current);
      }
    },
    [],
  );

  return (
    <input
      onChange={({ target }) => {
        if (pending.current !== null) {
          window.clearTimeout(pending.current);
        }
        pending.current = window.setTimeout(() => onSearch(target.value), 300);
      }}
    />
  );
}

export function Ticker({ tick }: { tick: () => void }) {
  const isStarted = useRef(false);
  const interval = useRef<NodeJS.Timeout | null>(null);
  useEffect(() => {
    if (!isStarted.current) {
      isStarted.current = true;
      interval.current = setInterval(tick, 1000);
    }
    return () => {
      isStarted.current = false;
      if (interval.current) clearInterval(interval.current);
    };
  }, [tick]);
  return null;
}
