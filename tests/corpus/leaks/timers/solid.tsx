import { createEffect, createSignal, onCleanup } from 'solid-js';

export function Weather(props: { readonly city: string }) {
  const [degrees, setDegrees] = createSignal(0);
  const controller = new AbortController();

  createEffect(() => {
    const { city } = props;
    // leak: no-leaked-timer
    setInterval(() => {
      void fetch(`/weather/${city}`, { signal: controller.signal }).then(async (response) => setDegrees(Number(await response.text())));
    }, 600_000);
  });

  onCleanup(() => controller.abort());
  return <p>{degrees()}</p>;
}
