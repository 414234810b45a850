import { createApp } from 'vue';
import { addHost } from './mount.js';

export function show(component, properties = {}) {
  const host = addHost();
  const app = createApp(component, properties);
  app.mount(host);
  return {
    host,
    hide: () => {
      app.unmount();
      host.remove();
    },
  };
}
