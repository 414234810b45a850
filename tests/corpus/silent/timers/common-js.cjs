// Guards against: CommonJS modules that run a timer for the whole process, or give its release away.
const { EventEmitter } = require('node:events');
const timers = require('node:timers');

const cache = new Map();

timers.setInterval(() => cache.clear(), 60 * 60 * 1000);

/** @param {{ on(event: string, listener: () => void): void }} server */
module.exports = function attach(server) {
  const timer = setInterval(() => {
    server.on('tick', () => cache.clear());
  }, 1000);
  server.on('close', () => clearInterval(timer));
  return server;
};

module.exports.createTicker = function createTicker(/** @type {number} */ ms) {
  const ticker = new EventEmitter();
  const timer = setInterval(() => ticker.emit('tick'), ms);
  return Object.assign(ticker, {
    halt() {
      clearInterval(timer);
    },
  });
};

module.exports.watch = (/** @type {() => void} */ look) => {
  const watcher = { timer: setInterval(look, 1000), look };
  return watcher;
};
