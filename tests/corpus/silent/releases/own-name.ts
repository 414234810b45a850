// Guards against: a function that takes itself away by its own name, beside functions that give and take back whatever they get.
export class Frames {
  listen(target: EventTarget, event: string, listener: EventListener, options: AddEventListenerOptions): () => void {
    target.addEventListener(event, listener, options);
    return () => target.removeEventListener(event, listener, options);
  }

  next(target: EventTarget, event: string): Promise<Event> {
    return new Promise((resolve) => {
      target.addEventListener(event, function first(found) {
        target.removeEventListener(event, first);
        resolve(found);
      });
    });
  }
}
