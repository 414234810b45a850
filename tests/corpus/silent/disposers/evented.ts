// Guards against: a listener for the end of a target that is called like a container. The function keeps nothing; it passes its arguments on.
interface Target {
  on(type: string, listener: () => void): void;
  off(type: string, listener: () => void): void;
}

const listen = (target: Target, method: 'on' | 'off', type: string, listener: () => void): void => {
  target[method](type, listener);
};

export function follow(self: Target, target: Target, type: string, listener: () => void): void {
  const removeListenerOnDispose = (): void => {
    target.off(type, listener);
  };
  listen(target, 'on', type, listener);
  listen(self, 'on', 'dispose', removeListenerOnDispose);
}
