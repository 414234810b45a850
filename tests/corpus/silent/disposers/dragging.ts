// Guards against: a listener that is called like a container of removers. It is what the page calls, and keeps nothing.
export function startDrag(panel: HTMLElement): void {
  const move = (event: MouseEvent): void => {
    panel.style.height = `${String(event.clientY)}px`;
  };
  const unsubscribe = (): void => {
    document.removeEventListener('mousemove', move, false);
    document.removeEventListener('mouseup', unsubscribe, false);
  };
  document.addEventListener('mousemove', move, false);
  document.addEventListener('mouseup', unsubscribe, false);
}
