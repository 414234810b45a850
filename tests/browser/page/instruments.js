// Runs in the page before any program. What it counts is what the browser itself keeps: each callback that a timer gets is wrapped in a function of its own,
// which dies when the browser lets go of it.
(() => {
  const makeCounter = () => {
    let references = [];
    return {
      add: (value) => references.push(new WeakRef(value)),
      count: () => {
        references = references.filter((reference) => reference.deref() !== undefined);
        return references.length;
      },
    };
  };

  const survivors = makeCounter();
  globalThis.track = (value) => {
    survivors.add(value);
    return value;
  };

  const callbacks = makeCounter();
  const nextFrame = requestAnimationFrame.bind(globalThis);
  const wrap = (target, name) => {
    const native = target[name];
    target[name] = function (callback, ...rest) {
      if (typeof callback !== 'function') return Reflect.apply(native, this, [callback, ...rest]);
      const own = (...parameters) => callback(...parameters);
      callbacks.add(own);
      return Reflect.apply(native, this, [own, ...rest]);
    };
  };
  wrap(globalThis, 'setInterval');
  wrap(globalThis, 'setTimeout');
  wrap(globalThis, 'requestAnimationFrame');
  wrap(globalThis, 'requestIdleCallback');
  wrap(HTMLVideoElement.prototype, 'requestVideoFrameCallback');

  // An observer lives as long as what it observes, its object in the script not always: what counts is its callback.
  const observers = {};
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const own = makeCounter();
    observers[name] = own.count;
    globalThis[name] = class extends globalThis[name] {
      constructor(callback, ...rest) {
        const kept = function (...parameters) { return Reflect.apply(callback, this, parameters); };
        own.add(kept);
        super(kept, ...rest);
      }
    };
  }

  const urls = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (value) => {
    const url = createObjectURL.call(URL, value);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };

  // What the driver of a program counts itself, and the targets whose listeners count.
  globalThis.proof = {
    targets: [window, document, document.documentElement, document.body],
    counts: { ...observers, survivors: survivors.count, timers: callbacks.count, urls: () => urls.size },
    frame: () => new Promise(nextFrame),
  };
})();
