import { useEffect, useState } from 'react';

export function Carousel({ slides, isPaused }: { slides: readonly string[]; isPaused: boolean }) {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    // leak: no-leaked-timer
    const timer = setInterval(() => setIndex((before) => (before + 1) % slides.length), 4000);
    if (isPaused) {
      return;
    }
    return () => clearInterval(timer);
  }, [slides, isPaused]);
  return <img src={slides[index]} />;
}

export function Spinner() {
  const [angle, setAngle] = useState(0);
  useEffect(() => {
    const turn = (time: number) => {
      setAngle(time / 10);
      // leak: no-leaked-timer
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  }, []);
  return <i style={{ rotate: `${angle}deg` }} />;
}
