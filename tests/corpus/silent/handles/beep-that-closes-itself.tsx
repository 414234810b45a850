// Guards against: a sound whose end closes its context, in a `try` for browsers that have none: setting it up does not fail half-way.
import { useCallback, useState } from 'react';
export function useBell() {
  const [count, setCount] = useState(0);
  const beep = useCallback(() => {
    try {
      const context = new AudioContext();
      const tone = context.createOscillator();
      tone.connect(context.destination);
      tone.start(context.currentTime);
      tone.onended = () => context.close();
    } catch {
      // No sound, then.
    }
  }, []);
  return { beep, count, setCount };
}
