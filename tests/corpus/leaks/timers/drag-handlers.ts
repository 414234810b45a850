export function makeDraggable(box: HTMLElement): void {
  let x = 0;

  box.addEventListener('pointermove', (event) => {
    x = event.clientX;
  });

  box.addEventListener('pointerdown', () => {
    function follow(): void {
      box.style.translate = `${x}px`;
      // leak: no-leaked-timer
      requestAnimationFrame(follow);
    }
    follow();
  });
}

export function scrollWhileDragging(list: HTMLElement): void {
  list.addEventListener('dragstart', () => {
    // leak: no-leaked-timer
    const scroller = setInterval(() => list.scrollBy(0, 4), 16);
    list.dataset['scroller'] = 'on';
    console.debug(scroller);
  });
  list.addEventListener('dragend', () => {
    delete list.dataset['scroller'];
  });
}
