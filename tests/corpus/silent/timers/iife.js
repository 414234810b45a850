// Guards against: scripts of a page, in a function that is called at once or when the document is ready.
(function () {
  const clock = document.querySelector('.clock');

  function update() {
    if (clock) clock.textContent = new Date().toLocaleTimeString();
  }

  window.setInterval(update, 1000);

  document.addEventListener('DOMContentLoaded', function () {
    setInterval(update, 60000);
  });

  window.addEventListener('load', () => {
    requestAnimationFrame(function loop() {
      update();
      requestAnimationFrame(loop);
    });
  });
})();

(async () => {
  const { default: config } = await Promise.resolve({ default: { ms: 1000 } });
  setInterval(() => console.log(config.ms), config.ms);
})();
