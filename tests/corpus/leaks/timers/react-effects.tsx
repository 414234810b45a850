import { useEffect, useState } from 'react';

export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    // leak: no-leaked-timer
    setInterval(() => setNow(new Date()), 1000);
  }, []);
  return <time>{now.toLocaleTimeString()}</time>;
}

export function Poller({ url }: { url: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    // leak: no-leaked-timer
    const timer = setInterval(() => {
      void fetch(url).then((response) => response.text()).then(setText);
    }, 5000);
    console.log('polling', timer);
  }, [url]);
  return <p>{text}</p>;
}
