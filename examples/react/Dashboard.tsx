import { useEffect, useRef, useState } from 'react';

interface Price {
  readonly symbol: string;
  readonly cents: number;
}

interface DashboardProps {
  readonly symbols: readonly string[];
  readonly load: (symbols: readonly string[], signal: AbortSignal) => Promise<readonly Price[]>;
}

export function Dashboard({ symbols, load }: DashboardProps) {
  const [prices, setPrices] = useState<readonly Price[]>([]);
  const [note, setNote] = useState('');

  useEffect(() => {
    const controller = new AbortController();
    const timer = setInterval(() => {
      load(symbols, controller.signal).then(setPrices, () => {
        setNote('No answer.');
      });
    }, 5_000);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [symbols, load]);

  return (
    <main>
      <Clock />
      <Toast text={note} onClose={() => setNote('')} />
      <ul>
        {prices.map(({ symbol, cents }) => (
          <li key={symbol}>
            {symbol}: {(cents / 100).toFixed(2)}
          </li>
        ))}
      </ul>
      <Ticker prices={prices} />
    </main>
  );
}

/** Starts one more interval each time that it is shown, and stops none. */
export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    setInterval(() => {
      setNow(new Date());
    }, 1_000);
  }, []);
  return <time>{now.toLocaleTimeString()}</time>;
}

/** Closes after three seconds, and not at all if it is gone before. */
export function Toast({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    timer.current = setTimeout(onClose, 3_000);
    return () => {
      clearTimeout(timer.current);
    };
  }, [text, onClose]);
  return text === '' ? null : <p role="status">{text}</p>;
}

/** The frame is asked for again and again; the cleanup stops the last one. */
export function Ticker({ prices }: { readonly prices: readonly Price[] }) {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    let frame = requestAnimationFrame(function move() {
      setOffset((before) => (before + 1) % 1_000);
      frame = requestAnimationFrame(move);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return <div style={{ translate: `${String(-offset)}px` }}>{prices.map(({ symbol }) => symbol).join(' · ')}</div>;
}
