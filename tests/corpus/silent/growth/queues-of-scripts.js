// Guards against: queues on the global object that another script empties, and names by which a page tells scripts of each other.
export function load(id, track) {
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
