// Guards against: queues on the global object that another script empties, and names by which a page tells scripts of each other.
declare global {
  interface Window {
    dataLayer: unknown[];
    gtag: (...values: unknown[]) => void;
  }
}

export function load(id: string, track: EventTarget): void {
  window.dataLayer = window.dataLayer || [];
  window.gtag = function () {
    window.dataLayer.push(arguments);
  };
  window.gtag('js', new Date());
  window.gtag('config', id);
  track.addEventListener('change', () => {
    window.dataLayer.push({ event: 'change', at: Date.now() });
  });
}
