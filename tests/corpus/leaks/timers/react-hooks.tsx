import { useCallback, useEffect, useRef, useState } from 'react';

export function useServerTime(url: string): number {
  const [time, setTime] = useState(0);
  useEffect(() => {
    const read = async () => setTime(Number(await (await fetch(url)).text()));
    void read();
    // leak: no-leaked-timer
    setInterval(read, 30_000);
  }, [url]);
  return time;
}

export function useRecorder(sample: () => number) {
  const timer = useRef<number | null>(null);
  const samples = useRef<number[]>([]);

  const start = useCallback(() => {
    if (timer.current !== null) {
      window.clearInterval(timer.current);
    }
    // leak: no-leaked-timer
    timer.current = window.setInterval(() => samples.current.push(sample()), 100);
  }, [sample]);

  return { start, samples };
}
