// Guards against: a cleanup that is one of two functions: the one that clears the interval where there is an interval.
import { useEffect, useState } from 'react';

interface Bridge {
  onPresence?: (listener: () => void) => () => void;
  countOnline(): number;
}

declare const bridge: Bridge;

export function Friends() {
  const [online, setOnline] = useState(0);

  useEffect(() => {
    let poll: ReturnType<typeof setInterval> | null = null;
    const stop =
      typeof bridge.onPresence === 'function'
        ? bridge.onPresence(() => setOnline(bridge.countOnline()))
        : () => {
            if (poll) clearInterval(poll);
          };
    if (typeof bridge.onPresence !== 'function') {
      poll = setInterval(() => setOnline(bridge.countOnline()), 30_000);
    }
    return () => {
      stop();
    };
  }, []);

  return <b>{online}</b>;
}
