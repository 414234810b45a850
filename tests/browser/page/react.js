import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { addHost } from './mount.js';

/** Shows a component. Its effects have run when this returns. */
export function show(component, properties = {}) {
  const host = addHost();
  const root = createRoot(host);
  flushSync(() => root.render(createElement(component, properties)));
  return {
    host,
    update: (next) => flushSync(() => root.render(createElement(component, next))),
    hide: () => {
      flushSync(() => root.unmount());
      host.remove();
    },
  };
}

/** Shows a component that does nothing but call a hook. */
export function showHook(hook, getParameters = () => []) {
  return show(function Caller({ of }) {
    hook(...of);
    return null;
  }, { of: getParameters() });
}
