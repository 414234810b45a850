import { render } from 'solid-js/web';
import { addHost } from './mount.js';

export function show(component, properties = {}) {
  const host = addHost();
  const dispose = render(() => component(properties), host);
  return {
    host,
    hide: () => {
      dispose();
      host.remove();
    },
  };
}
