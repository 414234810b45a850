// What drivers need from each framework: to show a component, and to take it away again as its user would.
/** An element in the document. */
export function addHost(tag = 'div') {
  return document.body.appendChild(document.createElement(tag));
}

/** Calls what an object has to end it. */
export function end(object) {
  for (const name of ['dispose', 'destroy', 'close', 'stop', 'disconnect', Symbol.dispose]) {
    if (typeof object[name] === 'function') object[name]();
  }
}

/** Resolves when the browser has had the time to show something. */
export function pause(ms = 0) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
