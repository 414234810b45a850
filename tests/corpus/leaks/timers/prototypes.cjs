'use strict';

/**
 * @constructor
 * @param {HTMLElement} element
 */
function Marquee(element) {
  /** @type {HTMLElement} */
  this.element = element;
  /** @type {number} */
  this.offset = 0;
}

Marquee.prototype.start = function () {
  const self = this;
  // leak: no-leaked-timer
  setInterval(function () {
    self.offset -= 1;
    self.element.style.left = self.offset + 'px';
  }, 16);
};

module.exports = Marquee;

document.querySelectorAll('button').forEach((button) => {
  button.addEventListener('click', () => {
    // leak: no-leaked-timer
    setInterval(() => button.classList.toggle('pressed'), 500);
  });
});
