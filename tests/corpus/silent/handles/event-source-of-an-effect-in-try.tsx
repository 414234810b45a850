// Guards against: a `try` around an effect that opens and listens: adding a listener does not throw, and the cleanup closes.
import { useEffect, useState } from 'react';

export function News({ team }: { readonly team: string | undefined }) {
  const [last, setLast] = useState('');

  useEffect(() => {
    if (team) {
      try {
        const source = new EventSource(`/teams/${team}/stream`);
        source.addEventListener('message', (event) => {
          setLast(String(event.data));
        });
        return () => {
          source.close();
        };
      } catch (error) {
        console.log('no stream', error);
        return;
      }
    }
    return;
  }, [team]);

  return <i>{last}</i>;
}
