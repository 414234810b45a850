import { useEffect, useState } from 'react';

export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    setInterval(() => setNow(new Date()), 1000); // leak
  }, []);
  return <time>{now.toLocaleTimeString()}</time>;
}
