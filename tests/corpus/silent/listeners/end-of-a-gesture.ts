// Guards against: one-shots for the ends of a gesture: whichever comes first, the pointer leaves or is let go of soon, and the other goes, too.
declare function prepare(element: Element): void;

export function onEnter(event: MouseEvent): void {
  const card = event.target;
  if (!(card instanceof HTMLElement)) {
    return;
  }
  const late = setTimeout(() => prepare(card), 100);
  const onPress = (): void => {
    clearTimeout(late);
    prepare(card);
  };
  event.target?.addEventListener('mousedown', onPress, { once: true });
  event.target?.addEventListener(
    'mouseleave',
    () => {
      clearTimeout(late);
      event.target?.removeEventListener('mousedown', onPress);
    },
    { once: true },
  );
}
