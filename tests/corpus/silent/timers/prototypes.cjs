// Guards against: constructor functions whose prototype has the release, and modules of start and stop.
'use strict';

const { setInterval: every, clearInterval: never } = require('node:timers');

/**
 * @constructor
 * @param {() => void} beat
 */
function Heart(beat) {
  /** @type {() => void} */
  this.beat = beat;
  /** @type {NodeJS.Timeout | null} */
  this.timer = null;
}

Heart.prototype.start = function () {
  if (this.timer) return;
  const self = this;
  this.timer = setInterval(function () {
    self.beat();
  }, 1000);
};

Heart.prototype.stop = function () {
  if (this.timer) clearInterval(this.timer);
  this.timer = null;
};

/** @type {NodeJS.Timeout | undefined} */
let sweeper;

/** @param {Map<string, number>} cache */
function startSweeping(cache) {
  sweeper = every(() => {
    for (const [key, expires] of cache) {
      if (expires < Date.now()) cache.delete(key);
    }
  }, 30000);
}

exports.Heart = Heart;
exports.startSweeping = startSweeping;
exports.stopSweeping = function stopSweeping() {
  never(sweeper);
};
