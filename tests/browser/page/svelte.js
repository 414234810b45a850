import { flushSync, mount, unmount } from 'svelte';
import { addHost } from './mount.js';

export function show(component, properties = {}) {
  const host = addHost();
  const instance = mount(component, { target: host, props: properties });
  flushSync();
  return {
    host,
    hide: async () => {
      await unmount(instance);
      host.remove();
    },
  };
}
