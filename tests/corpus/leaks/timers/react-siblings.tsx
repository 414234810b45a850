import { useEffect, useRef, useState } from 'react';

export function Player({ source }: { source: string }) {
  const [position, setPosition] = useState(0);
  const audio = useRef<HTMLAudioElement>(null);

  useEffect(() => {
    const element = audio.current;
    const onEnded = () => setPosition(0);
    element?.addEventListener('ended', onEnded);
    // leak: no-leaked-timer
    const timer = window.setInterval(() => setPosition(element?.currentTime ?? 0), 250);
    console.debug('progress timer', timer);
    return () => {
      element?.removeEventListener('ended', onEnded);
      element?.pause();
    };
  }, [source]);

  return <audio ref={audio} src={source} title={String(position)} />;
}

export function Status({ url }: { url: string }) {
  const [isUp, setUp] = useState(true);
  const poller = useRef<ReturnType<typeof setInterval>>(undefined);
  const clock = useRef<ReturnType<typeof setInterval>>(undefined);

  useEffect(() => {
    // leak: no-leaked-timer
    poller.current = setInterval(() => void fetch(url).then(({ ok }) => setUp(ok)), 10_000);
    clock.current = setInterval(() => console.log('still watching', url), 60_000);
    return () => clearInterval(clock.current);
  }, [url]);

  return <i hidden={isUp}>down</i>;
}
