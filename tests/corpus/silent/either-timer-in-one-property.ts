// Guards against: `clearInterval(handle.id)` taken for a wrong clear where the property holds an interval on old platforms.
const hasFrames = (): boolean => typeof requestAnimationFrame !== 'undefined';

interface Handle {
  id: number | NodeJS.Timeout;
}

export function start(callback: () => void): Handle {
  if (!hasFrames()) {
    return { id: setInterval(callback, 16) };
  }
  const handle: Handle = { id: 0 };
  const loop = (): void => {
    callback();
    handle.id = requestAnimationFrame(loop);
  };
  handle.id = requestAnimationFrame(loop);
  return handle;
}

export function stop(handle: Handle): void {
  if (!hasFrames()) {
    clearInterval(Number(handle.id));
    return clearInterval(handle.id as number);
  }
  cancelAnimationFrame(Number(handle.id));
}
