// Guards against: an effect whose closure releases, in each of the forms that people write.
import { useEffect, useRef, useState } from 'react';

export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <time>{now.toLocaleTimeString()}</time>;
}

export function Toast({ text, onClose }: { text: string; onClose: () => void }) {
  const timer = useRef<number>(undefined);
  useEffect(() => {
    timer.current = window.setTimeout(onClose, 3000);
    return function cleanUp() {
      window.clearTimeout(timer.current);
    };
  }, [onClose]);
  return <p>{text}</p>;
}

export function Spinner({ isBusy }: { isBusy: boolean }) {
  const [angle, setAngle] = useState(0);
  useEffect(() => {
    if (!isBusy) {
      return;
    }
    let frame = requestAnimationFrame(function turn() {
      setAngle((before) => before + 1);
      frame = requestAnimationFrame(turn);
    });
    return () => cancelAnimationFrame(frame);
  }, [isBusy]);
  return <i style={{ rotate: `${angle}deg` }} />;
}
