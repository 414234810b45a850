// Guards against: a debounced function clears the last timer before it starts the next, and the last one ends by itself.
export function debounce<Parameters extends unknown[]>(run: (...parameters: Parameters) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...parameters: Parameters): void => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...parameters), ms);
  };
}
